"""Source documents."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column

from articles.editing.records.choosers import chooser_of
from articles.editing.records.viewsets.base import STORIES_COLUMN, RecordViewSet
from articles.models import DocumentMention, SourceDocument
from articles.panels.source_documents import SOURCE_DOCUMENT_PANELS
from articles.selectors.records.choosers import with_story_count


class SourceDocumentViewSet(RecordViewSet):
    """Letters, resolutions, reports; the newest first."""

    model = SourceDocument
    icon = "doc-full"
    chooser_viewset_class = chooser_of(SourceDocument, "name", "kind", "date_edtf")
    edit_handler = ObjectList(SOURCE_DOCUMENT_PANELS)
    ordering: ClassVar = ("-date_earliest", "pk")
    list_display: ClassVar = [
        "name",
        Column("kind", accessor="get_kind_display", sort_key="kind"),
        Column("number"),
        Column("date", accessor="date_for_people", sort_key="date_earliest"),
        STORIES_COLUMN,
    ]
    list_filter: ClassVar = ["kind"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return with_story_count(
            SourceDocument.objects.all(),
            DocumentMention,
            "document",
            quoted_as=("document", "said_in_document"),
        )
