"""All people, organizations, documents or authors, from A to Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.selectors.furniture import read_furniture
from articles.selectors.record_lists import NoSuchPage, read_record_list
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def record_list(request: HttpRequest, records: str) -> HttpResponse:
    start, after, kind = (request.GET.get(name, "") for name in ("from", "after", "kind"))
    try:
        screen = read_record_list(records, start, after, kind, asked_owner(request))
    except NoSuchPage as error:
        raise Http404 from error
    return answer(request, "articles/records.html", {"screen": screen}, read_furniture())


def asked_owner(request: HttpRequest) -> tuple[str, str]:
    """The record whose people or documents are asked for: its kind and its slug."""
    kind = "person" if "person" in request.GET else "organization"
    return kind, request.GET.get(kind, "")
