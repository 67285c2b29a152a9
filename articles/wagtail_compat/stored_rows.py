"""Tables in which Wagtail keeps parts of a page beside its revisions: killing a story empties them.

Replaces nothing: they are used as they are, and a Wagtail that moves one is mended here.
Upstream: no ticket. Ends when: they are documented, name by name.
"""

from wagtail.admin.models import EditingSession, FormState
from wagtail.search.models import IndexEntry

__all__ = ["EditingSession", "FormState", "IndexEntry"]
