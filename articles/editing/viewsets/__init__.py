"""The newsroom's screens of the record, one noun a file."""

from wagtail.snippets.views.snippets import SnippetViewSetGroup

from articles.editing.viewsets.addresses import RetiredAddressViewSet
from articles.editing.viewsets.bylines import AuthorViewSet
from articles.editing.viewsets.canned_replies import CannedReplyViewSet
from articles.editing.viewsets.events import EventViewSet
from articles.editing.viewsets.organizations import OrganizationViewSet
from articles.editing.viewsets.people import PersonViewSet
from articles.editing.viewsets.places import PlaceViewSet
from articles.editing.viewsets.source_documents import SourceDocumentViewSet
from articles.editing.viewsets.topics import TopicViewSet


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
        TopicViewSet,
        AuthorViewSet,
        RetiredAddressViewSet,
    )


__all__ = ["CannedReplyViewSet", "RecordGroup"]
