"""The one query parameter of the public site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from articles.selectors.lists.paging import BadCursor, Cursor

if TYPE_CHECKING:
    from django.http import HttpRequest


def read_cursor(request: HttpRequest) -> Cursor | None:
    """`?before=2017-07-13.123`, None without it. Raises Http404 for what no page links to."""
    text = request.GET.get("before")
    if text is None:
        return None
    try:
        return Cursor.parse(text)
    except BadCursor as error:
        raise Http404 from error
