"""Cases: the list, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.filters import BadFilter, CaseFilter
from articles.selectors.lists.cases import read_case_list
from articles.selectors.records.cases import find_case, read_case
from articles.selectors.site.page_frame import read_page_frame
from articles.views.cursors import read_cursor
from articles.views.lists import is_written_so, refuse_list
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    try:
        wanted = CaseFilter.parse(dict(request.GET.lists()))
        if not is_written_so(request, wanted):
            return HttpResponseRedirect(wanted.address(request.path))
        screen = read_case_list(wanted)
    except BadFilter as error:
        return refuse_list(request, error)
    return answer(request, "articles/lists/cases.html", {"screen": screen}, read_page_frame())


@require_safe
def case(request: HttpRequest, slug: str) -> HttpResponse:
    cursor = read_cursor(request)
    found = find_case(slug)
    if found is None:
        raise Http404
    page_frame = read_page_frame()
    context = {"case": read_case(found, page_frame, cursor)}
    return answer(request, "articles/records/case.html", context, page_frame)
