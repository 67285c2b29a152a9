"""Stories, quotes and corrections as entries of feeds."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.text import Truncator

from articles import dates
from articles.selectors.lists.timelines import PATH
from articles.selectors.site.structured_data import whole_url
from articles.syndication.addresses import make_absolute
from articles.syndication.feeds import FeedEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.models import DocumentStatus
    from articles.selectors.corrections.public import Notice
    from articles.selectors.lists.timelines import EventItem
    from articles.selectors.records.names import Name
    from articles.selectors.site.feeds import QuoteItem, StoryItem
    from articles.selectors.stories.page import StoryPage
    from articles.selectors.stories.quotes import QuoteEntry
    from articles.selectors.stories.record import EventEntry

_IN_TITLE = 90


def story_entry(item: StoryItem) -> FeedEntry:
    """A story with its whole text."""
    topics = [topic.name for topic in item.topics]
    return FeedEntry(
        id=item.id,
        url=whole_url(item.url),
        title=item.title,
        summary=item.summary,
        html=story_html(item, item.events),
        published_at=item.published_at,
        updated_at=item.updated_at,
        authors=[_pair(author) for author in item.authors],
        categories=[item.section, *topics] if item.section else topics,
        image=whole_url(item.picture.src) if item.picture else "",
        record=_record(item),
        language=item.language,
    )


def story_html(story: StoryItem | StoryPage, events: Sequence[EventEntry]) -> str:
    """The story as it is published, for use elsewhere: every address in it is whole."""
    return _html("feeds/story.html", {"item": story, "events": events}, story.url)


def quote_entry(item: QuoteItem) -> FeedEntry:
    """One quote, with its speaker as its author."""
    citation = item.citation
    quote = citation.quote
    words = f"“{quote.text}”"
    shown = Truncator(words).chars(_IN_TITLE)
    return FeedEntry(
        id=f"urn:uuid:{quote.uid}",
        url=whole_url(quote.url),
        title=f"{quote.speaker.name}: {shown}" if quote.speaker else shown,
        summary=words,
        html=_html("feeds/quote.html", {"citation": citation}, quote.url),
        published_at=item.published_at,
        updated_at=item.updated_at,
        authors=[_pair(quote.speaker)] if quote.speaker else [],
        record={"quotes": [quote_member(quote)]},
    )


def notice_entry(notice: Notice) -> FeedEntry:
    """A correction; it is replaced by a newer one, never changed."""
    text = "\n\n".join(notice.paragraphs)
    return FeedEntry(
        id=whole_url(notice.url),
        url=whole_url(notice.url),
        title=f"{notice.label}: {notice.title}",
        summary=text,
        html=linebreaks(text, autoescape=True),
        published_at=notice.issued_at,
        updated_at=notice.replaced_at or notice.issued_at,
        categories=[notice.label],
    )


def step_entry(step: DocumentStatus, day: datetime.date) -> FeedEntry:
    """What happened to a document on `day`, or from then on; the document's page says the rest.

    A step of which only the month is known has no day on which it came out; Atom wants a time of
    every entry, and has the one by which it is sorted as that of its last change.
    """
    document = step.document
    url = whole_url(document.get_absolute_url())
    words = ", ".join(filter(None, (step.get_kind_display(), step.date_for_people(), step.note)))
    is_day = dates.parse(step.date_edtf).precision is dates.Precision.DAY
    at = timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
    return FeedEntry(
        id=f"{url}#step-{step.pk}",
        url=url,
        title=f"{document.name}: {step.get_kind_display().lower()}",
        summary=words,
        html=linebreaks(words, autoescape=True),
        published_at=at if is_day else None,
        updated_at=at,
        categories=[step.get_kind_display()],
    )


def event_entry(item: EventItem) -> FeedEntry:
    """An event, at the time and with the address of the newest story that tells of it."""
    event = item.moment
    when = event.date or event.as_said
    told = event.story.url if event.story else PATH
    words = ", ".join(filter(None, (when, event.place)))
    return FeedEntry(
        id=f"{whole_url(PATH)}#event-{item.pk}",
        url=whole_url(told),
        title=f"{event.name} ({when})" if when else event.name,
        summary=words,
        html=_html("feeds/event.html", {"event": event}, told),
        published_at=item.published_at,
        updated_at=item.updated_at,
        categories=[event.place] if event.place else [],
    )


def quote_member(quote: QuoteEntry) -> dict[str, Any]:
    """A quote as our own member of JSON Feed has it; see docs/feeds.md."""
    members = {
        "id": quote.uid,
        "url": whole_url(quote.url),
        "text": quote.text,
        "parts": list(quote.parts),
        "speaker": _name(quote.speaker),
        "verb": quote.verb,
        "medium": quote.medium,
        "said": quote.said,
        "said_in": _name(quote.said_in),
        "reported_by": _name(quote.reported_by),
        "language": quote.language,
        "original_words": quote.original,
        "translated_by": quote.translated_by,
    }
    return {name: value for name, value in members.items() if value}


def _record(item: StoryItem) -> dict[str, Any]:
    members: dict[str, Iterable[Any]] = {
        "quotes": [quote_member(quote) for quote in item.quotes],
        "corrections": [
            {
                "url": whole_url(notice.url),
                "kind": notice.kind,
                "text": "\n\n".join(notice.paragraphs),
                "date_issued": notice.issued_at.isoformat(timespec="seconds"),
            }
            for notice in item.notices
        ],
    }
    return {name: value for name, value in members.items() if value}


def _name(name: Name | None) -> dict[str, str]:
    if name is None:
        return {}
    url = whole_url(name.url) if name.url else ""
    return {"name": name.name, "url": url} if url else {"name": name.name}


def _pair(name: Name) -> tuple[str, str]:
    return name.name, whole_url(name.url) if name.url else ""


def _html(template: str, context: dict[str, Any], path: str) -> str:
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return make_absolute(render_to_string(template, context), site, whole_url(path)).strip()
