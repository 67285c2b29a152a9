"""Events in the order of time, each with its place on a drawn line and a story that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery

from articles import dates
from articles.filters import Cursor
from articles.models import ArticlePage, Event, EventMention
from articles.querysets.filtered import find_records
from articles.selectors.names import Name, record_url
from articles.selectors.topic_choices import offer_topics

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from articles.filters import StoryFilter
    from articles.querysets.articles import ArticleQuerySet
    from articles.querysets.public import EventQuerySet
    from articles.selectors.topic_choices import TopicChoices

# The narrowest bar, in per cent of the line: a day among years must still be seen.
_NARROWEST = 1.2
# Events on one page of all of them.
PAGE = 40
PATH = "/timeline/"


@dataclass(frozen=True, slots=True)
class Moment:
    """An event. `x` and `width` are per cent of the line; `is_open` where it has no end yet."""

    name: str
    date: str
    as_said: str
    place: str
    story: Name | None
    x: float
    width: float
    is_open: bool
    edtf: str = ""
    place_url: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events, newest first; `first` and `last` are the ends of the line. `older` is the cursor of
    the next page, "" at the end."""

    moments: tuple[Moment, ...]
    first: str
    last: str
    older: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class TimelineScreen:
    """The page of all events; `about` names the topics that it is narrowed down to."""

    timeline: Timeline
    about: str
    topics: TopicChoices
    url: str
    newest_url: str
    older_url: str
    is_bare: bool
    csv_url: str


def events_of(stories: Sequence[int]) -> EventQuerySet:
    """The events of these stories."""
    told = EventMention.objects.filter(page__in=stories, event__isnull=False)
    return Event.objects.filter(pk__in=told.order_by().values("event"))


def read_timeline(
    events: EventQuerySet, stories: ArticleQuerySet, size: int, cursor: Cursor | None = None
) -> Timeline:
    """One page of `events` in two queries; `stories` are the published ones that may tell of them.

    An event of which no beginning is known has no place on a line and is left out.
    """
    wanted = events.filter(date_earliest__isnull=False).order_by("-date_earliest", "-pk")
    if cursor is not None:
        day = cursor.published_on
        same_day = Q(date_earliest=day, pk__lt=cursor.pk)
        wanted = wanted.filter(Q(date_earliest__lt=day) | same_day, date_earliest__lte=day)
    told = EventMention.objects.filter(
        event=OuterRef("pk"), page__in=stories.order_by().values("pk")
    )
    newest = told.order_by("-page__published_on", "-page").values("page")[:1]
    rows = list(wanted.select_related("place").annotate(story=Subquery(newest))[: size + 1])
    shown = rows[:size]
    older = f"{shown[-1].date_earliest}.{shown[-1].pk}" if len(rows) > size else ""
    return _timeline(shown, older, cursor is None)


def _timeline(events: Sequence[Event], older: str, is_first: bool) -> Timeline:
    if not events:
        return Timeline((), "", "", older, is_first)
    first = min(event.date_earliest for event in events)
    last = max(event.date_latest or event.date_earliest for event in events)
    keys = {event.story for event in events if event.story}
    stories = ArticlePage.objects.published().for_listing().in_bulk(keys)
    moments = tuple(_moment(event, stories.get(event.story), first, last) for event in events)
    return Timeline(moments, str(first.year), str(last.year), older, is_first)


def _moment(
    event: Event, story: ArticlePage | None, first: datetime.date, last: datetime.date
) -> Moment:
    """One without an end reaches to the end of the line, which ends with what has a date: until
    today would press everything else together."""
    length = max((last - first).days, 1)
    start = (event.date_earliest - first).days
    days = ((event.date_latest or last) - event.date_earliest).days
    width = max(days / length * 100, _NARROWEST)
    return Moment(
        name=event.name,
        date=dates.describe(event.date_edtf),
        as_said=event.date_as_said,
        place=event.place.name if event.place else "",
        story=Name(story.listing_title or story.title, story.address) if story else None,
        x=round(min(start / length * 100, 100 - width), 2),
        width=round(width, 2),
        is_open=event.date_latest is None,
        edtf=event.date_edtf,
        # Where a published story tells of an event, its place has a page.
        place_url=record_url("place", event.place.slug) if event.place and story else "",
    )


def read_events(wanted: StoryFilter) -> TimelineScreen:
    """One page of the events that published stories tell of, all of them or those of the topics
    that `wanted` names; at most four queries. Raises UnknownRecord."""
    records = find_records(wanted)
    stories = ArticlePage.objects.published().matching(wanted, records)
    events = Event.objects.published() if not wanted.topics else _told_in(stories)
    before = wanted.before if isinstance(wanted.before, Cursor) else None
    timeline = read_timeline(events, stories, PAGE, before)
    names = [record.name for record in records.values()]
    older = Cursor.parse(timeline.older) if timeline.older else None
    return TimelineScreen(
        timeline=timeline,
        about=" and ".join(names),
        topics=offer_topics(wanted, records),
        url=PATH,
        newest_url=wanted.first_page().address(PATH),
        older_url=wanted.after(older).address(PATH) if older else "",
        is_bare=wanted.is_bare(),
        csv_url=wanted.first_page().address(f"{PATH}list.csv"),
    )


def _told_in(stories: ArticleQuerySet) -> EventQuerySet:
    told = EventMention.objects.filter(page__in=stories.order_by().values("pk"))
    return Event.objects.filter(pk__in=told.order_by().values("event"))
