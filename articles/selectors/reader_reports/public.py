"""Readers' reports: what can be reported, and what the holder of a code learns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from articles.enums import ReportState
from articles.models import ArticlePage, PlannedCorrection, Quote, ReaderReport
from articles.models.reader_reports import code_digest
from articles.selectors.corrections.public import find_notice

if TYPE_CHECKING:
    import datetime

_MESSAGES = {
    ReportState.NEW: _("We have received it, but have not looked at it yet."),
    ReportState.ASSIGNED: _("Someone in the newsroom is looking at it."),
    ReportState.ANSWERED: _("We have answered, and are still looking at it."),
    ReportState.CLOSED_CHANGED: _("We have looked at it, and made a change."),
    ReportState.CLOSED_NO_CHANGE: _("We have looked at it, and made no change."),
}


@dataclass(frozen=True, slots=True)
class Reportable:
    """A public story, or one quote of it, that a reader can report."""

    pk: int
    title: str
    address: str
    quote_uid: UUID | None
    words: str

    @property
    def subject(self) -> str:
        """What a form for it is bound to."""
        return f"{self.pk}:{self.quote_uid or ''}"


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """What the reader sees who has the code. `correction_url` is "" where there is none."""

    received_at: datetime.datetime
    message: str
    answer: str
    correction_url: str


def find_reportable(address: str, quote: str = "") -> Reportable | None:
    """The story at a permanent address, with the quote where one is named; None where readers
    see no such thing."""
    story = ArticlePage.objects.published().filter(address=address).only("title", "address").first()
    if story is None:
        return None
    if not quote:
        return Reportable(story.pk, story.title, story.address, None, "")
    try:
        uid = UUID(quote)
    except ValueError:
        return None
    found = Quote.objects.filter(page=story.pk, uid=uid).first()
    return found and Reportable(story.pk, story.title, story.address, uid, found.words)


def find_report_status(code: str) -> ReportStatus | None:
    """Outcome of the report with this code; None where there is none. A duplicate tells what
    its main report does."""
    reports = ReaderReport.objects.select_related("duplicate_of")
    report = reports.filter(code_digest=code_digest(code)).first()
    if report is None:
        return None
    main = report.duplicate_of or report
    return ReportStatus(
        received_at=report.received_at,
        message=str(_MESSAGES[ReportState.of(main.state)]),
        answer=main.answer,
        correction_url=correction_url(main),
    )


def correction_url(report: ReaderReport) -> str:
    """The newest notice that came from the report or one that doubles it, where it is public."""
    keys = [report.pk, *report.duplicates.values_list("pk", flat=True)]
    plans = PlannedCorrection.objects.filter(report_id__in=keys, correction__isnull=False)
    newest = plans.order_by("-pk").values_list("correction_id", flat=True).first()
    notice = find_notice(newest) if newest else None
    return notice.url if notice else ""
