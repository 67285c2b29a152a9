"""Erasing reports: with a killed story, and after the retention period."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from articles.enums import ReportState
from articles.models import ReaderReport, ReportNote

if TYPE_CHECKING:
    from articles.models import ArticlePage


@transaction.atomic
def erase_reports(*, article: ArticlePage, now: datetime.datetime) -> int:
    """Take every word from the reports on a story that is killed, so that their readers still
    learn that something was done; return how many reports that were. Safe to run again."""
    reports = ReaderReport.objects.filter(article=article)
    ReportNote.objects.filter(report__in=reports).delete()
    return reports.update(
        text="",
        answer="",
        quote_uid=None,
        duplicate_of=None,
        state=ReportState.CLOSED_CHANGED.value,
        closed_at=now,
    )


@transaction.atomic
def purge_reports(*, now: datetime.datetime) -> int:
    """Delete what was closed longer ago than ADVOCACY_REPORT_RETENTION_DAYS, each with its
    duplicates and notes; return how many reports that were. Open ones wait for an answer."""
    limit = now - datetime.timedelta(days=settings.ADVOCACY_REPORT_RETENTION_DAYS)
    old = ReaderReport.objects.filter(closed_at__lt=limit, duplicate_of__isnull=True)
    return old.delete()[1].get(ReaderReport._meta.label, 0)
