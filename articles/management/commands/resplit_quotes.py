"""`manage.py resplit_quotes`: once after an upgrade."""

from __future__ import annotations

import csv
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.models.quote_splits import QuoteSplit
from articles.services.records.resplit_quotes import SplitQuote, resplit_quotes, undo_split


class Command(BaseCommand):
    help = (
        "Make quotes of their own of parts that stand in different sentences, in live, latest and "
        "scheduled versions of all stories. Approvals and checks stay valid. What is changed is "
        "written as CSV."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Say what would change.")
        parser.add_argument("--csv", metavar="FILE", help="Write the list to a file.")
        parser.add_argument(
            "--undo", action="store_true", help="Put back what was split and not changed since."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["undo"]:
            self._undo()
            return
        rows = list(resplit_quotes(now=timezone.now(), dry_run=options["dry_run"]))
        if options["csv"]:
            try:
                with open(options["csv"], "w", encoding="utf-8", newline="") as file:
                    _write(file, rows)
            except OSError as error:
                raise CommandError(f"{options['csv']} cannot be written: {error}") from error
        else:
            _write(self.stdout, rows)
        said = "Quotes to split" if options["dry_run"] else "Quotes split"
        self.stderr.write(f"{said}: {len(rows)}")

    def _undo(self) -> None:
        kept: list[str] = []
        for split in QuoteSplit.objects.filter(undone_at__isnull=True).order_by("-pk"):
            kept += undo_split(split=split, now=timezone.now())
        for uid in sorted(set(kept)):
            self.stderr.write(f"Changed since, and left as it is: quote {uid}")


def _write(file: Any, rows: list[SplitQuote]) -> None:
    table = csv.writer(file)
    table.writerow(("story", "headline", "version", "quote", "words", "change"))
    for row in rows:
        table.writerow((row.article, row.title, row.version, row.uid, row.words, row.change))
