"""The "Record" menu, and the moderators' entries beside it."""

from wagtail.snippets.models import register_snippet

from articles.editing.records.viewsets import CannedReplyViewSet, RecordGroup

register_snippet(RecordGroup)
register_snippet(CannedReplyViewSet)
