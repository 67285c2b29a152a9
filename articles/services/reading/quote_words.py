"""The words of a quote, changed by a person before they accept it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.extraction import Span
from articles.services.reading.draft_rows import are_same_words, place_of
from articles.services.reading.shapes import ReadingRefused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import Quote
    from articles.services.reading.decisions import Decision
    from articles.text import Projection

# How far from the proposed words the changed ones may begin or end.
NEAR = 500


def span_of_words(text: str, decision: Decision) -> Span:
    """Where the words of an accepted quote stand; the nearest place, where there are several.

    Raises ReadingRefused for words that are not in the story there.
    """
    span = decision.proposal.spans[0]
    words = decision.fields.get("words", "")
    if words == decision.proposal.fields.get("words", words):
        return span
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    first = max(0, span.start - NEAR)
    found = [
        Span(*match.span()) for match in pattern.finditer(text, first, span.end + NEAR) if words
    ]
    if not found:
        raise ReadingRefused(
            f"“{words[:80]}” does not stand in the story where “{decision.proposal.label[:80]}” "
            "does: a quote has the story’s own words."
        )
    return min(found, key=lambda one: abs(one.start - span.start) + abs(one.end - span.end))


def refuse_twice(span: Span, rows: Iterable[Quote], projection: Projection) -> None:
    """Raises ReadingRefused where one of the story’s quotes has these words already."""
    for row in rows:
        place = place_of(row, projection)
        if place is not None and are_same_words(place, span):
            raise ReadingRefused(
                f"“{row.words[:80]}” is a quote of this story already: the same words cannot be "
                "a second one."
            )
