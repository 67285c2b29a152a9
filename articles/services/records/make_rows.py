"""Rows of a draft that name the records of its story: mentions and quotes, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.enums import SpeakerKind
from articles.models import (
    DocumentMention,
    EventMention,
    OrganizationMention,
    PersonMention,
    Quote,
)

if TYPE_CHECKING:
    from articles.services.records.inputs import MentionInput, QuoteInput
    from articles.services.records.story_records import StoryRecords

_MENTIONS: dict[str, Any] = {
    "person": PersonMention,
    "organization": OrganizationMention,
    "document": DocumentMention,
    "event": EventMention,
}


def new_mention(
    records: StoryRecords, mention: MentionInput, *, origin: str, sort_order: int
) -> Any:
    """The mention, unsaved; `origin` says who accepted it. A group has words alone."""
    record = records.by_kind()[mention.kind].get(mention.reference)
    return _MENTIONS[mention.kind](
        described_as=records.words_for(mention.reference, mention.called),
        role=mention.role,
        origin=origin,
        sort_order=sort_order,
        **{mention.kind: record},
    )


def new_quote(
    records: StoryRecords, quote: QuoteInput, *, origin: str, sort_order: int | None = None
) -> Quote:
    """The quote, unsaved; `origin` says who accepted it."""
    return Quote(
        uid=quote.uid,
        words=quote.words,
        selectors=quote.selectors,
        anchored=True,
        first_hand=quote.first_hand,
        verb=quote.verb,
        medium=quote.medium,
        said_edtf=quote.said,
        continues=quote.continues,
        not_alone=quote.not_alone,
        language=quote.language,
        original_words=quote.original_words,
        translated_by=quote.translated_by[:120],
        origin=origin,
        sort_order=sort_order,
        **_speaker(records, quote),
        **_reported_by(records, quote.reported_by),
        **{f"addressee_{kind}": row for kind, row in records.party(quote.addressee).items()},
        **_said_in(records, quote.said_in),
    )


def _speaker(records: StoryRecords, quote: QuoteInput) -> dict[str, Any]:
    party = records.party(quote.speaker)
    words = {"attributed_as": records.words_for(quote.speaker, quote.called)}
    if quote.speaker_kind == SpeakerKind.DOCUMENT and quote.speaker in records.documents:
        document = records.documents[quote.speaker]
        return {**words, "speaker_kind": SpeakerKind.DOCUMENT.value, "document": document}
    if quote.speaker_kind in (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION) and party:
        return {**words, "speaker_kind": next(iter(party)), **party}
    # No record behind it: an unnamed group, or somebody in words only.
    return {**words, "speaker_kind": SpeakerKind.DESCRIBED.value}


def _reported_by(records: StoryRecords, reference: str) -> dict[str, Any]:
    if reference in records.documents:
        return {"reported_by_document": records.documents[reference]}
    return {f"reported_by_{kind}": row for kind, row in records.party(reference).items()}


def _said_in(records: StoryRecords, reference: str) -> dict[str, Any]:
    if reference in records.documents:
        return {"said_in_document": records.documents[reference]}
    if reference in records.events:
        return {"said_in_event": records.events[reference]}
    source = records.sources.get(reference)
    return {"said_in_source": source} if source else {}
