"""Answers to readers, and moderators' notes to each other."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import ReportState
from articles.guard import PublicationRefused
from articles.models import ReaderReport, ReportNote
from articles.models.reader_reports import CLOSED, LONGEST_ANSWER, LONGEST_NOTE
from articles.services.protection.alarms import refuse_protected_words
from articles.services.reader_reports.errors import AnsweredMeanwhile, ReportRefused
from articles.services.reader_reports.queue import locked, log_action
from articles.text import clean_text

if TYPE_CHECKING:
    import datetime

    from articles.models import User

ANSWERED, NOTED = "article.report_answered", "article.report_noted"
OUTCOMES = (ReportState.ANSWERED, ReportState.CLOSED_CHANGED, ReportState.CLOSED_NO_CHANGE)


ANSWERED_MEANWHILE = _(
    "Someone has answered this report since you opened it: “{}” Your answer is below: "
    "save it to replace theirs."
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
    """Keep what the reader sees, and the outcome of the report: one of OUTCOMES. Closing needs no
    words. `seen` is `answer_seen` of what `by` was shown; None: nobody was shown anything. Raises
    ReportRefused, AnsweredMeanwhile, PermissionDenied."""
    found = locked(report, by)
    if seen is not None and seen != answer_seen(found):
        raise AnsweredMeanwhile(ANSWERED_MEANWHILE.format(found.answer or gettext("(no text)")))
    if state not in OUTCOMES:
        raise ReportRefused(gettext("Choose an outcome for the report."))
    if found.state == ReportState.DUPLICATE:
        raise ReportRefused(
            gettext("It is answered with report %(number)s.") % {"number": found.duplicate_of_id}
        )
    found.answer = _words(answer, LONGEST_ANSWER)
    try:
        refuse_protected_words([found.answer])
    except PublicationRefused as refusal:
        raise ReportRefused(" ".join(one.message for one in refusal.findings)) from None
    if state is ReportState.ANSWERED and not found.answer:
        raise ReportRefused(gettext("Write an answer first."))
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
        raise ReportRefused(gettext("Choose an outcome for the reports."))
    if not found.is_open:
        raise ReportRefused(gettext("It is already closed."))
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
        raise ReportRefused(gettext("Write a note first."))
    note = ReportNote.objects.create(report=found, text=words, written_by=by, written_at=now)
    log_action(found, NOTED, by)
    return note


def _words(raw: str, most: int) -> str:
    text = clean_text(raw).strip()
    if len(text) > most:
        raise ReportRefused(
            gettext("That is over the limit of %(most)s characters. Please shorten it.")
            % {"most": f"{most:,}"}
        )
    return text
