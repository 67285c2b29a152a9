"""Where a letter, a resolution or a bill stands, from the dated facts that are recorded of it.

Pure: no Django, no clock. What nobody recorded is not concluded: a letter is "waiting" only where
somebody recorded that it was sent, and an imprecise date gives a span of days, never one day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from articles import dates
from articles.enums import CorrespondenceState, StatusKind


@dataclass(frozen=True, slots=True)
class DatedStep:
    """One dated fact; `on` is a date in EDTF, `note` says more in words."""

    kind: StatusKind
    on: str
    note: str = ""

    def bounds(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day on which it can have been; an open side ends at the other."""
        fuzzy = dates.parse(self.on)
        first, last = fuzzy.earliest or fuzzy.latest, fuzzy.latest or fuzzy.earliest
        if first is None or last is None:
            raise dates.InvalidDate("A step needs a date.")
        return first, last


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The outcome, and the same in words: "Sent 1 May 2017. No answer that we know of; not
    checked since.". What nobody looked for is not said to be missing.
    `last_on` is the date of the last step, in EDTF."""

    outcome: CorrespondenceState
    words: str
    last_on: str


def trace_correspondence(
    steps: Sequence[DatedStep], today: datetime.date, say: Callable[[str], str] = dates.describe
) -> Correspondence | None:
    """None where nothing has happened by `today`; `say` writes a date in EDTF for readers. Raises
    dates.InvalidDate."""
    past = sorted((step for step in steps if _has_begun(step, today)), key=_order)
    if not past:
        return None
    ends = [step for step in past if step.kind.is_end]
    sent = next((step for step in past if step.kind is StatusKind.SENT), None)
    if ends:
        outcome, words = CorrespondenceState.ENDED, _ended(ends[-1], sent, say)
    elif sent is None:
        outcome, words = CorrespondenceState.UNDER_WAY, _said(past[-1], say)
    else:
        outcome, words = _unanswered(sent, steps, today, say)
    return Correspondence(outcome, words, past[-1].on)


def _unanswered(
    sent: DatedStep, steps: Sequence[DatedStep], today: datetime.date, say: Callable[[str], str]
) -> tuple[CorrespondenceState, str]:
    words = f"Sent {say(sent.on)}. No answer that we know of; {_checked(sent, steps, today, say)}."
    deadlines = [step for step in steps if step.kind is StatusKind.DEADLINE]
    # The last one counts: a deadline may have been extended.
    due = max(deadlines, key=lambda step: step.bounds()[1], default=None)
    if due is None:
        return CorrespondenceState.WAITING, words
    if due.bounds()[1] < today:
        return CorrespondenceState.OVERDUE, f"{words} It was due by {say(due.on)}."
    return CorrespondenceState.WAITING, f"{words} It is due by {say(due.on)}."


def _checked(
    sent: DatedStep, steps: Sequence[DatedStep], today: datetime.date, say: Callable[[str], str]
) -> str:
    """When somebody last looked for an answer, and how: without it, that there is none says
    nothing about who was asked."""
    looked = [
        step
        for step in steps
        if step.kind is StatusKind.CHECKED and sent.bounds()[0] <= step.bounds()[0] <= today
    ]
    if not looked:
        return "not checked since"
    last = max(looked, key=_order)
    how = f" ({last.note})" if last.note else ""
    return f"last checked {say(last.on)}{how}"


def _has_begun(step: DatedStep, today: datetime.date) -> bool:
    return step.kind.is_step and step.bounds()[0] <= today


def _order(step: DatedStep) -> tuple[datetime.date, datetime.date]:
    return step.bounds()


def _said(step: DatedStep, say: Callable[[str], str]) -> str:
    return f"{step.kind.label}, {say(step.on)}."


def _ended(end: DatedStep, sent: DatedStep | None, say: Callable[[str], str]) -> str:
    words = f"{end.kind.label} {say(end.on)}"
    if sent is None or end.kind is not StatusKind.ANSWERED:
        return f"{words}."
    first, last = end.bounds()
    least = max((first - sent.bounds()[1]).days, 0)
    most = (last - sent.bounds()[0]).days
    days = f"{least:,}" if least == most else f"{least:,} to {most:,}"
    return f"{words}, {days} {'day' if days == '1' else 'days'} after it was sent."
