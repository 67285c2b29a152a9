"""All events of the record, in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from articles.selectors.furniture import read_furniture
from articles.selectors.timelines import read_all_events
from articles.views.cursors import read_cursor
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    cursor = read_cursor(request)
    furniture = read_furniture()
    context = {"timeline": read_all_events(cursor), "url": "/timeline/"}
    return answer(request, "articles/timeline.html", context, furniture)
