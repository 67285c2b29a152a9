"""Events in the order of time, each with its place on a drawn line and a story that tells of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Window

from articles.filters import Cursor
from articles.models import ArticlePage, Event, EventMention
from articles.models.fuzzy_dates import say_date
from articles.models.querysets.filtered import find_records
from articles.selectors.lists.topic_choices import offer_topics
from articles.selectors.records.names import Name, record_url
from articles.selectors.stories.story_dates import published_moment, updated_moment

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

    from articles.filters import StoryFilter
    from articles.models.querysets.articles import ArticleQuerySet
    from articles.models.querysets.public import EventQuerySet
    from articles.selectors.lists.topic_choices import TopicChoices

# The narrowest bar, in per cent of the line: a day among years must still be seen.
_NARROWEST = 1.2
# Events on one page of all of them.
EVENTS_PER_PAGE = 40
PATH = "/timeline/"
# Events in a feed, and the stories in which the newest are looked for.
EVENTS_IN_FEED = 50
_TELLING = 25


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
class Undated:
    """Events of which no beginning is known, at the end of the line; `others` are not shown."""

    moments: tuple[Moment, ...]
    others: int


@dataclass(frozen=True, slots=True)
class TimelineScreen:
    """The page of all events; `about` says what it is narrowed down to, `kept` are the fields of
    the form that it does not show, by name."""

    timeline: Timeline
    undated: Undated
    about: str
    topics: TopicChoices
    year: str
    kept: tuple[tuple[str, str], ...]
    url: str
    newest_url: str
    older_url: str
    is_bare: bool
    csv_url: str
    feed_query: str


@dataclass(frozen=True, slots=True)
class EventItem:
    """An event in a feed, and the times of the story that tells of it."""

    pk: int
    moment: Moment
    published_at: datetime.datetime
    updated_at: datetime.datetime


def events_of(stories: Sequence[int]) -> EventQuerySet:
    """The events of these stories."""
    mentions = EventMention.objects.filter(page__in=stories, event__isnull=False)
    return Event.objects.filter(pk__in=mentions.order_by().values("event"))


def read_timeline(
    events: EventQuerySet, stories: ArticleQuerySet, size: int, cursor: Cursor | None = None
) -> Timeline:
    """One page of `events` in two queries; `stories` are the published ones that may tell of them.

    An event of which no beginning is known has no place on a line (see `read_undated`).
    """
    wanted = events.filter(date_earliest__isnull=False).order_by("-date_earliest", "-pk")
    if cursor is not None:
        day = cursor.published_on
        same_day = Q(date_earliest=day, pk__lt=cursor.pk)
        wanted = wanted.filter(Q(date_earliest__lt=day) | same_day, date_earliest__lte=day)
    rows = list(_with_story(wanted, stories)[: size + 1])
    shown = rows[:size]
    older = f"{shown[-1].date_earliest}.{shown[-1].pk}" if len(rows) > size else ""
    return _timeline(shown, older, cursor is None)


def read_undated(events: EventQuerySet, stories: ArticleQuerySet, size: int) -> Undated:
    """Those of `events` of which no beginning is known; at most two queries."""
    wanted = events.filter(date_earliest__isnull=True).order_by("name_key", "pk")
    rows = list(_with_story(wanted, stories).annotate(total=Window(Count("pk")))[:size])
    if not rows:
        return Undated((), 0)
    telling = ArticlePage.objects.published().for_listing().in_bulk({row.story for row in rows})
    moments = tuple(_moment(row, telling.get(row.story)) for row in rows)
    return Undated(moments, rows[0].total - len(rows))


def _with_story(events: EventQuerySet, stories: ArticleQuerySet) -> QuerySet[Any, Any]:
    """With the key of the newest of `stories` that tells of each."""
    mentions = EventMention.objects.filter(
        event=OuterRef("pk"), page__in=stories.order_by().values("pk")
    )
    newest = mentions.order_by("-page__published_on", "-page").values("page")[:1]
    return events.select_related("place").annotate(story=Subquery(newest))


def _timeline(events: Sequence[Event], older: str, is_first: bool) -> Timeline:
    if not events:
        return Timeline((), "", "", older, is_first)
    first = min(event.date_earliest for event in events)
    last = max(event.date_latest or event.date_earliest for event in events)
    keys = {event.story for event in events if event.story}
    stories = ArticlePage.objects.published().for_listing().in_bulk(keys)
    moments = tuple(
        _moment(event, stories.get(event.story), *_bar(event, first, last)) for event in events
    )
    return Timeline(moments, str(first.year), str(last.year), older, is_first)


def _bar(event: Event, first: datetime.date, last: datetime.date) -> tuple[float, float]:
    """Where it begins and how long it is. One without an end reaches to the end of the line, which
    ends with what has a date: until today would press everything else together."""
    length = max((last - first).days, 1)
    start = (event.date_earliest - first).days
    days = ((event.date_latest or last) - event.date_earliest).days
    width = max(days / length * 100, _NARROWEST)
    return round(min(start / length * 100, 100 - width), 2), round(width, 2)


def _moment(event: Event, story: ArticlePage | None, x: float = 0, width: float = 0) -> Moment:
    return Moment(
        name=event.name,
        date=say_date(event.date_edtf),
        as_said=event.date_as_said,
        place=event.place.name if event.place else "",
        story=Name(story.listing_title or story.title, story.address) if story else None,
        x=x,
        width=width,
        is_open=event.date_latest is None,
        edtf=event.date_edtf,
        # Where a published story tells of an event, its place has a page.
        place_url=record_url("place", event.place.slug) if event.place and story else "",
    )


def read_timeline_screen(wanted: StoryFilter) -> TimelineScreen:
    """One page of the events that published stories tell of, as far as `wanted` asks for them; at
    most six queries. Raises UnknownRecord."""
    records = find_records(wanted)
    events, stories = events_asked_for(wanted, records)
    before = wanted.before if isinstance(wanted.before, Cursor) else None
    timeline = read_timeline(events, stories, EVENTS_PER_PAGE, before)
    names = [record.name for record in records.values()]
    query = wanted.first_page().to_query()
    year = f"{wanted.year:04d}" if wanted.year else ""
    older = Cursor.parse(timeline.older) if timeline.older else None
    return TimelineScreen(
        timeline=timeline,
        undated=Undated((), 0) if older else read_undated(events, stories, EVENTS_PER_PAGE),
        about=", ".join(part for part in (" and ".join(names), year) if part),
        topics=offer_topics(wanted, records),
        year=year,
        kept=tuple((name, slug) for name, slug in records if name in ("person", "place")),
        url=PATH,
        newest_url=wanted.first_page().address(PATH),
        older_url=wanted.after(older).address(PATH) if older else "",
        is_bare=wanted.is_bare(),
        csv_url=wanted.first_page().address(f"{PATH}list.csv"),
        feed_query=query and f"?{query}",
    )


def read_event_items(
    wanted: StoryFilter, records: Mapping[tuple[str, str], Any]
) -> tuple[EventItem, ...]:
    """The events of which the newest stories tell, each once; two queries."""
    events, stories = events_asked_for(wanted, records)
    asked = EventMention.objects.order_by().filter(event__in=events.order_by().values("pk"))
    telling = stories.filter(Exists(asked.filter(page=OuterRef("pk")))).newest_first()
    columns = ("title", "listing_title", "address")
    times = ("published_on", "first_published_at", "updated_at")
    newest = {story.pk: story for story in telling.only(*columns, *times)[:_TELLING]}
    mentions = asked.filter(page__in=newest).select_related("event__place") if newest else ()
    place_of = {pk: place for place, pk in enumerate(newest)}
    items: dict[int, EventItem] = {}
    for row in sorted(
        mentions, key=lambda row: (place_of[row.page_id], row.sort_order or 0, row.pk)
    ):
        story = newest[row.page_id]
        times_of_story = published_moment(story), updated_moment(story)
        item = EventItem(row.event_id, _moment(row.event, story), *times_of_story)
        items.setdefault(row.event_id, item)
    return tuple(items.values())[:EVENTS_IN_FEED]


def events_asked_for(
    wanted: StoryFilter, records: Mapping[tuple[str, str], Any]
) -> tuple[EventQuerySet, ArticleQuerySet]:
    """The events, and the published stories that may tell of them; `records` are those that
    `wanted` names. Topics and the person are those of the stories; place and year are the event's
    own."""
    of_stories = replace(wanted, place=None, year=None)
    stories = ArticlePage.objects.published().matching(of_stories, records)
    is_of_stories = bool(wanted.topics or wanted.person)
    events = _told_in(stories) if is_of_stories else Event.objects.published()
    if wanted.place:
        events = events.filter(place=records["place", wanted.place].pk)
    if wanted.year:
        events = events.in_year(wanted.year)
    return events, stories


def _told_in(stories: ArticleQuerySet) -> EventQuerySet:
    mentions = EventMention.objects.filter(page__in=stories.order_by().values("pk"))
    return Event.objects.filter(pk__in=mentions.order_by().values("event"))
