"""The "Record" menu, and the newsroom's entries under "Settings"."""

from wagtail.snippets.models import register_snippet

from articles.editing.records.viewsets import (
    CannedReplyViewSet,
    RecordGroup,
    RetiredAddressViewSet,
)

register_snippet(RecordGroup)
register_snippet(CannedReplyViewSet)
register_snippet(RetiredAddressViewSet)
