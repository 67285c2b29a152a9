"""`manage.py replace_name`: takes a protected name out of everything that is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.models import ProtectedName
from articles.models.sealing import NamesKeyMissing
from articles.safety.names import NameStays
from articles.services.protection.replacing import (
    finish_replacements,
    replace_name,
    rows_with_name,
    still_said,
)


def _say_nothing(table: str) -> None:
    """For a quiet run."""


class Command(BaseCommand):
    help = (
        "Put the pseudonym of a protected name, or other words, in its place everywhere: live "
        "stories, drafts, versions, comments, the history, search, names of files, addresses. Then "
        "look for it byte by byte. It cannot be undone. Without a number it finishes what was "
        "interrupted. The name itself is never asked for and never printed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", nargs="?", type=int, help="number of the protected name")
        parser.add_argument("--words", default="", help="instead of the pseudonym")
        parser.add_argument(
            "--dry-run", action="store_true", help="only say in how many rows the name is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["number"] is None:
            self.stdout.write(f"Finished: {finish_replacements(now=now)}")
            return
        row = ProtectedName.objects.filter(pk=options["number"]).first()
        if row is None:
            raise CommandError("There is no protected name with this number.")
        try:
            if options["dry_run"]:
                self._print(rows_with_name(row))
            else:
                loud = options["verbosity"] > 1
                self._replace(row, options["words"], self.stderr.write if loud else _say_nothing)
        except NameStays as error:
            raise CommandError("These words have the name in them again.") from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except NamesKeyMissing as error:
            raise CommandError(str(error)) from error

    def _replace(self, row: ProtectedName, words: str, tell: Callable[[str], None]) -> None:
        done = replace_name(
            row=row,
            words=words,
            by=None,
            now=timezone.now(),
            tell=tell,
        )
        self._print(done.changed)
        for model, key in done.left:
            self.stdout.write(f"  still says the name, replace or delete it: {model} {key}")
        places = still_said(row)
        for place in places:
            self.stdout.write(f"  still there, byte by byte: {place}")
        self.stdout.write(
            "Backups still have the name: see “After a kill or replace_name” in docs/operations.md."
        )
        if places or done.finished_at is None:
            raise CommandError("The name is not gone everywhere. Run the command again.")

    def _print(self, counts: Any) -> None:
        for table, count in counts:
            self.stdout.write(f"  {count:6} {table}")
