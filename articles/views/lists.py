"""The lists of stories and quotes, with their filters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from django.http import HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.filters import BadFilter, QuoteFilter, StoryFilter
from articles.selectors.lists.quote_choices import beside_choices, choices_address, read_choices
from articles.selectors.lists.quotes import read_quote_list
from articles.selectors.lists.stories import read_stories
from articles.selectors.site.page_frame import read_page_frame
from articles.syndication.cache_keys import RECORDS
from articles.views.responses import answer, refuse

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.filters import Filter


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    try:
        wanted = StoryFilter.parse(dict(request.GET.lists()))
        if not is_written_so(request, wanted):
            return HttpResponseRedirect(wanted.address(request.path))
        page_frame = read_page_frame()
        screen = read_stories(wanted, page_frame)
    except BadFilter as error:
        return refuse_list(request, error)
    return answer(request, "articles/lists/stories.html", {"screen": screen}, page_frame)


@require_safe
def quotes(request: HttpRequest) -> HttpResponse:
    try:
        wanted = QuoteFilter.parse(dict(request.GET.lists()))
        if not is_written_so(request, wanted):
            return HttpResponseRedirect(wanted.address(request.path))
        screen = read_quote_list(wanted)
    except BadFilter as error:
        return refuse_list(request, error)
    return answer(request, "articles/lists/quotes.html", {"screen": screen}, read_page_frame())


@require_safe
def quotes_by(request: HttpRequest, by: str) -> HttpResponse:
    """All speakers, or all values of another kind, that a list of quotes may be narrowed to."""
    after = request.GET.get("after", "")
    try:
        wanted = beside_choices(by, QuoteFilter.parse(dict(request.GET.lists())))
        address = choices_address(by, wanted, after)
        if not _asks_for(request, urlsplit(address).query):
            return HttpResponseRedirect(address)
        screen = read_choices(by, wanted, after)
    except BadFilter as error:
        return refuse_list(request, error)
    context = {"screen": screen}
    # Its address looks like that of one quote, and it is a list of records.
    return answer(request, "articles/lists/quotes_by.html", context, read_page_frame(), [RECORDS])


def is_written_so(request: HttpRequest, wanted: Filter) -> bool:
    """Whether the address says it in the one way: caches keep each list once, and a form's empty
    fields do not stand in addresses that people pass on."""
    return _asks_for(request, wanted.to_query())


def _asks_for(request: HttpRequest, query: str) -> bool:
    asked = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    return asked == parse_qsl(query)


def refuse_list(request: HttpRequest, error: BadFilter) -> HttpResponse:
    """What is wrong with the address, and the way to the whole list."""
    context = {"message": error.message, "list_url": request.path}
    return refuse(request, "articles/lists/no_list.html", 404, context)
