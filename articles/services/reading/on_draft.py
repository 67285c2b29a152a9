"""Puts accepted facts on a draft, in memory: mentions, quotes, topics."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from articles.enums import SpeakerKind
from articles.models import (
    DocumentMention,
    EventMention,
    OrganizationMention,
    PersonMention,
    Place,
    Quote,
)
from articles.services.reading.draft_rows import RELATIONS, place_of
from articles.services.reading.quote_words import refuse_twice, span_of_words
from articles.services.reading.record_rows import maps
from articles.services.reading.shapes import Kind, ReadingRefused
from articles.services.reading.speakers import key_of_speaker
from articles.text import Selector, name_key
from articles.text.selectors import select

if TYPE_CHECKING:
    from articles.extraction import Span
    from articles.models import ArticlePage, Topic
    from articles.services.importing.making import Making
    from articles.services.reading.decisions import Decision
    from articles.services.reading.shapes import ArticleReading
    from articles.text import Projection

_MENTIONS: dict[Kind, Any] = {
    Kind.PERSON: PersonMention,
    Kind.ORGANIZATION: OrganizationMention,
    Kind.DOCUMENT: DocumentMention,
    Kind.EVENT: EventMention,
}
# Length of the blank line between two blocks of the projection's text.
_BREAK = 2


class OnDraft:
    """Adds rows to one draft; `origin` says who accepted them."""

    def __init__(
        self, draft: ArticlePage, reading: ArticleReading, making: Making, origin: str
    ) -> None:
        self.draft: Any = draft
        self.reading = reading
        self.making = making
        self.origin = origin
        self.projection = draft.projection()
        self.quotes = {one.key: one.row for one in reading.proposals if one.kind == Kind.QUOTE}

    def add(self, decision: Decision, topics: dict[int, Topic]) -> None:
        if decision.kind == Kind.TOPIC:
            self.draft.topics.add(topics[int(decision.proposal.source.key)])
        elif decision.kind == Kind.QUOTE:
            self._add_quote(decision)
        elif decision.kind == Kind.PLACE:
            self._add_place(decision)
        elif decision.kind == Kind.DATE:
            self._date_story(decision)
        else:
            self._add_mention(decision)

    def _add_mention(self, decision: Decision) -> None:
        relation, attribute = RELATIONS[decision.kind]
        record = maps(self.making)[decision.kind].get(decision.key)
        rows = getattr(self.draft, relation)
        if record and any(getattr(row, f"{attribute}_id") == record.pk for row in rows.all()):
            return
        name = getattr(decision.proposal.source, "name", "")
        words = self.making.words_for(decision.key, decision.proposal.evidence.words, name)
        rows.add(
            _MENTIONS[decision.kind](
                described_as=words,
                role=decision.fields["role"],
                origin=self.origin,
                sort_order=len(rows.all()),
                **{attribute: record},
            )
        )

    def _add_place(self, decision: Decision) -> None:
        """The record alone, for events and seats, and for reading the next story; of the date
        line's place also the story's own."""
        if decision.proposal.source.dateline:
            made = self.making.places.get(name_key(decision.fields["name"]))
            self.draft.dateline_place = made or Place.objects.filter(pk=decision.pk).first()

    def _date_story(self, decision: Decision) -> None:
        try:
            self.draft.published_on = datetime.date.fromisoformat(decision.fields["date"])
        except ValueError:
            raise ReadingRefused(
                f"The date of a story is one day, like 2026-03-05, not {decision.fields['date']}."
            ) from None

    def _add_quote(self, decision: Decision) -> None:
        rows = list(self.draft.quotes.all())
        span = span_of_words(self.reading.text, decision)
        refuse_twice(span, rows, self.projection)
        first = self.quotes.get(decision.proposal.parties.get("continues", ""))
        quote = Quote(
            words=self.reading.text[span.start : span.end],
            selectors=[one.as_json() for one in selectors_of(span, self.projection)],
            anchored=True,
            verb=decision.fields["verb"],
            said_edtf=decision.fields["said"],
            **self._evidence(decision),
            continues=first.uid if first else None,
            origin=self.origin,
            **self._speaker(decision),
            **self._reporter(decision),
        )
        self.quotes[decision.key] = quote
        rows.insert(_place_among(rows, span, self.projection), quote)
        for number, row in enumerate(rows):
            row.sort_order = number
        self.draft.quotes = rows

    def _evidence(self, decision: Decision) -> dict[str, Any]:
        """The document that the words stand in. What it reports of a person was said elsewhere."""
        document = self.making.documents.get(decision.proposal.parties.get("document", ""))
        if document is None:
            return {}
        told = decision.fields["speaker_kind"] == SpeakerKind.PERSON
        elsewhere = told and "reported_by" in decision.proposal.parties
        medium = "" if elsewhere else document.get_kind_display().lower()
        return {"said_in_document": document, "medium": medium}

    def _speaker(self, decision: Decision) -> dict[str, Any]:
        fields = decision.fields
        said = fields["attributed_as"] or fields["speaker"]
        key = key_of_speaker(decision, self.reading)
        for kind in (Kind.PERSON, Kind.ORGANIZATION, Kind.DOCUMENT):
            record = maps(self.making)[kind].get(key)
            if record is not None and fields["speaker_kind"] == kind.value:
                # Of a private person only words that stand in the story.
                words = self.making.words_for(key, fields["attributed_as"], fields["speaker"])
                return {"speaker_kind": kind.value, kind.value: record, "attributed_as": words}
        # No record behind it: a group, or somebody who was rejected as a record.
        return {"speaker_kind": SpeakerKind.DESCRIBED.value, "attributed_as": said}

    def _reporter(self, decision: Decision) -> dict[str, Any]:
        key = decision.proposal.parties.get("reported_by", "")
        for kind in (Kind.PERSON, Kind.ORGANIZATION, Kind.DOCUMENT):
            record = maps(self.making)[kind].get(key)
            if record is not None:
                return {f"reported_by_{kind.value}": record}
        return {}


def selectors_of(span: Span, projection: Projection) -> list[Selector]:
    """Where a span of the whole text stands, block by block."""
    found, at = [], 0
    for block in projection.blocks:
        start, end = max(0, span.start - at), min(len(block.text), span.end - at)
        if start < end:
            found.append(select(block, start, end))
        at += len(block.text) + _BREAK
    return found


def _place_among(rows: list[Any], span: Span, projection: Projection) -> int:
    """Before the first quote that stands later in the text."""
    for number, row in enumerate(rows):
        place = place_of(row, projection)
        if place is not None and place[0] > span.start:
            return number
    return len(rows)
