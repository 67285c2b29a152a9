"""Proposes an event for every dated clause: what the sentence tells, when, who took part."""

from __future__ import annotations

from typing import Any, Final

from .documents import Documents
from .event_names import event_name
from .organizations import Organizations
from .registry import PersonRegistry
from .result import DateProposal, EventProposal, Span
from .tokens import Token

_LONGEST: Final = 240
# A sentence with more dates is a table or a list.
_MAX_EVENTS: Final = 8


def find_events(
    text: str,
    sentences: list[list[Token]],
    dates: list[DateProposal],
    people: PersonRegistry,
    organizations: Organizations,
    documents: Documents,
    places: dict[int, str],
    quoted: list[tuple[int, int]],
) -> list[EventProposal]:
    """One event for each dated expression outside quotations, in order.

    `places` are names of places by where they start; `quoted` are the spans of quotations.
    """
    events: list[EventProposal] = []
    index = {id(document): n for n, document in enumerate(documents.all)}
    number, counted_in, found, quotation = 0, -1, 0, 0
    common: dict[str, Any] = {}
    instead: dict[int, str] = {}
    for date in dates:
        start = date.span.start
        while number + 1 < len(sentences) and sentences[number + 1][0].start <= start:
            number += 1
        while quotation < len(quoted) and quoted[quotation][1] <= start:
            quotation += 1
        if quotation < len(quoted) and quoted[quotation][0] <= start:
            continue
        if counted_in != number:
            counted_in, found = number, 0
            sentence = sentences[number]
            common = {
                "what": _shortened(text, sentence),
                "span": Span(sentence[0].start, sentence[-1].end),
                "actors": _actors(sentence, people, organizations),
                "documents": _cited(sentence, documents, index),
                "place": next((places[t.start] for t in sentence if t.start in places), ""),
            }
            instead = _pronouns(sentences, number, documents)
        found += 1
        if found > _MAX_EVENTS:
            continue
        events.append(
            EventProposal(
                confidence=round(date.confidence * 0.9, 3),
                rule=f"dated_{date.rule}",
                dated=date.edtf,
                precision=date.precision,
                date_span=date.span,
                name=event_name(text, sentences[number], date.span, instead),
                **common,
            )
        )
    return events


def _actors(
    sentence: list[Token], people: PersonRegistry, organizations: Organizations
) -> tuple[str, ...]:
    """Who the sentence names, each once, in order."""
    named = (people.at.get(t.start) or organizations.at.get(t.start) for t in sentence)
    return tuple(dict.fromkeys(one.name for one in named if one is not None))


def _pronouns(sentences: list[list[Token]], number: int, documents: Documents) -> dict[int, str]:
    """What "it" means at a sentence's beginning, by where it stands: the document that the
    sentence before told of."""
    token = sentences[number][0]
    latest = documents.latest(token.start) if token.low == "it" and number else None
    if latest is None or latest[1] < sentences[number - 1][0].start:
        return {}
    return {token.start: f"the {latest[0].noun}"}


def _cited(sentence: list[Token], documents: Documents, index: dict[int, int]) -> tuple[int, ...]:
    cited = (documents.at.get(token.start) for token in sentence)
    return tuple(sorted({index[id(one)] for one in cited if one is not None}))


def _shortened(text: str, sentence: list[Token]) -> str:
    """The sentence in one line, cut at a word where it is very long."""
    what = " ".join(text[sentence[0].start : sentence[-1].end].split())
    if len(what) <= _LONGEST:
        return what
    return what[:_LONGEST].rsplit(" ", 1)[0] + "…"
