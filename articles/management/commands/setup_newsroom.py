"""`manage.py setup_newsroom`: makes a fresh database a newsroom."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.services.setup.newsroom_setup import setup_newsroom


class Command(BaseCommand):
    help = (
        "Make the front page, the groups with their rights and the workflow. Safe to run again: "
        "what people have changed stays as it is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        result = setup_newsroom()
        for line in result.made:
            self.stdout.write(f"Made {line}.")
        if not result.made:
            self.stdout.write("Everything is there already.")
