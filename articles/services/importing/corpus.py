"""Reads a corpus: one story a line, as JSON with `id`, `date`, `text` and perhaps `title`."""

from __future__ import annotations

import gzip
import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.services.importing.errors import ImportRefused
from articles.services.importing.story_file import StoryFile, story_of
from articles.text import slug_of, without_broken_signs_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST_BYTES_OF_A_LINE = 4_000_000


@dataclass(frozen=True)
class CorpusStory:
    """One story of a corpus. `key` is its id; `slug` is its own, whatever others are called."""

    key: str
    headline: str
    slug: str
    story: StoryFile


@contextmanager
def open_corpus(path: Path) -> Iterator[Iterable[bytes]]:
    """The file, unpacked as it is read where its name ends in `.gz`."""
    with path.open("rb") as file:
        if path.suffix != ".gz":
            yield file
            return
        with gzip.open(file) as unpacked:
            yield unpacked


def count_lines(path: Path) -> int:
    with open_corpus(path) as lines:
        return sum(1 for line in lines if line.strip())


def corpus_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each line that is not blank."""
    with open_corpus(path) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, line


def read_corpus_line(line: bytes) -> CorpusStory:
    """One line as a story. Raises ImportRefused saying what is wrong with it."""
    if len(line) > MOST_BYTES_OF_A_LINE:
        raise ImportRefused(f"The line has {len(line):,} bytes: that is no story.")
    row = _object(line)
    for key in ("id", "date", "text"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ImportRefused(f"The line has no “{key}”, or it is not text.")
    headline = " ".join(str(row.get("title") or "").split())[:255]
    digest = hashlib.sha256(line.strip()).hexdigest()
    story = story_of(row["text"], row["date"], digest)
    own = hashlib.sha256(row["id"].encode()).hexdigest()[:8]
    words = slug_of(headline or story.working_headline(), 60)
    return CorpusStory(row["id"][:200], headline, f"{words}-{own}".strip("-"), story)


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = without_broken_signs_in(json.loads(line))
    except (ValueError, RecursionError) as error:
        raise ImportRefused("The line is not valid JSON in UTF-8.") from error
    if not isinstance(row, dict):
        raise ImportRefused("The line is not a JSON object.")
    return row
