"""Dates the documents of a story: by the sentence that brings one in, by a later one that tells
when it was sent, or by the lead that tells what it asks of its addressee."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from .documents import Documents
from .registry import PersonRegistry
from .result import DateProposal
from .signatures import Document
from .tokens import Token

# What a letter does, told before the letter is: "Lawmakers on Thursday urged the president to …".
_ADDRESSES: Final = frozenset(
    "urged urge urges asked ask asks pressed press called told implored warned demanded requested"
    " petitioned exhorted begged advised thanked congratulated wrote invited".split()
)
_SENT: Final = frozenset("sent dated released signed published issued delivered filed".split())
# How many words lie between a verb and whom it addresses, or a letter and "sent".
_NEAR: Final = 5
# A lead tells in one or two sentences what the rest of the story unfolds.
_LEAD: Final = 2


class _Dates:
    """The dated expressions, found by the sentence that they stand in."""

    def __init__(self, dates: list[DateProposal]) -> None:
        self._dates = dates
        self._starts = [date.span.start for date in dates]

    def first(self, sentence: list[Token], after: int = 0) -> DateProposal | None:
        """The first one of the sentence from the code point `after` on."""
        at = bisect_left(self._starts, max(after, sentence[0].start))
        if at < len(self._dates) and self._starts[at] < sentence[-1].end:
            return self._dates[at]
        return None


def date_documents(
    documents: Documents,
    sentences: list[list[Token]],
    people: PersonRegistry,
    dates: list[DateProposal],
) -> None:
    """Gives every document its date, where the story says one."""
    found = _Dates(dates)
    sent = _when_sent(documents, sentences, found)
    for one in documents.all:
        if one.dated and one.dated != "?":
            one.dated = one.dated.strip("-")
            continue
        date = found.first(sentences[one.sentence])
        date = date or sent.get(id(one)) or _from_lead(one, sentences, people, found)
        one.dated = date.edtf if date else ""


def _when_sent(
    documents: Documents, sentences: list[list[Token]], dates: _Dates
) -> dict[int, DateProposal]:
    """The dates of later mentions with a verb of sending: "The letter, sent on Monday, …"."""
    found: dict[int, DateProposal] = {}
    for sentence in sentences:
        for at, token in enumerate(sentence):
            one = documents.at.get(token.start)
            if one is None or id(one) in found:
                continue
            sent = [word for word in sentence[at : at + _NEAR + 2] if word.low in _SENT]
            date = dates.first(sentence, sent[0].start) if sent else None
            if date is not None and date.span.start - sent[0].end <= _NEAR * 4:
                found[id(one)] = date
    return found


def _from_lead(
    one: Document, sentences: list[list[Token]], people: PersonRegistry, dates: _Dates
) -> DateProposal | None:
    """The date of the lead that tells what a letter asks: it addresses the letter's addressee."""
    if one.kind != "letter" or not one.addressee or one.sentence > _LEAD:
        return None
    for sentence in reversed(sentences[: one.sentence]):
        for at, token in enumerate(sentence):
            if token.low in _ADDRESSES:
                whom = sentence[at + 1 : at + 1 + _NEAR]
                named = [people.at[word.start].name for word in whom if word.start in people.at]
                if named[:1] == [one.addressee]:
                    return dates.first(sentence)
    return None
