"""The log of corrections, and each correction at its own address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.selectors.corrections import find_notice, read_log
from articles.selectors.furniture import read_furniture
from articles.views.cursors import read_cursor
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# Keys are 64 bits wide on both databases.
_HIGHEST_KEY = 2**63 - 1


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    log = read_log(read_cursor(request))
    return answer(request, "articles/corrections.html", {"log": log}, read_furniture())


@require_safe
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    notice = find_notice(pk) if pk <= _HIGHEST_KEY else None
    if notice is None:
        raise Http404
    return answer(request, "articles/correction.html", {"notice": notice}, read_furniture())
