"""Readers' reports as moderators see them: the queue, its counts, one report in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q

from articles.enums import ReportState
from articles.models import ArticlePage, CannedReply, PlannedCorrection, Quote, ReaderReport
from articles.models.querysets.embargoes import without_embargoed
from articles.selectors.reader_reports.public import correction_url

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from articles.models import ReportNote, User
    from articles.models.reader_reports import ReaderReportQuerySet

# How many other reports on the same story a moderator can choose from, when one doubles another.
MAX_ALIKE = 20


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """How many open reports there are, for the home screen and the menu."""

    open: int = 0
    danger: int = 0
    new: int = 0
    mine: int = 0


@dataclass(frozen=True, slots=True)
class ReportScreen:
    """All that the screen of one report prints. `planned` is what is planned because of it and not
    issued; `correction_url` the notice that was issued, or ""."""

    report: ReaderReport
    quote: Quote | None
    notes: tuple[ReportNote, ...]
    duplicates: tuple[ReaderReport, ...]
    alike: tuple[ReaderReport, ...]
    planned: tuple[PlannedCorrection, ...]
    correction_url: str


def reports_for(user: Any) -> ReaderReportQuerySet:
    """The reports of which `user` may know; those on embargoed stories stay with the desk that sees
    these stories."""
    return without_embargoed(ReaderReport.objects.all(), user, "article_id")


def queue_for(user: Any) -> QuerySet:
    """The queue, the most urgent first, with what its rows print."""
    return (
        reports_for(user)
        .select_related("article", "assigned_to")
        .defer("article__body")
        .most_urgent_first()
    )


def count_reports(user: Any) -> ReportCounts:
    """One query."""
    found = (
        reports_for(user)
        .open()
        .order_by()
        .aggregate(
            open=Count("pk"),
            danger=Count("pk", filter=Q(is_danger=True)),
            new=Count("pk", filter=Q(state=ReportState.NEW.value)),
            mine=Count("pk", filter=Q(assigned_to=user)),
        )
    )
    return ReportCounts(**found)


def reported_stories(user: Any) -> QuerySet:
    """The stories on which there are reports, for a filter."""
    keys = reports_for(user).filter(article__isnull=False).order_by().values("article_id")
    return ArticlePage.objects.filter(pk__in=keys).defer_streamfields().order_by("title", "pk")


def moderators() -> QuerySet:
    """Those who can be given a report."""
    users = get_user_model().objects.with_perm(
        "articles.change_readerreport",
        is_active=True,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return users.order_by("last_name", "first_name", "username", "pk")


def canned_replies() -> QuerySet:
    return CannedReply.objects.all()


def read_report(user: User, pk: int) -> ReportScreen | None:
    """None where there is no such report, or none of which `user` may know."""
    beside = ("article", "assigned_to", "duplicate_of")
    report = reports_for(user).select_related(*beside).filter(pk=pk).first()
    if report is None:
        return None
    about = Quote.objects.filter(page=report.article_id, uid=report.quote_uid)
    same = ReaderReport.objects.filter(article=report.article_id, duplicate_of__isnull=True)
    alike = same.exclude(pk=pk).most_urgent_first() if report.article_id else same.none()
    return ReportScreen(
        report=report,
        quote=about.first() if report.quote_uid else None,
        notes=tuple(report.notes.select_related("written_by")),
        duplicates=tuple(report.duplicates.order_by("pk")),
        alike=tuple(alike[:MAX_ALIKE]),
        planned=tuple(PlannedCorrection.objects.open().filter(report_id=pk)),
        correction_url=correction_url(report),
    )
