"""The sentence that a proposal rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.services.reading.shapes import Evidence

if TYPE_CHECKING:
    from articles.extraction import Span

LONGEST = 240
# How far a sentence is looked for: a paragraph may be as long as the story.
_FAR = 1_000
_END = re.compile(r"(?P<word>\S{0,40})[.!?][\"”’»)\]]*\s+(?=[“\"‘«(]?[A-ZÀ-ÞŒŠŽ0-9])")


def evidence_for(text: str, span: Span) -> Evidence:
    """The sentence around a span, within its paragraph. A cut that may be an abbreviation's full
    stop is not made: rather a sentence too many than half of one."""
    nearest, farthest = max(0, span.start - _FAR), min(len(text), span.end + _FAR)
    start = max(nearest, text.rfind("\n", nearest, span.start) + 1)
    end = text.find("\n", span.end, farthest)
    end = farthest if end < 0 else end
    for found in _END.finditer(text, start, end):
        if _may_be_short_for(found["word"]):
            continue
        if found.end() <= span.start:
            start = found.end()
        elif found.start("word") >= span.end - 1:
            end = found.end()
            break
    before, after = text[start : span.start], text[span.end : end]
    return Evidence(_last(before.lstrip()), text[span.start : span.end], _first(after.rstrip()))


def _may_be_short_for(word: str) -> bool:
    return word[:1].isupper() and len(word) <= 5


def _last(text: str) -> str:
    return text if len(text) <= LONGEST else f"…{text[-LONGEST:].split(' ', 1)[-1]}"


def _first(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"
