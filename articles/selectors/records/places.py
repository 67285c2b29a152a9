"""The page of a place: what happened there and was reported from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models import ArticlePage, Event, Place
from articles.selectors.lists.timelines import Timeline, read_timeline
from articles.selectors.records.case_statuses import StatusToday, read_cases_of
from articles.selectors.records.countries import country_name
from articles.selectors.records.names import record_url
from articles.selectors.stories.cards import StoryList, read_story_list

if TYPE_CHECKING:
    from articles.selectors.lists.paging import Cursor
    from articles.selectors.site.page_frame import PageFrame

# On the page of one place.
EVENTS_ON_PLACE = 20


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
    cases: tuple[StatusToday, ...] = ()


def find_place(slug: str) -> Place | None:
    """A place that has a public page: one of which only drafts tell has none."""
    return Place.objects.published().filter(slug=slug).first()


def read_place(place: Place, page_frame: PageFrame, cursor: Cursor | None) -> PlaceScreen:
    """At most six queries: stories and their pictures, events and stories of these, cases."""
    stories = ArticlePage.objects.published()
    events = Event.objects.published().filter(place=place)
    return PlaceScreen(
        name=place.name,
        url=record_url("place", place.slug),
        detail=place_detail(place),
        country=place.country.upper(),
        coordinates=_coordinates(place),
        stories=read_story_list(stories.set_in(place), page_frame, cursor),
        events=read_timeline(events, stories, EVENTS_ON_PLACE),
        cases=read_cases_of(place=place.pk) if cursor is None else (),
    )


def _coordinates(place: Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def place_detail(place: Place) -> str:
    """ "Republic, Russia"; a country is not said to be in itself."""
    country = country_name(place.country.upper()) if place.country else ""
    parts = [place.kind, "" if country == place.name else country]
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]
