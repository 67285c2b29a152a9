"""`manage.py scan_published`: for cron, once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.models import NameFinding
from articles.models.sealing import NamesKeyMissing
from articles.services.protection.scanning import scan_published


class Command(BaseCommand):
    help = (
        "Search published stories, versions, records, pictures and files for protected names. "
        "What is new is mailed to the safety group; all of it is on their screen. Ends with status "
        "1 while something is found. Names and places are not printed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            new = scan_published(now=timezone.now())
        except NamesKeyMissing as error:
            raise CommandError(str(error)) from error
        count = NameFinding.objects.count()
        if count:
            raise CommandError(f"Protected names are public in {count} places, new: {len(new)}.")
        self.stdout.write("No protected name is public.")
