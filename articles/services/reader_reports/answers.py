"""Answers to readers, and moderators' notes to each other."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import transaction

from articles.enums import ReportState
from articles.models import ReaderReport, ReportNote
from articles.models.reader_reports import CLOSED, LONGEST_ANSWER, LONGEST_NOTE
from articles.services.reader_reports.errors import AnsweredMeanwhile, ReportRefused
from articles.services.reader_reports.queue import locked, log_action
from articles.text import clean_text

if TYPE_CHECKING:
    import datetime

    from articles.models import User

ANSWERED, NOTED = "article.report_answered", "article.report_noted"
OUTCOMES = (ReportState.ANSWERED, ReportState.CLOSED_CHANGED, ReportState.CLOSED_NO_CHANGE)


ANSWERED_MEANWHILE = (
    "Somebody has answered this report since you opened it. Their answer is: “{}” Yours stands "
    "below: keep it to replace theirs."
)


def answer_seen(report: ReaderReport) -> str:
    """A digest of what the reader is told now; it changes with the answer and the outcome."""
    outcome = report.state if report.state in OUTCOMES else ""
    return hashlib.sha256(f"{outcome}:{report.answer}".encode()).hexdigest()[:16]


@transaction.atomic
def answer_report(
    *,
    report: ReaderReport,
    answer: str,
    state: ReportState,
    by: User,
    now: datetime.datetime,
    seen: str | None = None,
) -> ReaderReport:
    """Keep what the reader sees, and what became of the report: one of OUTCOMES. Closing needs no
    words. `seen` is `answer_seen` of what `by` was shown; None: nobody was shown anything. Raises
    ReportRefused, AnsweredMeanwhile, PermissionDenied."""
    found = locked(report, by)
    if seen is not None and seen != answer_seen(found):
        raise AnsweredMeanwhile(ANSWERED_MEANWHILE.format(found.answer or "(no words)"))
    if state not in OUTCOMES:
        raise ReportRefused("Choose what became of the report.")
    if found.state == ReportState.DUPLICATE:
        raise ReportRefused(f"It is answered with report {found.duplicate_of_id}.")
    found.answer = _words(answer, LONGEST_ANSWER)
    if state is ReportState.ANSWERED and not found.answer:
        raise ReportRefused("Write the answer first.")
    found.state = state.value
    found.closed_at = None if state.is_open else now
    found.save(update_fields=["answer", "state", "closed_at"])
    log_action(found, ANSWERED if state.is_open else CLOSED, by, state=found.state)
    return found


@transaction.atomic
def close_report(
    *, report: ReaderReport, state: ReportState, by: User, now: datetime.datetime
) -> ReaderReport:
    """Close an open report with whatever the reader was told so far, for many at once. Raises
    ReportRefused, PermissionDenied."""
    found = locked(report, by)
    if state not in OUTCOMES or state.is_open:
        raise ReportRefused("Choose what became of the reports.")
    if not found.is_open:
        raise ReportRefused("It is closed already.")
    found.state, found.closed_at = state.value, now
    found.save(update_fields=["state", "closed_at"])
    log_action(found, CLOSED, by, state=found.state)
    return found


@transaction.atomic
def add_note(*, report: ReaderReport, text: str, by: User, now: datetime.datetime) -> ReportNote:
    """Write something down for colleagues. Raises ReportRefused, PermissionDenied."""
    found = locked(report, by)
    words = _words(text, LONGEST_NOTE)
    if not words:
        raise ReportRefused("Write the note first.")
    note = ReportNote.objects.create(report=found, text=words, written_by=by, written_at=now)
    log_action(found, NOTED, by)
    return note


def _words(raw: str, most: int) -> str:
    text = clean_text(raw).strip()
    if len(text) > most:
        raise ReportRefused(f"That is longer than {most:,} characters. Say it shorter.")
    return text
