"""Assigning reports, marking danger, joining duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.enums import ReportState
from articles.models import ReaderReport, is_hidden_from
from articles.services.reader_reports.errors import ReportRefused

if TYPE_CHECKING:
    import datetime

    from articles.models import User

GIVEN, DANGER = "article.report_given", "article.report_danger"
MERGED, PARTED = "article.report_merged", "article.report_parted"


def can_moderate(user: Any, report: ReaderReport | None = None) -> bool:
    """Whether `user` may deal with reports, and with this one: those on a story of which nobody may
    know yet are for those who may."""
    if not user.is_active or not user.has_perm("articles.change_readerreport"):
        return False
    return report is None or not is_hidden_from(user, report.article_id)


def locked(report: ReaderReport, by: Any) -> ReaderReport:
    """The report as it is now, for a change in this transaction. Raises PermissionDenied, and
    ReportRefused where it is gone."""
    if not can_moderate(by, report):
        raise PermissionDenied
    # The row alone: a lock cannot reach over an outer join.
    found = ReaderReport.objects.select_for_update().filter(pk=report.pk).first()
    if found is None:
        raise ReportRefused(_("This report no longer exists."))
    return found


def log_action(report: ReaderReport, action: str, by: Any, **data: Any) -> None:
    """In the story's history, without a word of the report; in the report's own where the story
    is gone."""
    log(
        instance=report.article or report,
        action=action,
        user=by,
        data={"report": report.pk, **data},
    )


@transaction.atomic
def give_report(*, report: ReaderReport, to: User | None, by: User) -> ReaderReport:
    """Say who looks at a report (None: nobody any more). Raises ReportRefused, PermissionDenied."""
    found = locked(report, by)
    if not found.is_open:
        raise ReportRefused(_("This report is closed. Reopen it first."))
    if to is not None and not can_moderate(to, found):
        raise ReportRefused(_("Only moderators can handle reports. Choose a moderator."))
    found.assigned_to = to
    if found.state != ReportState.ANSWERED:
        found.state = (ReportState.ASSIGNED if to else ReportState.NEW).value
    found.save(update_fields=["assigned_to", "state"])
    log_action(found, GIVEN, by, to=to.pk if to else None)
    return found


@transaction.atomic
def hand_over_reports(*, account: User, successor: User | None, by: User) -> tuple[int, int]:
    """Whoever leaves deals with no report any more: each open one goes to the successor where they
    may deal with it, and else to nobody, so that the queue shows it. Return how many of each."""
    handed = freed = 0
    rows = ReaderReport.objects.select_for_update().open().filter(assigned_to=account)
    for report in rows.order_by("pk"):
        to = successor if successor is not None and can_moderate(successor, report) else None
        report.assigned_to = to
        if to is None and report.state == ReportState.ASSIGNED.value:
            report.state = ReportState.NEW.value
        report.save(update_fields=["assigned_to", "state"])
        log_action(report, GIVEN, by, to=to.pk if to else None)
        handed, freed = (handed + 1, freed) if to else (handed, freed + 1)
    return handed, freed


@transaction.atomic
def mark_danger(*, report: ReaderReport, is_danger: bool, by: User) -> ReaderReport:
    """Put a report into the danger lane, or out of it. Raises ReportRefused, PermissionDenied."""
    found = locked(report, by)
    found.is_danger = is_danger
    found.save(update_fields=["is_danger"])
    log_action(found, DANGER, by, danger=is_danger)
    return found


@transaction.atomic
def merge_reports(
    *, keep: ReaderReport, duplicate: ReaderReport, by: User, now: datetime.datetime
) -> None:
    """Let `keep` stand for both: whoever sent the duplicate sees its answer. What was reported
    about different stories is not the same. Raises ReportRefused, PermissionDenied."""
    if keep.pk == duplicate.pk:
        raise ReportRefused(_("A report cannot duplicate itself."))
    # Always in the same order, so that two merges at once do not wait for each other.
    rows = {row.pk: locked(row, by) for row in sorted((keep, duplicate), key=lambda row: row.pk)}
    kept, doubled = rows[keep.pk], rows[duplicate.pk]
    if kept.duplicate_of_id is not None:
        raise ReportRefused(
            _("Report %(number)s duplicates report %(other)s: choose that one.")
            % {"number": kept.pk, "other": kept.duplicate_of_id}
        )
    if doubled.article_id is None or kept.article_id != doubled.article_id:
        raise ReportRefused("They are about different stories.")
    ReaderReport.objects.filter(duplicate_of=doubled).update(duplicate_of=kept)
    doubled.duplicate_of, doubled.state = kept, ReportState.DUPLICATE.value
    doubled.closed_at = now
    doubled.save(update_fields=["duplicate_of", "state", "closed_at"])
    if doubled.is_danger and not kept.is_danger:
        kept.is_danger = True
        kept.save(update_fields=["is_danger"])
    log_action(doubled, MERGED, by, into=kept.pk)


@transaction.atomic
def part_report(*, report: ReaderReport, by: User) -> ReaderReport:
    """It is a report of its own again, and open: after a wrong merge, or a closing too early.
    Raises ReportRefused, PermissionDenied."""
    found = locked(report, by)
    if found.is_open:
        raise ReportRefused(_("This report is already open."))
    found.duplicate_of, found.closed_at = None, None
    if found.assigned_to is not None and not found.assigned_to.is_active:
        found.assigned_to = None
    found.state = (ReportState.ASSIGNED if found.assigned_to_id else ReportState.NEW).value
    found.save(update_fields=["duplicate_of", "assigned_to", "state", "closed_at"])
    log_action(found, PARTED, by)
    return found
