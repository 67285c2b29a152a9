"""`manage.py load_demo`: the demo newsroom, through the same services as any other story."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.guard import PublicationRefused
from articles.management import demo
from articles.services.importing.errors import ImportRefused
from articles.services.importing.import_story import ImportedPicture
from articles.services.importing.record_file import RecordFile, read_record_file
from articles.services.importing.story_file import read_story_file
from articles.services.setup.demo import DemoStory, is_loaded, load_demo

_FOLDER = Path(demo.__file__).parent


class Command(BaseCommand):
    help = "Load the demo newsroom once; manage.py remove_demo takes all of it away again."

    def handle(self, *args: Any, **options: Any) -> None:
        if is_loaded():
            self.stdout.write("The demo newsroom is here already.")
            return
        started = time.monotonic()
        try:
            articles = load_demo(
                newsroom=read_newsroom(),
                stories=[read_demo_story(path) for path in story_paths()],
                now=timezone.now(),
            )
        except (ImportRefused, PublicationRefused) as error:
            raise CommandError(str(error)) from error
        seconds = time.monotonic() - started
        self.stdout.write(f"Loaded {len(articles)} demo stories in {seconds:.1f} s.")


def read_newsroom() -> dict[str, Any]:
    """Sections, topics, authors, standard pages and the words of the front page."""
    newsroom: dict[str, Any] = json.loads((_FOLDER / "newsroom.json").read_text(encoding="utf-8"))
    return newsroom


def story_paths() -> list[Path]:
    return sorted((_FOLDER / "stories").glob("*.txt"))


def read_demo_story(path: Path) -> DemoStory:
    """One story of the demo: text, record and picture."""
    record = read_record_file(path.with_suffix(".json").read_bytes())
    return DemoStory(
        key=path.stem.split("-", 1)[1],
        story=read_story_file(path.read_bytes()),
        record=record,
        picture=_picture(record),
    )


def _picture(record: RecordFile) -> ImportedPicture:
    row = record.data["picture"]
    return ImportedPicture(
        data=(_FOLDER / "pictures" / row["file"]).read_bytes(),
        alt_text=row["alt_text"],
        caption=row.get("caption", ""),
        credit=row.get("credit", ""),
    )
