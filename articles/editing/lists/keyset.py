"""Admin lists that page by key: page 500 costs what page 1 costs, and nothing is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.views.generic.base import BaseListingView

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class KeysetPaging:
    """For a list of Wagtail's: a page is found by the last row of the page before, its "cursor"."""

    results_template_name = "articles/lists/editing/keyset_results.html"
    page_kwarg = "after"
    paginate_by: int | None = 50
    following = ""
    request: HttpRequest
    index_url: str

    def read_rows(self, queryset: QuerySet, cursor: str, size: int) -> tuple[list[Any], str]:
        """At most `size` rows after `cursor` ("": the first ones; nothing that this view has not
        given out can be a cursor, and is taken as ""), and the cursor of the next page or ""."""
        raise NotImplementedError

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> tuple[Any, Any, Any, bool]:
        cursor = self.request.GET.get(self.page_kwarg, "")
        rows, self.following = self.read_rows(queryset, cursor, page_size)
        return None, None, rows, False

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)  # type: ignore[misc]
        first, following = self.request.GET.copy(), self.request.GET.copy()
        for query in (first, following):
            # Parts of the page that Wagtail's script asked for are no part of an address.
            query.pop("_w_filter_fragment", None)
            query.pop(self.page_kwarg, None)
        following[self.page_kwarg] = self.following
        context["first_url"] = (
            f"{self.index_url}?{first.urlencode()}" if self.page_kwarg in self.request.GET else ""
        )
        context["next_url"] = f"{self.index_url}?{following.urlencode()}" if self.following else ""
        return context


class KeysetListingView(KeysetPaging, BaseListingView):
    """A list that pages so."""
