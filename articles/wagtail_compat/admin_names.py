"""Names of the admin that Wagtail's documentation does not promise, for screens of our own.

Replaces nothing: they are used as they are, and a Wagtail that moves one is mended here.
Upstream: no ticket. Ends when: they are documented, name by name.
"""

from wagtail.admin.compare import TagsFieldComparison
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.forms.tags import TagField
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page

__all__ = [
    "BaseFilterForm",
    "LinkMenuItem",
    "TagField",
    "TagsFieldComparison",
    "WagtailPaginator",
    "get_breadcrumbs_items_for_page",
]
