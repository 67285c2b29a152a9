"""`manage.py rebuild_search`: the index of the public search, made anew where it is not right."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.management.progress import Progress
from articles.models import ArticlePage
from articles.services.search import rebuild_search


class Command(BaseCommand):
    help = (
        "Bring the index of the public search in order. It can be stopped and run again, and "
        "readers go on searching meanwhile."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        progress = Progress(self.stderr, ArticlePage.objects.published().count())
        entries = rebuild_search(tell=progress.at)
        progress.clear()
        self.stdout.write(f"The search has {entries:,} entries.")
