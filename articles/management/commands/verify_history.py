"""`manage.py verify_history`: whether the history is as it was written."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.services.history.verifying import verify_history


class Command(BaseCommand):
    help = (
        "Looks whether anybody changed, removed or inserted entries of the history since they were "
        "sealed. Write the last line down somewhere else, and give it with --head next time: what "
        "was cut off at the end is found by that alone. Ends with status 1 if something is wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", default="", help="a digest that was written down before")

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = verify_history(known_head=options["head"])
        self.stdout.write(f"Sealed entries: {verdict.sealed}")
        self.stdout.write(f"Redacted for safety: {verdict.redacted}")
        self.stdout.write(f"Not sealed yet: {verdict.waiting}")
        wrong = list(verdict.broken)
        if not verdict.has_known_head:
            wrong.append("The digest that you gave is not in the chain: its end was cut off.")
        self.stdout.write(f"Last digest: {verdict.head or 'none'}")
        if wrong:
            raise CommandError("\n".join(wrong))
