"""Feeds of quotations and of corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.feeds.answers import answer_feed
from articles.feeds.entries import notice_entry, quote_entry
from articles.feeds.filtering import read_filter
from articles.filters import QuoteFilter
from articles.models import Quote
from articles.selectors.corrections import read_feed
from articles.selectors.feeds import read_quote_items
from articles.selectors.furniture import read_furniture

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def corrections(request: HttpRequest, kind: str = "atom") -> HttpResponse:
    """The newest corrections, clarifications, updates, notes and retractions."""
    site = read_furniture()
    return answer_feed(
        request,
        kind,
        [notice_entry(notice) for notice in read_feed()],
        site,
        title="Corrections",
        description=f"What {site.name} has corrected, clarified, updated or retracted.",
        home=reverse("corrections"),
    )


@require_safe
def quotes(request: HttpRequest, kind: str) -> HttpResponse:
    """What was said, from the newest stories; a part of it with the parameters of `/quotes/`."""
    site = read_furniture()
    wanted, records, title = read_filter(request, QuoteFilter)
    return answer_feed(
        request,
        kind,
        [quote_entry(item) for item in read_quote_items(Quote.objects.matching(wanted, records))],
        site,
        title=title or "Quotations",
        description=f"Who said what, from the newest stories of {site.name}.",
        home="/quotes/",
        query=wanted.to_query(),
    )
