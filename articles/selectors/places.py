"""Places, and what happened and was reported from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from articles.models import ArticlePage, Event, Place
from articles.selectors.cards import StoryList, read_story_list
from articles.selectors.countries import country_name
from articles.selectors.names import Name, record_url
from articles.selectors.timelines import Timeline, read_timeline

if TYPE_CHECKING:
    from articles.selectors.furniture import Furniture
    from articles.selectors.paging import Cursor

# Places on one page of the list; events on the page of one.
PAGE, EVENTS = 120, 20


class NoSuchPage(ValueError):
    """What no page of ours links to."""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place in the list; `detail` says what and where it is, as far as that is recorded."""

    name: Name
    detail: str


@dataclass(frozen=True, slots=True)
class PlaceList:
    """One page of places, in the order of the alphabet; `next_url` is "" at the end."""

    entries: tuple[PlaceEntry, ...]
    url: str
    next_url: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class PlaceScreen:
    """The page of a place. `coordinates` are degrees north and east, None where not recorded."""

    name: str
    url: str
    detail: str
    country: str
    coordinates: tuple[float, float] | None
    stories: StoryList
    events: Timeline


def find_place(slug: str) -> Place | None:
    """A place that has a public page: one of which only drafts tell has none."""
    return Place.objects.published().filter(slug=slug).first()


def read_place(place: Place, furniture: Furniture, cursor: Cursor | None) -> PlaceScreen:
    """At most five queries: its stories and their pictures, its events and stories of these."""
    stories = ArticlePage.objects.published()
    events = Event.objects.published().filter(place=place)
    has_coordinates = place.latitude is not None and place.longitude is not None
    return PlaceScreen(
        name=place.name,
        url=record_url("place", place.slug),
        detail=_detail(place),
        country=place.country.upper(),
        coordinates=(place.latitude, place.longitude) if has_coordinates else None,
        stories=read_story_list(stories.set_in(place), furniture, cursor),
        events=read_timeline(events, stories, EVENTS),
    )


def read_places(after: str) -> PlaceList:
    """One page of places; `after` is the key of the last one before. Two queries at most.

    Raises NoSuchPage.
    """
    places = Place.objects.published().order_by("name_key", "pk")
    if after:
        places = places.filter(_behind(after))
    found = list(places[: PAGE + 1])
    shown = found[:PAGE]
    return PlaceList(
        entries=tuple(
            PlaceEntry(Name(place.name, record_url("place", place.slug)), _detail(place))
            for place in shown
        ),
        url="/places/",
        next_url=f"/places/?after={shown[-1].pk}" if len(found) > PAGE else "",
        is_first=not after,
    )


def _behind(after: str) -> Q:
    """Places after one that readers know: of any other nobody learns where it would stand."""
    is_key = after.isascii() and after.isdigit() and len(after) <= 18
    last = Place.objects.published().filter(pk=int(after)).first() if is_key else None
    if last is None:
        raise NoSuchPage(after)
    same = Q(name_key=last.name_key, pk__gt=last.pk)
    return Q(name_key__gte=last.name_key) & (Q(name_key__gt=last.name_key) | same)


def _detail(place: Place) -> str:
    """ "Republic, Russia"; a country is not said to be in itself."""
    country = country_name(place.country.upper()) if place.country else ""
    parts = [place.kind, "" if country == place.name else country]
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]
