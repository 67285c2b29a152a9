"""Organizations."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column

from articles.editing.records.choosers import chooser_of
from articles.editing.records.viewsets.base import STORIES_COLUMN, RecordViewSet
from articles.models import Organization, OrganizationMention
from articles.panels.organizations import ORGANIZATION_PANELS
from articles.selectors.records.choosers import with_story_count


class OrganizationViewSet(RecordViewSet):
    """Organizations of the record."""

    model = Organization
    icon = "group"
    chooser_viewset_class = chooser_of(Organization, "name", "kind")
    edit_handler = ObjectList(ORGANIZATION_PANELS)
    list_display: ClassVar = [
        "name",
        Column("abbreviation", sort_key="abbreviation"),
        Column("kind", accessor="get_kind_display", sort_key="kind"),
        Column("jurisdiction", accessor="jurisdiction"),
        STORIES_COLUMN,
    ]
    list_filter: ClassVar = ["kind"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        organizations = Organization.objects.select_related("jurisdiction")
        return with_story_count(
            organizations, OrganizationMention, "organization", quoted_as=("organization",)
        )
