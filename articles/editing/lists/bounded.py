"""Lists that count and page only their first rows; filters reach the rest."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.wagtail_compat.admin_names import WagtailPaginator

MAX_COUNTED = 5_000


class BoundedPaginator(WagtailPaginator):
    """Counts and pages through the first `MAX_COUNTED` rows: counting all of many, and going to the
    last of a thousand pages, reads them all. Nobody turns a hundred pages; a filter leads there."""

    @cached_property
    def count(self) -> int:
        """At most `MAX_COUNTED`."""
        if not isinstance(self.object_list, QuerySet):  # the results of a search
            return min(MAX_COUNTED, super().count)
        return self.object_list.order_by()[:MAX_COUNTED].count()

    @cached_property
    def items_count_label(self) -> str:
        if self.count < MAX_COUNTED:
            return str(super().items_count_label)
        return _("First %(number)s %(records)s: filter the list to see the others") % {
            "number": MAX_COUNTED,
            "records": self.verbose_name_plural,
        }
