"""Lists of pages say until when a story is embargoed, to those who may know."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail import hooks
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.viewsets.pages import PageViewSet


class EmbargoStatusColumn(PageStatusColumn):
    """Wagtail's column, and beside it the end of the embargo."""

    cell_template_name = "articles/embargo/editing/status_cell.html"


def _with_embargo(column: Any) -> Any:
    if type(column) is not PageStatusColumn:
        return column
    return EmbargoStatusColumn(
        column.name, label=column.label, sort_key=column.sort_key, width=column.width
    )


class PageSearch(PageViewSet.search_view_class):
    """Wagtail's search, which has columns of its own."""

    columns: ClassVar[list[Any]] = [
        _with_embargo(column) for column in PageViewSet.search_view_class.columns
    ]


class NewsroomPages(PageViewSet):
    """The explorer, the search, and Wagtail's list of all pages of a type."""

    columns: ClassVar[list[Any]] = [_with_embargo(column) for column in PageViewSet.columns]
    search_view_class = PageSearch


# After Wagtail's own, of which it takes the place.
@hooks.register("register_admin_viewset")
def register_pages() -> NewsroomPages:
    return NewsroomPages()
