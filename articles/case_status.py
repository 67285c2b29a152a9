"""How a case stands today, from its dated facts.

Pure: no Django, no clock. The status is never typed, and days are counted from a whole day only: a
month or a year gives no number.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles import dates
from articles.enums import StatusFactKind
from articles.text import html_to_text

# What a sentence says of somebody as of now: "is being held", "remains in custody". What it says of
# the past ("was held") stays true.
_NOW = r"(?:is|are|remains?|stays?|has been|have been|continues? to be)"
_SOME = r"(?:\s+(?:still|currently|now|being|also))*\s+"
_HELD = (
    rf"\b{_NOW}{_SOME}(?:held|detained|jailed|imprisoned|incarcerated|behind bars|under arrest)\b"
)
_IN = (
    rf"\b{_NOW}(?:\s+\w+)?\s+in\s+(?:[\w-]+\s+)?"
    r"(?:custody|detention|prison|jail|solitary confinement)\b"
)
_SERVING = r"\b(?:is|are)(?:\s+still)?\s+serving\b"
_AWAITING = r"\b(?:(?:is|are)\s+(?:still\s+)?awaiting|awaits?|faces?)\s+(?:\w+\s+)?trial\b"
_ON_TRIAL = r"\b(?:is|are)(?:\s+still)?\s+on\s+trial\b"
_MISSING = (
    rf"\b{_NOW}{_SOME}(?:missing|unaccounted for)\b"
    r"|\bwhereabouts\s+(?:are|remain)(?:\s+still)?\s+unknown\b"
)
_CUSTODY, _TRIAL, _GONE = (_HELD, _IN, _SERVING), (_AWAITING, _ON_TRIAL), (_MISSING,)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One dated fact; `on` is its date in EDTF, `key` tells facts of one day apart."""

    key: int
    kind: StatusFactKind
    on: str

    def bounds(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day on which it can have been; an open side ends at the other.
        Raises dates.InvalidDate."""
        fuzzy = dates.parse(self.on)
        first, last = fuzzy.earliest or fuzzy.latest, fuzzy.latest or fuzzy.earliest
        if first is None or last is None:
            raise dates.InvalidDate("A fact needs a date.")
        return first, last


def in_time(facts: Iterable[CaseFact]) -> list[CaseFact]:
    """In the order in which they happened: by the first day on which each can have been."""
    return sorted(facts, key=lambda fact: (fact.bounds()[0], fact.key))


def present_status(facts: Iterable[CaseFact], today: datetime.date) -> CaseFact | None:
    """The last fact that says how things stand, as of `today`; None where there is none yet."""
    begun = [fact for fact in in_time(facts) if fact.kind.is_state and fact.bounds()[0] <= today]
    return begun[-1] if begun else None


def days_held(facts: Iterable[CaseFact], today: datetime.date) -> int | None:
    """For how many days somebody has been held: from the first arrest that nothing has ended since.
    None where nobody is held, or where the day of the arrest is not known."""
    arrest: CaseFact | None = None
    for fact in in_time(facts):
        if fact.bounds()[0] > today:
            break
        if fact.kind is StatusFactKind.ARRESTED:
            arrest = arrest or fact
        elif fact.kind.ends_custody:
            arrest = None
    if arrest is None or not _is_whole_day(arrest):
        return None
    return (today - arrest.bounds()[0]).days


def _is_whole_day(fact: CaseFact) -> bool:
    """A single day that the record is sure of: "2026-03-04", not "2026-03" nor "2026-03-04~"."""
    first, last = fact.bounds()
    return first == last and fact.on == first.isoformat()


# --- What stories still say -----------------------------------------------------------------------


def outdated_sentences(texts: Iterable[str], kind: StatusFactKind) -> list[str]:
    """The sentences of English texts (HTML or plain) that say as of now what a present status of
    this kind has outdated, in their order, each once."""
    patterns = _outdated_by(kind)
    if not patterns:
        return []
    wanted = re.compile("|".join(patterns), re.IGNORECASE)
    found = [
        sentence
        for text in texts
        for line in html_to_text(text).splitlines()
        for sentence in _SENTENCE_END.split(line.strip())
        if wanted.search(sentence)
    ]
    return list(dict.fromkeys(found))


def _outdated_by(kind: StatusFactKind) -> tuple[str, ...]:
    if kind.ends_custody:
        return (*_CUSTODY, *_TRIAL, *_GONE)
    if kind in (StatusFactKind.CONVICTED, StatusFactKind.SENTENCED):
        return (*_TRIAL, *_GONE)
    if kind is StatusFactKind.DISAPPEARED:
        return _CUSTODY
    if kind in (StatusFactKind.ARRESTED, StatusFactKind.CHARGED, StatusFactKind.TRIED):
        return _GONE
    return ()
