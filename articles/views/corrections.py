"""The log of corrections, and each correction at its own address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.filters import BadFilter, CorrectionFilter
from articles.selectors.corrections.public import find_notice, read_log
from articles.selectors.site.page_frame import read_page_frame
from articles.views.lists import is_written_so, refuse_list
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# Keys are 64 bits wide on both databases.
_HIGHEST_KEY = 2**63 - 1


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    try:
        wanted = CorrectionFilter.parse(dict(request.GET.lists()))
        if not is_written_so(request, wanted):
            return HttpResponseRedirect(wanted.address(request.path))
    except BadFilter as error:
        return refuse_list(request, error)
    context = {"screen": read_log(wanted)}
    return answer(request, "articles/corrections/corrections.html", context, read_page_frame())


@require_safe
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    notice = find_notice(pk) if pk <= _HIGHEST_KEY else None
    if notice is None:
        raise Http404
    return answer(
        request, "articles/corrections/correction.html", {"notice": notice}, read_page_frame()
    )
