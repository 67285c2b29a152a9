"""The newsroom's screens of the record, one noun a file."""

from wagtail.snippets.views.snippets import SnippetViewSetGroup

from articles.editing.reader_reports.canned_replies import CannedReplyViewSet
from articles.editing.records.viewsets.bylines import AuthorViewSet
from articles.editing.records.viewsets.cases import CaseViewSet
from articles.editing.records.viewsets.events import EventViewSet
from articles.editing.records.viewsets.organizations import OrganizationViewSet
from articles.editing.records.viewsets.people import PersonViewSet
from articles.editing.records.viewsets.places import PlaceViewSet
from articles.editing.records.viewsets.source_documents import SourceDocumentViewSet
from articles.editing.records.viewsets.topics import TopicViewSet
from articles.editing.site.retired_addresses import RetiredAddressViewSet


class RecordGroup(SnippetViewSetGroup):
    """The "Record" menu."""

    menu_label = "Record"
    menu_icon = "list-ul"
    menu_order = 150
    items = (
        PersonViewSet,
        OrganizationViewSet,
        PlaceViewSet,
        SourceDocumentViewSet,
        EventViewSet,
        CaseViewSet,
        TopicViewSet,
        AuthorViewSet,
    )


__all__ = ["CannedReplyViewSet", "RecordGroup", "RetiredAddressViewSet"]
