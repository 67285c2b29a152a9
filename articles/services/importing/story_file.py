"""Reads a story's text file: a leading `date YYYY-MM-DD`, then paragraphs and blank lines."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass

from articles.services.importing.errors import ImportRefused
from articles.text import clean_text, first_sentence

MAX_BYTES = 1_000_000
_DATE = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})(?=\s|$)")
_BREAK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True)
class StoryFile:
    """A story as it was read.

    `raw` is the decoded file (record offsets count its code points), `body` the cleaned paragraphs
    joined by one blank line, `digest` the SHA-256 of the bytes.
    """

    raw: str
    published_on: datetime.date
    body_start: int
    body: str
    digest: str

    def working_headline(self) -> str:
        return first_sentence(self.body)


def read_story_file(data: bytes) -> StoryFile:
    """Decode and check a story file. Raises ImportRefused, with what to do about it."""
    if len(data) > MAX_BYTES:
        raise ImportRefused(
            f"The file has {len(data):,} bytes; a story may have {MAX_BYTES:,} at most. "
            "Is it really one story?"
        )
    raw = _decode(data)
    found = _DATE.match(raw)
    if not found:
        if not raw.strip():
            raise ImportRefused("The file is empty.")
        raise ImportRefused(
            "The file must begin with the story's date, for example “date 2017-07-13”."
        )
    rest = raw[found.end() :]
    body = clean_body(rest)
    if not body:
        raise ImportRefused("There is no text after the date.")
    return StoryFile(
        raw=raw,
        published_on=_day(found[1]),
        body_start=len(raw) - len(rest.lstrip()),
        body=body,
        digest=hashlib.sha256(data).hexdigest(),
    )


def story_of(text: str, published_on: str, digest: str) -> StoryFile:
    """A story whose day stands beside its text, as in a corpus. Raises ImportRefused."""
    if len(text) > MAX_BYTES:
        raise ImportRefused(f"The text has {len(text):,} characters: that is no story.")
    body = clean_body(text)
    if not body:
        raise ImportRefused("There is no text.")
    return StoryFile(
        raw=text,
        published_on=_day(published_on),
        body_start=len(text) - len(text.lstrip()),
        body=body,
        digest=digest,
    )


def clean_body(text: str) -> str:
    """Paragraphs without stray blanks, joined by one blank line."""
    paragraphs = (part.strip() for part in _BREAK.split(clean_text(text)))
    return "\n\n".join(part for part in paragraphs if part)


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(
            f"The file is not UTF-8 text (byte {error.start + 1:,} cannot be read). "
            "Save it as UTF-8 and try again."
        ) from error


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise ImportRefused(f"There is no date {text}: check day and month.") from error
