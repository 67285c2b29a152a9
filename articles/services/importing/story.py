"""The story itself: text, mentions, quotes and topics on one draft."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from articles.blocks.story import TEXT_BLOCK
from articles.enums import EventRole, Origin
from articles.models import Author, Byline, DocumentMention, SourceLink, Topic
from articles.models.names import clean_name
from articles.models.quotes import validate_language
from articles.safety.html import clean_html
from articles.selectors.records.choosers import topics_by_name
from articles.services.importing.errors import ImportRefused
from articles.services.importing.record_file import as_list, said_of
from articles.services.importing.record_inputs import (
    organization_role,
    person_role,
    speaker_kind,
)
from articles.services.importing.story_file import clean_body
from articles.services.records.inputs import MentionInput, QuoteInput
from articles.services.records.make_rows import new_mention, new_quote
from articles.services.records.whole_quotes import split_parts
from articles.services.stories.languages import guess_language
from articles.text import CONTEXT_LENGTH, Projection, Selector, anchor_all, name_key, text_to_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import ArticlePage, Quote
    from articles.services.importing.record_file import RecordFile
    from articles.services.importing.story_file import StoryFile
    from articles.services.records.story_records import StoryRecords

_IMPORT = Origin.IMPORT.value


@dataclass(frozen=True)
class ImportContext:
    """What the steps of one import share: the two files, and the records that they name."""

    story: StoryFile
    record: RecordFile
    records: StoryRecords


def fill_article(article: ArticlePage, context: ImportContext) -> None:
    """Put text and record on `article`, in memory. The records are there already. Raises
    ImportRefused for quotes whose words are not in the text."""
    record, records = context.record, context.records
    article.published_on = context.story.published_on
    for name in ("kicker", "standfirst", "slugline"):
        setattr(article, name, record.text(name) or getattr(article, name))
    article.language = _language({"language": record.text("language")}) or guess_language(
        f"{article.title} {article.standfirst} {context.story.body}"
    )
    article.dateline_place = records.places.get(name_key(record.text("dateline")))
    html = _html(context.story.body)
    article.body = [{"type": TEXT_BLOCK, "value": html, "id": str(uuid.uuid4())}]
    article.sources = [_source(row, order) for order, row in enumerate(record.rows("sources"))]
    for source in article.sources.all():
        records.sources.setdefault(source.url, source.uid)
    article.person_mentions = _mentions(context, _people(context))
    article.organization_mentions = _mentions(context, _organizations(context))
    article.document_mentions = [
        DocumentMention(document=document, origin=_IMPORT, sort_order=order)
        for order, document in enumerate(records.documents.values())
    ]
    article.event_mentions = _mentions(context, _events(context))
    article.quotes = _quotes(context, article.projection())
    split_parts(article)
    article.bylines = [
        Byline(author=author, sort_order=order) for order, author in enumerate(_authors(context))
    ]
    article.topics.set(_find_topics(context))


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


# --- Mentions -------------------------------------------------------------------------------------


def _mentions(context: ImportContext, mentions: Iterable[MentionInput]) -> list[Any]:
    return [
        new_mention(context.records, one, origin=_IMPORT, sort_order=order)
        for order, one in enumerate(mentions)
    ]


def _people(context: ImportContext) -> Iterable[MentionInput]:
    for row in context.record.rows("people"):
        role = person_role(as_list(row.get("role_in_story")))
        yield MentionInput(
            kind="person", reference=row["id"], role=role, called=_as_written(row, context)
        )


def _organizations(context: ImportContext) -> Iterable[MentionInput]:
    for row in context.record.rows("organizations"):
        role = organization_role(as_list(row.get("role_in_story")))
        yield MentionInput(
            kind="organization", reference=row["id"], role=role, called=_as_written(row, context)
        )


def _events(context: ImportContext) -> Iterable[MentionInput]:
    rows = context.record.rows("events")
    for reference, row in zip(context.records.events, rows, strict=True):
        role = EventRole.BACKGROUND if row.get("background") else EventRole.SUBJECT
        yield MentionInput(kind="event", reference=reference, role=role.value)


def _as_written(row: dict[str, Any], context: ImportContext) -> list[str]:
    """The words of the story for somebody: given, or cut from the text, or the name."""
    mentions = row.get("mentions") or []
    cut = context.story.raw[slice(*mentions[0])] if mentions else ""
    return [row.get("described_as") or "", cut, row.get("name_in_text") or "", row["name"]]


# --- Quotes ---------------------------------------------------------------------------------------


def _quotes(context: ImportContext, projection: Projection) -> list[Quote]:
    """Unsaved quotes in the record's order."""
    rows = context.record.rows("quotes")
    uids = {_key(row, number): uuid.uuid4() for number, row in enumerate(rows)}
    listed_in = {
        str(quote): row["id"]
        for row in context.record.rows("documents")
        for quote in row.get("quotes") or []
    }
    quotes = []
    for number, (row, places) in enumerate(zip(rows, _places(context, projection), strict=True)):
        speaker = row.get("speaker") or {}
        reference, key = str(speaker.get("ref") or ""), _key(row, number)
        given = row.get("said_in") or speaker.get("document")
        quote = QuoteInput(
            uid=uids[key],
            words=clean_body(row["text"]),
            selectors=[selector.as_json() for selector in places],
            speaker_kind=speaker_kind(str(speaker.get("kind") or "")),
            speaker=reference,
            called=[
                row.get("speaker_surface") or "",
                speaker.get("name") or "",
                context.records.name_of(reference),
            ],
            reported_by=str(speaker.get("reported_by") or ""),
            addressee=str(row.get("addressee") or ""),
            # What the record says, else the document that it lists the quote under.
            said_in=str(given or listed_in.get(key) or ""),
            first_hand=bool(row.get("first_hand")),
            verb=str(row.get("verb") or ""),
            medium=clean_name(str(row.get("medium") or ""))[:120],
            said=said_of(row),
            continues=uids.get(str(row.get("continued_from") or "")),
            not_alone=bool(row.get("not_alone")),
            language=_language(row),
            original_words=clean_body(str(row.get("original_words") or "")),
            translated_by=str(row.get("translated_by") or ""),
        )
        quotes.append(new_quote(context.records, quote, origin=_IMPORT, sort_order=number))
    return quotes


def _language(row: dict[str, Any]) -> str:
    tag = str(row.get("language") or "")
    if tag:
        try:
            validate_language(tag)
        except ValidationError as error:
            raise ImportRefused(f"“{tag}” is no language. {error.message}") from error
    return tag


def _key(row: dict[str, Any], number: int) -> str:
    return str(row.get("id") or number)


def _places(context: ImportContext, projection: Projection) -> list[tuple[Selector, ...]]:
    """Where each quote's words stand; quotes of equal words get different places."""
    wanted = [
        (clean_body(row["text"]), _hint(row, number, context.story, projection))
        for number, row in enumerate(context.record.rows("quotes"), start=1)
    ]
    places = []
    found = anchor_all(wanted, projection)
    for number, (one, (words, _)) in enumerate(zip(found, wanted, strict=True), start=1):
        if one is None:
            raise ImportRefused(f"Quote {number} of the record is not in the text: “{words[:80]}”.")
        places.append(tuple(one))
    return places


def _hint(
    row: dict[str, Any], number: int, story: StoryFile, projection: Projection
) -> tuple[Selector, ...]:
    """The offsets of the record as a selector. They must fit the file."""
    start, end = row.get("start"), row.get("end")
    if not (isinstance(start, int) and isinstance(end, int)):
        return ()
    exact = clean_body(row["text"])
    if story.raw[start:end] != row["text"]:
        raise ImportRefused(
            f"Quote {number} of the record does not stand at {start}–{end} of the text: "
            f"“{exact[:80]}”."
        )
    offset = max(0, start - story.body_start)
    return (
        Selector(
            block=projection.blocks[0].id,
            exact=exact,
            prefix=story.raw[max(0, start - CONTEXT_LENGTH) : start],
            suffix=story.raw[end : end + CONTEXT_LENGTH],
            start=offset,
            end=offset + len(exact),
        ),
    )


# --- Bylines and topics ---------------------------------------------------------------------------


def _authors(context: ImportContext) -> list[Author]:
    found = []
    for name in context.record.data.get("byline") or []:
        author = Author.objects.named(name).first()
        is_new = author is None
        if author is None:
            author = Author.objects.create(name=name)
        context.records.keep("author", author, is_new=is_new)
        found.append(author)
    return found


def _find_topics(context: ImportContext) -> list[Topic]:
    """The record's topics by name or synonym; those that are not there yet are made."""
    names = {name_key(name): " ".join(name.split()) for name in context.record.topic_names()}
    found = topics_by_name(names.values())
    report = context.records.report
    topics: dict[int, Topic] = {}
    for key, name in names.items():
        topic = found.get(key)
        if topic is None:
            topic = Topic.objects.create(name=name)
            report.made("topic", name)
        else:
            report.matched("topic", str(topic))
        topics[topic.pk] = topic
    return list(topics.values())
