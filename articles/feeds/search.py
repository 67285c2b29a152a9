"""A saved search as a feed: the newest stories that it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.feeds.answers import answer_feed
from articles.feeds.entries import story_entry
from articles.filters import SearchFilter
from articles.models import ArticlePage
from articles.models.querysets.filtered import find_known_records
from articles.selectors.search.conditions import conditions_of
from articles.selectors.search.facets import search_url
from articles.selectors.search.finding import find
from articles.selectors.site.feeds import read_story_items
from articles.selectors.site.page_frame import read_page_frame
from articles.text import parse_query

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def found(request: HttpRequest, kind: str) -> HttpResponse:
    """The newest stories in which, or in whose quotes, the words stand; 404 without words. Only
    what stands there as it was typed: what was meant may be another thing tomorrow."""
    query = parse_query(request.GET.get("q", ""))
    if not query.terms:
        raise Http404
    asked = {name: values for name, values in request.GET.lists() if name != "q"}
    wanted, records, _unknown = find_known_records(SearchFilter.parse_what_fits(asked)[0])
    hits = find(query, conditions_of(wanted, records))
    is_exact = not (hits.spelling or hits.is_loose)
    keys = {hit.story_id for hit in hits.hits if hit.story_id is not None and is_exact}
    page_frame = read_page_frame()
    stories = ArticlePage.objects.published().filter(pk__in=keys)
    return answer_feed(
        request,
        kind,
        [story_entry(item) for item in read_story_items(stories, page_frame)],
        page_frame,
        title=_("Search: %(words)s") % {"words": query.text},
        description=_("The latest stories by %(site)s with these words.")
        % {"site": page_frame.name},
        home=reverse("search"),
        query=search_url(query.text, wanted).partition("?")[2],
    )
