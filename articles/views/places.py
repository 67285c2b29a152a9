"""Places: all of them, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.models import Place
from articles.selectors.furniture import read_furniture
from articles.selectors.places import NoSuchPage, find_place, read_place, read_places
from articles.views.cursors import read_cursor
from articles.views.records import moved
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    try:
        screen = read_places(request.GET.get("after", ""))
    except NoSuchPage as error:
        raise Http404 from error
    return answer(request, "articles/places.html", {"screen": screen}, read_furniture())


@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    cursor = read_cursor(request)
    found = find_place(slug)
    if found is None:
        return moved(request, Place, slug)
    furniture = read_furniture()
    screen = read_place(found, furniture, cursor)
    return answer(request, "articles/place.html", {"place": screen}, furniture)
