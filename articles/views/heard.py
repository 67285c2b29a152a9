"""Who we quote: counts of quotes by voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.filters import BadFilter, QuoteFilter
from articles.selectors.lists.heard import read_heard
from articles.selectors.site.page_frame import read_page_frame
from articles.views.lists import is_written_so, refuse_list
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# What narrows the counts; all else that a list of quotes may be asked for does not.
HEARD_PARAMETERS = ("topic", "year")


@require_safe
def who_is_heard(request: HttpRequest) -> HttpResponse:
    try:
        asked = {name: request.GET.getlist(name) for name in HEARD_PARAMETERS}
        wanted = QuoteFilter.parse(asked)
        if not is_written_so(request, wanted):
            return HttpResponseRedirect(wanted.address(request.path))
        screen = read_heard(wanted)
    except BadFilter as error:
        return refuse_list(request, error)
    return answer(request, "articles/lists/heard.html", {"screen": screen}, read_page_frame())
