"""Topics and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from articles.filters import StoryFilter
from articles.models import ArticlePage, Quote, Topic, TopicSynonym
from articles.selectors.lists.timelines import Timeline, events_of, read_timeline
from articles.selectors.records.case_statuses import StatusToday, read_cases_of
from articles.selectors.records.names import Name, record_url
from articles.selectors.records.neighbours import (
    NEWEST_STORIES,
    Neighbour,
    documents_of,
    has_figures,
    newest_keys,
    organizations_of,
    people_of,
    places_of,
    shared_topics,
)
from articles.selectors.stories.cards import StoryCard, StoryList, make_cards, read_story_list
from articles.selectors.stories.quotes import Citation, cite

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.selectors.lists.paging import Cursor
    from articles.selectors.site.page_frame import PageFrame


EVENTS_ON_TOPIC = 12
QUOTES_ON_TOPIC = 6
YEARS_ON_TOPIC = 12


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic in the list of all topics, with those below it."""

    name: Name
    description: str
    below: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicScreen:
    """The page of a topic; `parent` and `below` are the topics around it. `lead` is the story that
    stands first, None where there is no other beside it. `lead` and `hub` are None on the pages of
    older stories."""

    name: str
    slug: str
    url: str
    description: str
    parent: Name | None
    below: tuple[Name, ...]
    stories: StoryList
    lead: StoryCard | None
    hub: TopicHub | None
    cases: tuple[StatusToday, ...] = ()


@dataclass(frozen=True, slots=True)
class YearOfStories:
    """How many stories of a topic came out in a year, `url` lists them; `share` is in per cent of
    the year with most."""

    year: int
    number: int
    share: int
    url: str


@dataclass(frozen=True, slots=True)
class TopicHub:
    """What the topic's newest stories have in common; `counted` is how many they are, and
    `is_all` whether they are all that the topic has."""

    counted: int
    is_all: bool
    timeline: Timeline
    quotes: tuple[Citation, ...]
    people: tuple[Neighbour, ...]
    organizations: tuple[Neighbour, ...]
    documents: tuple[Neighbour, ...]
    topics: tuple[Neighbour, ...]
    places: tuple[Neighbour, ...]
    years: tuple[YearOfStories, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there are numbers to explain."""
        return has_figures(
            self.people, self.organizations, self.documents, self.topics, self.places
        )


def find_topic(slug: str) -> Topic | None:
    """A topic that has a public page."""
    return Topic.objects.published().filter(slug=slug).first()


def find_topic_of_synonym(slug: str) -> Topic | None:
    """The public topic for which the word is another name."""
    synonyms = TopicSynonym.objects.filter(slug=slug).values("topic")
    return Topic.objects.published().filter(pk__in=synonyms).first()


def read_topic(topic: Topic, page_frame: PageFrame, cursor: Cursor | None) -> TopicScreen:
    """In at most eighteen queries besides the topic and the frame; in three with a cursor."""
    near = Topic.objects.published()
    around = list(near.filter(parent=topic) | near.filter(pk=topic.parent_id))
    stories = ArticlePage.objects.published().about(topic)
    shown = read_story_list(stories, page_frame, cursor)
    return TopicScreen(
        name=topic.name,
        slug=topic.slug,
        url=record_url("topic", topic.slug),
        description=topic.description,
        parent=next((_name(other) for other in around if other.pk == topic.parent_id), None),
        below=tuple(_name(other) for other in around if other.parent_id == topic.pk),
        stories=shown,
        lead=_lead(topic, shown, page_frame),
        hub=_read_hub(topic) if cursor is None else None,
        cases=read_cases_of(topic=topic.pk) if cursor is None else (),
    )


def _lead(topic: Topic, stories: StoryList, page_frame: PageFrame) -> StoryCard | None:
    """What an editor chose, if readers may see it, or else the newest story."""
    if not stories.is_first or not stories.cards:
        return None
    listed = {card.pk: card for card in stories.cards}
    newest = stories.cards[0] if len(stories.cards) > 1 else None
    chosen = topic.lead_story_id
    if chosen is None or chosen in listed:
        return newest and listed.get(chosen or 0, newest)
    rows = list(ArticlePage.objects.published().for_listing().filter(pk=chosen))
    return make_cards(rows, page_frame)[0] if rows else newest


def _read_hub(topic: Topic) -> TopicHub:
    stories = ArticlePage.objects.published()
    keys = newest_keys(stories.about(topic))
    return TopicHub(
        counted=len(keys),
        is_all=len(keys) < NEWEST_STORIES,
        timeline=read_timeline(events_of(keys), stories, EVENTS_ON_TOPIC),
        quotes=cite(Quote.objects.filter(page__in=keys), QUOTES_ON_TOPIC),
        people=people_of(keys),
        organizations=organizations_of(keys),
        documents=documents_of(keys),
        topics=shared_topics(keys, topic.pk),
        places=places_of(keys),
        years=_years(topic, stories.about(topic)),
    )


def _years(topic: Topic, stories: Any) -> tuple[YearOfStories, ...]:
    """The years in which there are stories, the latest first; empty where a chart would have
    nothing to say, because there is one year, or one story in each. One query."""
    rows = stories.order_by().values_list("published_on__year").annotate(number=Count("pk"))
    numbers = sorted(rows, reverse=True)[:YEARS_ON_TOPIC]
    most = max((number for _, number in numbers), default=0)
    if len(numbers) < 2 or most < 2:
        return ()
    about = StoryFilter(topics=(topic.slug,))
    return tuple(
        YearOfStories(
            year=year,
            number=number,
            share=round(number * 100 / most),
            url=about.with_("year", f"{year:04d}").address("/stories/"),
        )
        for year, number in numbers
    )


def read_topics() -> tuple[TopicEntry, ...]:
    """Every public topic, in order of name, below the highest public one above it."""
    topics = {topic.pk: topic for topic in Topic.objects.published()}
    below: dict[int, list[Topic]] = {pk: [] for pk in topics}
    for topic in topics.values():
        top = _highest(topic, topics)
        if top is not topic:
            below[top.pk].append(topic)
    return tuple(
        TopicEntry(_name(topic), topic.description, tuple(_name(other) for other in below[pk]))
        for pk, topic in topics.items()
        if _highest(topic, topics) is topic
    )


def _highest(topic: Topic, topics: Mapping[int, Topic]) -> Topic:
    """The highest of the topics above; the topic itself where they form a circle."""
    seen = {topic.pk}
    top = topic
    while (above := top.parent_id) is not None and above in topics:
        if above in seen:
            return topic
        seen.add(above)
        top = topics[above]
    return top


def _name(topic: Topic) -> Name:
    return Name(topic.name, record_url("topic", topic.slug))
