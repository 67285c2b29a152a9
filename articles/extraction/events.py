"""Proposes an event for every dated clause: what the sentence tells, when, who took part."""

from __future__ import annotations

from typing import Final

from .documents import Documents
from .organizations import Organizations
from .registry import People
from .result import DateProposal, EventProposal, Span
from .tokens import Token

_LONGEST: Final = 240


def read_events(
    text: str,
    sentences: list[list[Token]],
    dates: list[DateProposal],
    people: People,
    organizations: Organizations,
    documents: Documents,
    places: dict[int, str],
    quoted: list[tuple[int, int]],
) -> list[EventProposal]:
    """One event for each dated expression outside quotations, in order.

    `places` are names of places by where they start; `quoted` are the spans of quotations.
    """
    events: list[EventProposal] = []
    at = 0
    index = {id(document): n for n, document in enumerate(documents.all)}
    for date in dates:
        while at + 1 < len(sentences) and sentences[at + 1][0].start <= date.span.start:
            at += 1
        if any(start <= date.span.start < end for start, end in quoted):
            continue
        sentence = sentences[at]
        actors: list[str] = []
        for token in sentence:
            one = people.at.get(token.start) or organizations.at.get(token.start)
            if one is not None and one.name not in actors:
                actors.append(one.name)
        cited = {index[id(documents.at[t.start])] for t in sentence if t.start in documents.at}
        place = next((places[t.start] for t in sentence if t.start in places), "")
        span = Span(sentence[0].start, sentence[-1].end)
        events.append(
            EventProposal(
                span=span,
                confidence=round(date.confidence * 0.9, 3),
                rule=f"dated_{date.rule}",
                what=_shortened(text, span),
                dated=date.edtf,
                precision=date.precision,
                date_span=date.span,
                place=place,
                actors=tuple(actors),
                documents=tuple(sorted(cited)),
            )
        )
    return events


def _shortened(text: str, span: Span) -> str:
    """The sentence in one line, cut at a word where it is very long."""
    what = " ".join(text[span.start : span.end].split())
    if len(what) <= _LONGEST:
        return what
    return what[:_LONGEST].rsplit(" ", 1)[0] + "…"
