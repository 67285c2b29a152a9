"""Feeds of lists that are not of stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.feeds.answers import answer_feed
from articles.feeds.entries import event_entry, notice_entry, quote_entry, step_entry
from articles.feeds.filtering import read_filter
from articles.filters import CorrectionFilter, CorrespondenceFilter, QuoteFilter, StoryFilter
from articles.models import Quote
from articles.selectors.corrections.public import read_issued
from articles.selectors.lists.correspondence import read_latest_steps
from articles.selectors.lists.timelines import read_event_items
from articles.selectors.site.feeds import read_quote_items
from articles.selectors.site.page_frame import read_page_frame
from articles.syndication.cache_keys import key_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# Of steps of documents, as many as of stories.
STEPS = 20


@require_safe
def corrections(request: HttpRequest, kind: str = "atom") -> HttpResponse:
    """The newest corrections, clarifications, updates, notes and retractions; some of them with
    the parameters of `/corrections/`."""
    site = read_page_frame()
    wanted, _records, title = read_filter(request, CorrectionFilter)
    notices = read_issued(wanted)[0]
    return answer_feed(
        request,
        kind,
        [notice_entry(notice) for notice in notices],
        site,
        title=title or _("Corrections"),
        description=_("What %(site)s has corrected, clarified, updated or retracted.")
        % {"site": site.name},
        home=reverse("corrections"),
        query=wanted.to_query(),
        keys=[key_of(notice.story_url) for notice in notices],
    )


@require_safe
def quotes(request: HttpRequest, kind: str) -> HttpResponse:
    """What was said, from the newest stories; a part of it with the parameters of `/quotes/`."""
    site = read_page_frame()
    wanted, records, title = read_filter(request, QuoteFilter)
    return answer_feed(
        request,
        kind,
        [quote_entry(item) for item in read_quote_items(Quote.objects.matching(wanted, records))],
        site,
        title=title or _("Quotes"),
        description=_("Who said what, from the latest stories by %(site)s.") % {"site": site.name},
        home="/quotes/",
        query=wanted.to_query(),
    )


@require_safe
def correspondence(request: HttpRequest, kind: str) -> HttpResponse:
    """The latest steps of letters, resolutions and bills; of some of them with the parameters of
    `/where-it-stands/`."""
    site = read_page_frame()
    wanted, records, title = read_filter(request, CorrespondenceFilter)
    steps = read_latest_steps(wanted, records, timezone.localdate(), STEPS)
    return answer_feed(
        request,
        kind,
        [step_entry(step, step.first) for step in steps],
        site,
        title=title or _("Awaiting answers"),
        description=_(
            "What happened next to the letters, resolutions and bills in stories by %(site)s."
        )
        % {"site": site.name},
        home=reverse("correspondence"),
        query=wanted.to_query(),
    )


@require_safe
def events(request: HttpRequest, kind: str) -> HttpResponse:
    """What happened, as the newest stories tell it; a part of it with the parameters of
    `/timeline/`."""
    site = read_page_frame()
    wanted, records, title = read_filter(request, StoryFilter)
    return answer_feed(
        request,
        kind,
        [event_entry(item) for item in read_event_items(wanted, records)],
        site,
        title=title or "Timeline",
        description=_("What happened, and when, from the latest stories by %(site)s.")
        % {"site": site.name},
        home=reverse("timeline"),
        query=wanted.to_query(),
    )
