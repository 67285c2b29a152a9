"""`manage.py publish_due`: for cron, every minute."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone

from articles.services.history.sealing import seal_history
from articles.services.killing import finish_kills, forget_who_had_it_open
from articles.services.merging.forgetting import forget_merges_into_deleted_records
from articles.services.protection.replacing import finish_replacements
from articles.services.records.covering import delete_left_files
from articles.services.review.publish_due import publish_due
from articles.services.search.forgetting import forget_what_was_deleted
from articles.services.site.cache_purges import forget_old_purges


class Command(BaseCommand):
    help = (
        "Lift the embargoes that are over, publish the scheduled versions whose time has come and "
        "take expired stories off. Goes on after a refusal, tells author and desk, and ends with "
        "status 1 when there was one."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        report = publish_due(now=timezone.now())
        finish_kills(now=timezone.now())
        forget_old_purges(now=timezone.now())
        finish_replacements(now=timezone.now())
        delete_left_files()
        # Deletions that were no kill: merges into what is gone, words in the search index.
        forget_merges_into_deleted_records()
        forget_what_was_deleted(now=timezone.now())
        forget_who_had_it_open(now=timezone.now())
        self._seal()
        for title in report.lifted:
            self.stdout.write(f"Embargo lifted: {title}")
        for title in report.published:
            self.stdout.write(f"Published: {title}")
        for title in report.expired:
            self.stdout.write(f"Expired: {title}")
        if report.refused:
            raise CommandError("\n".join(report.refused))

    def _seal(self) -> None:
        """Another run may be sealing at this moment: the next one goes on."""
        try:
            seal_history(now=timezone.now())
        except IntegrityError:
            self.stderr.write("The history was not sealed in this run.")
