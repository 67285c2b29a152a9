"""Puts accepted facts on a draft, in memory: mentions, quotes, topics."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.enums import SpeakerKind
from articles.extraction import Span
from articles.models import Place
from articles.services.reading.draft_rows import RELATIONS, are_same_words, place_of
from articles.services.reading.shapes import ProposalKind, ReadingRefused
from articles.services.reading.speakers import key_of_speaker
from articles.services.records.inputs import MentionInput, QuoteInput
from articles.services.records.make_rows import new_mention, new_quote
from articles.text import Selector, name_key
from articles.text.projection import BLOCK_BREAK, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import ArticlePage, Quote, Topic
    from articles.services.reading.decisions import Decision
    from articles.services.reading.shapes import ArticleReading
    from articles.services.records.story_records import StoryRecords
    from articles.text import Projection

# How far from the proposed words those that a person changed may begin or end.
NEAR = 500


class OnDraft:
    """Adds rows to one draft; `origin` says who accepted them."""

    def __init__(
        self, draft: ArticlePage, reading: ArticleReading, records: StoryRecords, origin: str
    ) -> None:
        self.draft: Any = draft
        self.reading = reading
        self.records = records
        self.origin = origin
        self.projection = draft.projection()
        self.quotes = {
            one.key: one.row for one in reading.proposals if one.kind == ProposalKind.QUOTE
        }

    def add(self, decision: Decision, topics: dict[int, Topic]) -> None:
        if decision.kind == ProposalKind.TOPIC:
            self.draft.topics.add(topics[int(decision.proposal.source.key)])
        elif decision.kind == ProposalKind.QUOTE:
            self._add_quote(decision)
        elif decision.kind == ProposalKind.PLACE:
            self._add_place(decision)
        elif decision.kind == ProposalKind.DATE:
            self._date_story(decision)
        else:
            self._add_mention(decision)

    def _add_mention(self, decision: Decision) -> None:
        relation, attribute = RELATIONS[decision.kind]
        record = self.records.by_kind()[decision.kind].get(decision.key)
        rows = getattr(self.draft, relation)
        if record and any(getattr(row, f"{attribute}_id") == record.pk for row in rows.all()):
            return
        mention = MentionInput(
            kind=decision.kind.value,
            reference=decision.key,
            role=decision.fields["role"],
            called=(
                decision.proposal.evidence.words,
                getattr(decision.proposal.source, "name", ""),
            ),
        )
        rows.add(new_mention(self.records, mention, origin=self.origin, sort_order=len(rows.all())))

    def _add_place(self, decision: Decision) -> None:
        """The record alone, for events and seats, and for reading the next story; of the date
        line's place also the story's own."""
        if decision.proposal.source.dateline:
            made = self.records.places.get(name_key(decision.fields["name"]))
            self.draft.dateline_place = made or Place.objects.filter(pk=decision.pk).first()

    def _date_story(self, decision: Decision) -> None:
        try:
            self.draft.published_on = datetime.date.fromisoformat(decision.fields["date"])
        except ValueError:
            raise ReadingRefused(
                _("The story’s date must be a single day, such as 2026-03-05, not %(date)s.")
                % {"date": decision.fields["date"]}
            ) from None

    def _add_quote(self, decision: Decision) -> None:
        fields, parties = decision.fields, decision.proposal.parties
        rows = list(self.draft.quotes.all())
        span = span_of_words(self.reading.text, decision)
        refuse_twice(span, rows, self.projection)
        first = self.quotes.get(parties.get("continues", ""))
        told = QuoteInput(
            words=self.reading.text[span.start : span.end],
            selectors=[one.as_json() for one in selectors_of(span, self.projection)],
            speaker_kind=fields["speaker_kind"],
            speaker=key_of_speaker(decision, self.reading),
            called=(fields["attributed_as"], fields["speaker"]),
            reported_by=parties.get("reported_by", ""),
            said_in=parties.get("document", ""),
            verb=fields["verb"],
            medium=self._medium(decision),
            said=fields["said"],
            continues=first.uid if first else None,
            not_alone=decision.proposal.source.fragment,
            language=decision.proposal.source.language,
            translated_by=decision.proposal.source.translated_by,
        )
        quote = new_quote(self.records, told, origin=self.origin)
        self.quotes[decision.key] = quote
        rows.insert(_place_among(rows, span, self.projection), quote)
        for number, row in enumerate(rows):
            row.sort_order = number
        self.draft.quotes = rows

    def _medium(self, decision: Decision) -> str:
        """The kind of the document that the words stand in. What it reports of a person was said
        elsewhere."""
        document = self.records.documents.get(decision.proposal.parties.get("document", ""))
        told = decision.fields["speaker_kind"] == SpeakerKind.PERSON
        if document is None or (told and "reported_by" in decision.proposal.parties):
            return ""
        return document.get_kind_display().lower()


def selectors_of(span: Span, projection: Projection) -> list[Selector]:
    """Where a span of the whole text stands, block by block."""
    found, at = [], 0
    for block in projection.blocks:
        start, end = max(0, span.start - at), min(len(block.text), span.end - at)
        if start < end:
            found.append(select(block, start, end))
        at += len(block.text) + len(BLOCK_BREAK)
    return found


def _place_among(rows: list[Any], span: Span, projection: Projection) -> int:
    """Before the first quote that stands later in the text."""
    for number, row in enumerate(rows):
        place = place_of(row, projection)
        if place is not None and place[0] > span.start:
            return number
    return len(rows)


def span_of_words(text: str, decision: Decision) -> Span:
    """Where the words of an accepted quote stand; the nearest place, where there are several.

    Raises ReadingRefused for words that are not in the story there.
    """
    span = decision.proposal.spans[0]
    words = decision.fields.get("words", "")
    if words == decision.proposal.fields.get("words", words):
        return span
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    first = max(0, span.start - NEAR)
    found = [
        Span(*match.span()) for match in pattern.finditer(text, first, span.end + NEAR) if words
    ]
    if not found:
        raise ReadingRefused(
            _(
                "“%(words)s” is not in the story where “%(proposed)s” is: a quote must have the "
                "story’s exact words."
            )
            % {"words": words[:80], "proposed": decision.proposal.label[:80]}
        )
    return min(found, key=lambda one: abs(one.start - span.start) + abs(one.end - span.end))


def refuse_twice(span: Span, rows: Iterable[Quote], projection: Projection) -> None:
    """Raises ReadingRefused where one of the story’s quotes has these words already."""
    for row in rows:
        place = place_of(row, projection)
        if place is not None and are_same_words(place, span):
            raise ReadingRefused(
                _("“%(words)s” is already a quote in this story.") % {"words": row.words[:80]}
            )
