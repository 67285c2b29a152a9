"""The story itself: text, mentions, quotes and topics on one draft."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING, Any

from articles.blocks.story import TEXT_BLOCK
from articles.enums import EventRole, Origin
from articles.models import (
    Author,
    Byline,
    DocumentMention,
    EventMention,
    OrganizationMention,
    PersonMention,
    SourceLink,
    Topic,
)
from articles.safety.html import clean_html
from articles.selectors.records.choosers import topics_by_name
from articles.services.importing import words
from articles.services.importing.quotes import make_quotes
from articles.text import name_key, text_to_html

if TYPE_CHECKING:
    from articles.models import ArticlePage
    from articles.services.importing.making import Making
    from articles.services.importing.story_file import StoryFile

_IMPORT = Origin.IMPORT.value


def fill_article(article: ArticlePage, making: Making, story: StoryFile) -> None:
    """Put text and record on `article`, in memory. The records of `making` are there already."""
    record = making.record
    article.published_on = story.published_on
    for name in ("kicker", "standfirst", "slugline"):
        setattr(article, name, record.text(name) or getattr(article, name))
    article.dateline_place = making.places.get(name_key(record.text("dateline")))
    article.body = [{"type": TEXT_BLOCK, "value": _html(story.body), "id": str(uuid.uuid4())}]
    sources = [_source(row, order) for order, row in enumerate(record.rows("sources"))]
    article.sources = sources
    article.person_mentions = _people(making)
    article.organization_mentions = _organizations(making)
    article.document_mentions = [
        DocumentMention(document=document, origin=_IMPORT, sort_order=order)
        for order, document in enumerate(making.documents.values())
    ]
    article.event_mentions = _events(making)
    article.quotes = make_quotes(making, story, article.projection(), sources)
    article.bylines = [
        Byline(author=author, sort_order=order) for order, author in enumerate(_authors(making))
    ]
    article.topics.set(find_topics(making))


def _html(text: str) -> str:
    """Paragraphs. Wagtail prints stored rich text as it is, so only what the editor could have
    written may be stored."""
    return clean_html(text_to_html(text))


def _source(row: dict[str, Any], order: int) -> SourceLink:
    accessed = row.get("accessed_on")
    return SourceLink(
        sort_order=order,
        title=row["title"],
        url=row["url"],
        publisher=str(row.get("publisher") or ""),
        archived_url=str(row.get("archived_url") or ""),
        accessed_on=datetime.date.fromisoformat(accessed) if accessed else None,
    )


def _as_written(row: dict[str, Any], making: Making) -> str:
    """The words of the story for somebody: given, or cut from the text, or the name."""
    mentions = row.get("mentions") or []
    cut = making.story.raw[slice(*mentions[0])] if mentions else ""
    return making.words_for(
        row["id"], row.get("described_as"), cut, row.get("name_in_text"), row["name"]
    )


def _people(making: Making) -> list[PersonMention]:
    return [
        PersonMention(
            person=making.people[row["id"]],
            role=words.person_role(row.get("role_in_story") or []),
            described_as=_as_written(row, making),
            origin=_IMPORT,
            sort_order=order,
        )
        for order, row in enumerate(making.record.rows("people"))
    ]


def _organizations(making: Making) -> list[OrganizationMention]:
    return [
        OrganizationMention(
            organization=making.organizations.get(row["id"]),
            role=words.organization_role(row.get("role_in_story") or []),
            described_as=_as_written(row, making),
            origin=_IMPORT,
            sort_order=order,
        )
        for order, row in enumerate(making.record.rows("organizations"))
    ]


def _events(making: Making) -> list[EventMention]:
    rows = making.record.rows("events")
    return [
        EventMention(
            event=event,
            role=(EventRole.BACKGROUND if row.get("background") else EventRole.SUBJECT).value,
            origin=_IMPORT,
            sort_order=order,
        )
        for order, (event, row) in enumerate(zip(making.events.values(), rows, strict=True))
    ]


def _authors(making: Making) -> list[Author]:
    found = []
    for name in making.record.data.get("byline") or []:
        author = Author.objects.named(name).first()
        is_new = author is None
        if author is None:
            author = Author.objects.create(name=name)
        making.keep("author", author, is_new=is_new)
        found.append(author)
    return found


def find_topics(making: Making) -> list[Topic]:
    """The record's topics by name or synonym; those that are not there yet are made."""
    names = {name_key(name): " ".join(name.split()) for name in making.record.topic_names()}
    found = topics_by_name(names.values())
    topics: dict[int, Topic] = {}
    for key, name in names.items():
        topic = found.get(key)
        if topic is None:
            topic = Topic.objects.create(name=name)
            making.report.made("topic", name)
        else:
            making.report.matched("topic", str(topic))
        topics[topic.pk] = topic
    return list(topics.values())
