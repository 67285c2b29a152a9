"""Topics and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models import ArticlePage, Topic, TopicSynonym
from articles.selectors.cards import StoryList, read_story_list
from articles.selectors.names import Name, record_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.selectors.furniture import Furniture
    from articles.selectors.paging import Cursor


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic in the list of all topics, with those below it."""

    name: Name
    description: str
    below: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicScreen:
    """The page of a topic; `parent` and `below` are the topics around it."""

    name: str
    url: str
    description: str
    parent: Name | None
    below: tuple[Name, ...]
    stories: StoryList


def find_topic(slug: str) -> Topic | None:
    """A topic that has a public page."""
    return Topic.objects.published().filter(slug=slug).first()


def find_topic_of_synonym(slug: str) -> Topic | None:
    """The public topic for which the word is another name."""
    synonyms = TopicSynonym.objects.filter(slug=slug).values("topic")
    return Topic.objects.published().filter(pk__in=synonyms).first()


def read_topic(topic: Topic, furniture: Furniture, cursor: Cursor | None) -> TopicScreen:
    """A topic's page in three queries besides the topic and the frame."""
    near = Topic.objects.published()
    around = list(near.filter(parent=topic) | near.filter(pk=topic.parent_id))
    stories = ArticlePage.objects.published().about(topic)
    return TopicScreen(
        name=topic.name,
        url=record_url("topic", topic.slug),
        description=topic.description,
        parent=next((_name(other) for other in around if other.pk == topic.parent_id), None),
        below=tuple(_name(other) for other in around if other.parent_id == topic.pk),
        stories=read_story_list(stories, furniture, cursor),
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
    while top.parent_id in topics:
        if top.parent_id in seen:
            return topic
        seen.add(top.parent_id)
        top = topics[top.parent_id]
    return top


def _name(topic: Topic) -> Name:
    return Name(topic.name, record_url("topic", topic.slug))
