"""All people, organizations, documents, places or authors, from A to Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.filters import BadFilter
from articles.selectors.lists.records import RECORD_LISTS, read_record_list
from articles.selectors.site.page_frame import read_page_frame
from articles.views.lists import is_written_so, refuse_list
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def record_list(request: HttpRequest, records: str) -> HttpResponse:
    try:
        wanted = RECORD_LISTS[records].wanted.parse(dict(request.GET.lists()))
        if not is_written_so(request, wanted):
            return HttpResponseRedirect(wanted.address(request.path))
        screen = read_record_list(records, wanted)
    except BadFilter as error:
        return refuse_list(request, error)
    return answer(request, "articles/lists/records.html", {"screen": screen}, read_page_frame())
