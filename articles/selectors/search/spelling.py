"""Words of the index that may be what was meant by a misspelt one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.selectors.search.engine import engine
from articles.text import errors_between, may_be_misspelt, most_errors

if TYPE_CHECKING:
    from collections.abc import Collection

# For each misspelt word.
MAX_CORRECTIONS = 5
# Of which the frequency is asked.
_COMPARED = 12


def near_words(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each of `words` that has any, the nearest words of the vocabulary: fewest errors first,
    then what stands in more entries. Two queries."""
    asked = [word for word in dict.fromkeys(words) if may_be_misspelt(word)]
    if not asked:
        return {}
    candidates = engine().near(asked)
    near = {word: _nearest(word, candidates) for word in asked}
    kept = {candidate for found in near.values() for _, candidate in found}
    often = engine().frequencies(kept)
    chosen = {}
    for word, found in near.items():
        there = [(errors, -often[other], other) for errors, other in found if other in often]
        if there:
            chosen[word] = tuple(other for _, _, other in sorted(there)[:MAX_CORRECTIONS])
    return chosen


def _nearest(word: str, candidates: Collection[str]) -> list[tuple[int, str]]:
    most = most_errors(word)
    found = [
        (errors, other)
        for other in candidates
        if other != word and (errors := errors_between(word, other, most)) <= most
    ]
    # The first letter is the one that people get right.
    found.sort(key=lambda pair: (pair[0], pair[1][0] != word[0], pair[1]))
    return found[:_COMPARED]
