"""Makes the key that protected names are sealed with, and seals them anew with a new one."""

from typing import Any

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models.sealing import NamesKeyMissing
from articles.services.protection.names import seal_all_anew


class Command(BaseCommand):
    help = (
        "Makes a key for protected names (--new), or seals all of them anew with the first key of "
        "ADVOCACY_NAMES_KEY (--rotate): put the new key before the old one, run it, take the old "
        "one out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument("--new", action="store_true", help="print a new key")
        group.add_argument("--rotate", action="store_true", help="seal everything anew")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new"]:
            self.stdout.write(Fernet.generate_key().decode())
            return
        try:
            count = seal_all_anew()
        except NamesKeyMissing as error:
            raise CommandError(
                f"{error} Nothing was changed. Keep the old key behind the new one until this "
                "command has run."
            ) from error
        self.stdout.write(f"Sealed anew: {count}. The old key may go now.")
