"""`manage.py remove_demo`: everything that `load_demo` made goes, and nothing else."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.management.commands.load_demo import read_newsroom
from articles.services.setup.demo import is_loaded, remove_demo


class Command(BaseCommand):
    help = "Remove the demo newsroom: stories, records, pages, pictures, topics."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_loaded():
            self.stdout.write("There is no demo newsroom here.")
            return
        removed = remove_demo(newsroom=read_newsroom())
        self.stdout.write(f"Removed the demo newsroom: {removed} records.")
