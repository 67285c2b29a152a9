"""Finds a story's quotes in its text, again after each edit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articles.text.matching import Index, Place, Wanted, index_of
from articles.text.projection import Projection
from articles.text.selectors import Selector

Selectors = tuple[Selector, ...]


def anchor(
    words: str, projection: Projection, selectors: Sequence[Selector] = ()
) -> Selectors | None:
    """Where `words` stand: one selector per block that they span, None where they do not stand.

    `selectors` are those of an earlier text: of several places the one wins whose context and
    position fit them best; without them one between quotation marks, then the first. Typography,
    white space, composed or decomposed accents and stops at the very end may differ; words and
    case may not.
    """
    return anchor_all([(words, selectors)], projection)[0]


def anchor_all(
    quotes: Sequence[tuple[str, Sequence[Selector]]], projection: Projection
) -> list[Selectors | None]:
    """`anchor` for all quotes of a story: quotes of equal words get different places, as long as
    there are enough. Same length and order as `quotes`."""
    index = index_of(projection)
    result: list[Selectors | None] = [None] * len(quotes)
    for core, numbers in _by_core(quotes).items():
        places = index.places(core)
        if places:
            for number in numbers:
                result[number] = index.selectors(places[0].start, places[0].end)
    return result


def _by_core(quotes: Sequence[tuple[str, Sequence[Selector]]]) -> dict[Wanted, list[int]]:
    groups: dict[Wanted, list[int]] = defaultdict(list)
    for number, (words, _) in enumerate(quotes):
        groups[Wanted.of(words)].append(number)
    return groups
