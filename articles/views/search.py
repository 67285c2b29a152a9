"""The search, and suggestions while somebody types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.filters import SearchFilter
from articles.selectors.search.screen import MAX_PAGES, read_search
from articles.selectors.search.suggestions import read_suggestions
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.site.structured_data import whole_url
from articles.syndication.opensearch import describe_search
from articles.views.responses import answer, answer_file

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The box, and what it found. What it cannot be narrowed by is said, and left out."""
    wanted, wrong = SearchFilter.parse_what_fits(dict(request.GET.lists()))
    page_frame = read_page_frame()
    screen = read_search(request.GET.get("q", ""), wanted, _page(request), page_frame)
    problems = (*(error.message for error in wrong), *screen.problems)
    context = {"search": screen, "problems": problems, "url": "/search/"}
    return answer(request, "articles/search/search.html", context, page_frame)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """JSON: `{"suggestions": [{"kind", "title", "url"}]}`, the likeliest first."""
    found = read_suggestions(request.GET.get("q", ""))
    rows = [{"kind": row.kind, "title": row.title, "url": row.url} for row in found]
    body = json.dumps({"suggestions": rows}, ensure_ascii=False)
    return answer_file(request, body, "application/json", read_page_frame())


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The OpenSearch 1.1 description, by which browsers offer this search."""
    page_frame = read_page_frame()
    text = describe_search(page_frame.name, whole_url("/"))
    return answer_file(request, text, "application/opensearchdescription+xml", page_frame)


def _page(request: HttpRequest) -> int:
    """Raises Http404 for a page that there cannot be."""
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= MAX_PAGES):
        raise Http404
    return int(text)
