"""The archive by year, month and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.filters import NoSuchPeriod, Period
from articles.selectors.lists.archive import read_archive
from articles.selectors.site.page_frame import read_page_frame
from articles.views.cursors import read_cursor
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def archive(request: HttpRequest, year: str, month: str = "", day: str = "") -> HttpResponse:
    """404 where the calendar has no such day, and where no story is of that time."""
    cursor = read_cursor(request)
    try:
        period = Period.of(year, month, day)
    except NoSuchPeriod as error:
        raise Http404 from error
    page_frame = read_page_frame()
    screen = read_archive(period, page_frame, cursor)
    if screen is None:
        raise Http404
    return answer(request, "articles/lists/archive.html", {"archive": screen}, page_frame)
