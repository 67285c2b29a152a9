"""Cases."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn

from articles.editing.records.choosers import chooser_of
from articles.editing.records.viewsets.base import RecordViewSet
from articles.models import Case
from articles.panels.cases import CASE_PANELS


class CaseViewSet(RecordViewSet):
    """Cases, by their names in the newsroom."""

    model = Case
    icon = "folder-open-inverse"
    chooser_viewset_class = chooser_of(Case, "name")
    edit_handler = ObjectList(CASE_PANELS)
    list_display: ClassVar = [
        "name",
        Column("public_title", label=_("Public title")),
        NumberColumn("statuses", label=_("Statuses"), sort_key="statuses"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Case.objects.annotate(statuses=Count("facts"))
