"""Proposes an event for every dated clause: what the sentence tells, when, who took part."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Final

from .documents import Documents
from .event_names import event_name
from .organizations import Organizations
from .registry import PersonRegistry
from .result import DateProposal, EventProposal, Span
from .tokens import Token

_LONGEST: Final = 240
_NEAR: Final = 4
_PERIODS: Final = ("period", "season", "quarter", "feast", "decade", "ago")
_SAID: Final = frozenset("said says say added adds".split())
_NOTHING: Final = frozenset(("not", "never"))
_OPENERS: Final = frozenset(("that", "which", "who", "when", "while"))
_GOING_ON: Final = frozenset(("every", "until", "till", "as"))
_COUNTED: Final = frozenset("counted recorded documented registered tallied put counts".split())
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
        if not is_eventful(sentences[number], date):
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


def is_eventful(sentence: list[Token], date: DateProposal) -> bool:
    """Whether something happened on the date: not what somebody only said or did not do then, what
    goes on or was counted, nor what a relative clause tells of somebody else."""
    at = bisect_left(sentence, date.span.start, key=_start)
    behind = bisect_left(sentence, date.span.end, key=_start)
    before = [token.low for token in sentence[:at]]
    after = [token.low for token in sentence[behind : behind + 2]]
    if _SAID.intersection(before[-_NEAR:]) or _SAID.intersection(after[:1]):
        return False
    clause = before[max((n for n, low in enumerate(before) if low in _OPENERS), default=0) :]
    if "whose" in before or _NOTHING.intersection(clause) or _GOING_ON.intersection(before[-2:]):
        return False
    numbered = any(token.kind == "n" for token in sentence[:at])
    loose = date.precision == "open" or date.rule in _PERIODS
    counted = any(token.low in _COUNTED for token in sentence)
    return not (numbered and (loose or counted))


def _start(token: Token) -> int:
    return token.start


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
