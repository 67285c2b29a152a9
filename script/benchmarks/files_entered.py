"""How many of the app's files one request and one import run through.

Usage: script/bench files_entered [--list]

Counted are the files of `articles/` of which a function is called (`sys.setprofile`): by the GET of
a public story with a picture, and by `import_story` of a text with its record. Each is run once
before it is counted, so that what happens only in a new process is left out.
"""

from __future__ import annotations

import argparse
import inspect
import io
import os
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from articles.models import ArticlePage

PROJECT = Path(__file__).resolve().parents[2]
APP = PROJECT / "articles"
STORIES = APP / "management" / "demo" / "stories"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--list", action="store_true", help="the files, with their calls")
    options = parser.parse_args()
    sys.path.insert(0, str(PROJECT))
    with tempfile.TemporaryDirectory(prefix="advocacy-files-") as folder:
        set_up(Path(folder))
        article, by_import = import_two()
        by_request = get_twice(publish(article))
    for name, files in (("GET of a story", by_request), ("import of a story", by_import)):
        print(f"{name:<18} {len(files):>3} files, {sum(files.values()):,} calls")
        if options.list:
            for path in sorted(files):
                print(f"  {files[path]:>7,}  {path}")


def set_up(folder: Path) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "advocacy.settings.test",
        "ADVOCACY_DATABASE_URL": f"sqlite:///{folder}/newsroom.sqlite3",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("setup_newsroom", stdout=io.StringIO())


@contextmanager
def entered_files() -> Iterator[Counter[str]]:
    """Calls of the app's own functions by file, filled while the block runs; the body of a module
    or a class is no call."""
    calls: Counter[str] = Counter()
    prefix = f"{APP}{os.sep}"

    def note(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event != "call" or not code.co_flags & inspect.CO_OPTIMIZED:
            return
        if code.co_filename.startswith(prefix):
            calls[code.co_filename.removeprefix(prefix)] += 1

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def import_two() -> tuple[ArticlePage, Counter[str]]:
    """Import two stories of the demo with their records; the first one, and what it took."""
    from django.utils import timezone

    from articles.services.importing.import_story import import_story
    from articles.services.importing.record_file import read_record_file
    from articles.services.importing.story_file import read_story_file
    from tests.factories import make_section

    section = make_section()
    first, second, *_ = sorted(STORIES.glob("*.txt"))
    for path in (second, first):
        text, record = path.read_bytes(), path.with_suffix(".json").read_bytes()
        with entered_files() as files:
            result = import_story(
                story=read_story_file(text),
                record=read_record_file(record),
                key=path.stem,
                section=section,
                trust_standing=True,
                now=timezone.now(),
            )
    return result.article, files


def publish(article: ArticlePage) -> str:
    """Publish the story with a picture; returns its address."""
    from django.utils import timezone

    from articles.services.review.publication import publish_by_override
    from tests.factories.pictures import make_image

    draft = article.get_latest_revision_as_object()
    draft.lead_image, draft.lead_image_alt = make_image(), "A field"
    draft.save_revision()
    article.refresh_from_db()
    publish_by_override(article=article, user=None, reason="Benchmark.", now=timezone.now())
    article.refresh_from_db()
    return article.address


def get_twice(address: str) -> Counter[str]:
    from django.test import Client

    # The first request of a client makes its middleware, as the first one of a process does.
    client = Client()
    for _ in range(2):
        with entered_files() as files:
            response = client.get(address)
            body = b"".join(response.streaming_content) if response.streaming else response.content
        if response.status_code != 200 or not body:
            sys.exit(f"{address} answers {response.status_code}.")
    return files


if __name__ == "__main__":
    main()
