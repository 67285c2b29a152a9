"""`manage.py purge_reports`: for cron, once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.services.accounts.attempts import purge_attempts
from articles.services.reader_reports import purge_reports


class Command(BaseCommand):
    help = (
        "Forget the readers' reports that were closed longer ago than "
        "ADVOCACY_REPORT_RETENTION_DAYS, with their answers and notes, and "
        "yesterday's counts of attempts. Open reports stay."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        # Otherwise the last counts stay until somebody tries something again.
        purge_attempts(now=now)
        self.stdout.write(f"Reports forgotten: {purge_reports(now=now)}")
