"""The page of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from articles.models import Place
from articles.selectors.records.places import find_place, read_place
from articles.selectors.site.page_frame import read_page_frame
from articles.views.cursors import read_cursor
from articles.views.records import moved
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    cursor = read_cursor(request)
    found = find_place(slug)
    if found is None:
        return moved(request, Place, slug)
    page_frame = read_page_frame()
    screen = read_place(found, page_frame, cursor)
    return answer(request, "articles/records/place.html", {"place": screen}, page_frame)
