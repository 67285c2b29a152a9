"""`manage.py clean_files`: once after an upgrade."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.services.records.clean_files import clean_kept_files


class Command(BaseCommand):
    help = (
        "Take authors, comments, scripts and earlier versions out of files that were uploaded "
        "before the newsroom cleaned them. Each changed file gets a new address. Files that "
        "cannot be cleaned are listed, and the command then ends with an error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Say what would change.")

    def handle(self, *args: Any, **options: Any) -> None:
        changed, faults = 0, 0
        for one in clean_kept_files(dry_run=options["dry_run"]):
            changed += one.is_changed
            if one.fault:
                faults += 1
                self.stderr.write(f"File {one.pk} ({one.name}): {one.fault}")
        said = "Files to clean" if options["dry_run"] else "Files cleaned"
        self.stdout.write(f"{said}: {changed}")
        if faults:
            raise CommandError(f"Files that cannot be cleaned: {faults}. Replace or delete them.")
