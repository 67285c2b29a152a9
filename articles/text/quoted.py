"""A document's text with the quotes that are taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.matching import Wanted, index_of
from articles.text.projection import BLOCK_BREAK, Projection, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """A stretch of a paragraph; `key` is that of the quote it is, "" for the rest."""

    text: str
    key: str = ""


def quoted_paragraphs(
    text: str, quotes: Sequence[tuple[str, str]]
) -> tuple[tuple[QuotedStretch, ...], ...]:
    """The paragraphs of `text`, cut where quotes begin and end. `quotes` are key and words, which
    are found as `anchor` finds them; one that is not there, or stands within another, marks
    nothing. The work grows linearly with the text and with the quotes."""
    spans = _spans(text, quotes)
    paragraphs, at = [], 0
    for part in text.split(BLOCK_BREAK):
        end = at + len(part)
        if part.strip():
            paragraphs.append(tuple(_cut(text, at, end, spans)))
        at = end + len(BLOCK_BREAK)
    return tuple(paragraphs)


def _spans(text: str, quotes: Sequence[tuple[str, str]]) -> list[tuple[int, int, str]]:
    if not quotes or not text.strip():
        return []
    index = index_of(Projection((TextBlock("document", text),)))
    found = []
    for key, words in quotes:
        places = index.places(Wanted.of(words))
        if places:
            found.append((places[0].start, places[0].end, key))
    kept: list[tuple[int, int, str]] = []
    # Of two that begin together the longer one counts.
    for start, end, key in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, key))
    return kept


def _cut(
    text: str, begin: int, end: int, spans: Iterable[tuple[int, int, str]]
) -> Iterable[QuotedStretch]:
    at = begin
    for start, stop, key in spans:
        first, last = max(start, at), min(stop, end)
        if first >= last:
            continue
        if first > at:
            yield QuotedStretch(text[at:first])
        yield QuotedStretch(text[first:last], key)
        at = last
    if at < end:
        yield QuotedStretch(text[at:end])
