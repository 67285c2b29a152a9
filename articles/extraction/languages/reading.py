"""Reads a story in a language other than English: all that its pack can tell."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from ..gazetteer import Gazetteer
from ..marks import Quoted, quoted_spans
from ..paragraphs import Paragraph, paragraphs_of
from ..result import (
    ExtractionResult,
    OrganizationProposal,
    PersonProposal,
    PlaceProposal,
    QuoteProposal,
    Span,
    Speaker,
)
from .calendar import read_dates
from .conversation import Conversation, Spoken
from .mentions import Named
from .packs import pack

# No rule of these has been measured on enough stories to be taken without a look.
RULE_CONFIDENCE: Final = {
    "quote_verb": 0.85,
    "verb_quote": 0.85,
    "quote_source": 0.85,
    "quote_open_verb": 0.7,
    "source_quote": 0.85,
    "same_paragraph": 0.8,
    "same_sentence": 0.7,
    "later_verb": 0.7,
    "later_source": 0.7,
    "carried": 0.75,
    "introduced": 0.7,
    "previous_paragraph": 0.6,
    "following": 0.6,
    "sentence_subject": 0.5,
    "dialogue": 0.5,
    "unattributed": 0.3,
    "unread_language": 0.3,
}
_NAME_CONFIDENCE: Final = 0.7
_FULL: Final = 6


def read_in(code: str, text: str, known: Gazetteer, dated_on: date | None) -> ExtractionResult:
    """The record of a story in the language `code`; without a pack for it only marked stretches."""
    made = pack(code)
    paragraphs = paragraphs_of(text)
    if made is None:
        return _unread(code, text, paragraphs)
    conversation = Conversation(text, made, paragraphs)
    names = conversation.names
    line, dates = read_dates(text, dated_on, made)
    return ExtractionResult(
        dateline=line,
        dates=tuple(dates),
        people=tuple(_person(one, known) for one in names.all if one.kind == "person"),
        organizations=tuple(
            OrganizationProposal(name=one.name, mentions=tuple(one.mentions), **_basis(one))
            for one in names.all
            if one.kind == "body"
        ),
        places=tuple(
            PlaceProposal(name=one.name, mentions=tuple(one.mentions), **_basis(one))
            for one in names.all
            if one.kind == "place"
        ),
        quotes=tuple(_quote(conversation, one) for one in conversation.spoken()),
        language=code,
    )


def _basis(one: Named) -> dict[str, Any]:
    return {"span": one.mentions[0], "confidence": _NAME_CONFIDENCE, "rule": f"{one.kind}_name"}


def _person(one: Named, known: Gazetteer) -> PersonProposal:
    key = next((person.key for person in known.people if person.name == one.name), "")
    return PersonProposal(name=one.name, key=key, mentions=tuple(one.mentions), **_basis(one))


def _unread(code: str, text: str, paragraphs: list[Paragraph]) -> ExtractionResult:
    quotes = [
        _proposal(text, quoted, None, "unread_language", "", None)
        for start, end, _ in paragraphs
        for quoted in quoted_spans(text, start, end)
    ]
    return ExtractionResult(quotes=tuple(quotes), language=code, understood=False)


def _proposal(
    text: str,
    quoted: Quoted,
    speaker: Speaker | None,
    rule: str,
    verb: str,
    carrier: Speaker | None,
    verb_span: Span | None = None,
) -> QuoteProposal:
    words = text[quoted.start : quoted.end]
    value = RULE_CONFIDENCE[rule] * (1.0 if speaker is None or speaker.kind != "described" else 0.9)
    return QuoteProposal(
        span=Span(quoted.start, quoted.end),
        outer=Span(quoted.outer_start, quoted.outer_end),
        confidence=round(value, 3),
        rule=rule,
        text=words,
        form="full" if len(words.split()) >= _FULL else "partial",
        speaker=speaker,
        verb=verb,
        verb_span=verb_span,
        reported_by=carrier,
    )


def _quote(conversation: Conversation, one: Spoken) -> QuoteProposal:
    verb, span = "", None
    if one.said is not None and one.rule != "sentence_subject":
        token = one.sentence[one.said.verb]
        verb = conversation.text[token.start : token.end]
        span = Span(token.start, token.end)
    carrier = conversation.carrier(one)
    return _proposal(conversation.text, one.quoted, one.speaker, one.rule, verb, carrier, span)
