"""The "Record" menu."""

from wagtail.snippets.models import register_snippet

from articles.editing.viewsets import RecordGroup

register_snippet(RecordGroup)
