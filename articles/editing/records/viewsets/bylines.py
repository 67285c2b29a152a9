"""Authors of stories."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from articles.editing.records.choosers import chooser_of
from articles.editing.records.viewsets.base import STORIES_COLUMN, RecordViewSet
from articles.models import Author, Byline
from articles.panels.bylines import AUTHOR_PANELS
from articles.selectors.records.choosers import with_story_count


class AuthorViewSet(RecordViewSet):
    """Names in the byline."""

    model = Author
    icon = "edit"
    chooser_viewset_class = chooser_of(Author, "name")
    edit_handler = ObjectList(AUTHOR_PANELS)
    list_display: ClassVar = [
        "name",
        BooleanColumn("has_public_page", label="Public page"),
        Column("user", label="Account", accessor="user"),
        STORIES_COLUMN,
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return with_story_count(Author.objects.select_related("user"), Byline, "author")
