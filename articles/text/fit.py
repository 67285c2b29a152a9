"""How well one of several places fits a quote: its context, its position, quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from articles.text.matching import Index, MatchedPlace, Wanted, fold_words
from articles.text.normalise import DOUBLE_QUOTES, QUOTATION_MARKS, SINGLE_QUOTES
from articles.text.projection import BLOCK_BREAK
from articles.text.selectors import CONTEXT_LENGTH, Selector

_ONLY_CLOSING, _ONLY_OPENING = "”’", "“‘„‚"
_STOPS = ".,;:!?…"
# Stops and marks may have moved, so they are no part of the context that is compared.
_LOOSE = "\"' .,;:!?-"
# One point is one equal character of context; so much is lost by standing _FAR away.
_POINTS_OF_POSITION, _FAR = 16.0, 8000
_POINTS_OF_EDGE = 8
# From this length on, words alone say that it is the same quote; shorter ones need a witness.
_LONG = 40
_ENOUGH_CONTEXT = 8
_LONGEST_PARAGRAPH = 4000


@dataclass(frozen=True)
class Memory:
    """A quote's earlier place, in the form in which it is compared."""

    prefix: str
    suffix: str
    block: str
    start: int
    same_words: bool

    @classmethod
    def of(cls, selectors: Sequence[Selector], wanted: Wanted) -> Memory | None:
        if not selectors:
            return None
        before = Wanted.of(BLOCK_BREAK.join(part.exact for part in selectors))
        return cls(
            prefix=fold_words(selectors[0].prefix)[0].rstrip(_LOOSE),
            suffix=fold_words(selectors[-1].suffix)[0].lstrip(_LOOSE),
            block=selectors[0].block,
            start=selectors[0].start,
            same_words=before.core == wanted.core,
        )


def fit(index: Index, place: MatchedPlace, memory: Memory | None) -> float | None:
    """Points of a place, for comparison with other places only; None: it is not the quote's.

    Short words that are found unmarked and among other words than before are other words, though
    they be spelt the same.
    """
    marks = marks_around(index.text, place)
    spelt = float(place.same_tail)
    if memory is None:
        return marks + spelt
    context = _context(index, place, memory)
    known = marks >= 1 or context >= _ENOUGH_CONTEXT or not memory.same_words
    if not known and place.folded_end - place.folded_start < _LONG:
        return None
    return marks + spelt + context - _POINTS_OF_POSITION * _distance(index, place, memory) / _FAR


def _context(index: Index, place: MatchedPlace, memory: Memory) -> int:
    """How many characters around the place are those of before; an edge counts as some."""
    reach = CONTEXT_LENGTH + len(_LOOSE)
    start, end = place.folded_start, place.folded_end
    before = index.folded[max(0, start - reach) : start].rstrip(_LOOSE)
    after = index.folded[end : end + reach].lstrip(_LOOSE)
    points = _equal(reversed(before), reversed(memory.prefix)) + _equal(after, memory.suffix)
    if not memory.prefix and _opens_paragraph(index.text, place.start):
        points += _POINTS_OF_EDGE
    if not memory.suffix and _closes_paragraph(index.text, place.end):
        points += _POINTS_OF_EDGE
    return points


def _equal(one: Iterable[str], other: Iterable[str]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _opens_paragraph(text: str, start: int) -> bool:
    before = text[max(0, start - CONTEXT_LENGTH) : start].rstrip(QUOTATION_MARKS + " ")
    return not before or before.endswith("\n")


def _closes_paragraph(text: str, end: int) -> bool:
    after = text[end : end + CONTEXT_LENGTH].lstrip(QUOTATION_MARKS + _STOPS + " ")
    return not after or after.startswith("\n")


def _distance(index: Index, place: MatchedPlace, memory: Memory) -> int:
    block_start = index.block_starts.get(memory.block)
    if block_start is None:
        return 0
    return min(_FAR, abs(place.start - block_start - memory.start))


def marks_around(text: str, place: MatchedPlace) -> float:
    """4.0 for words between quotation marks, less for one or for single ones, 1.0 for words
    somewhere inside a quotation, 0.0 outside."""
    points = _mark(_before(text, place.start), _ONLY_CLOSING)
    points += _mark(_behind(text, place.end), _ONLY_OPENING)
    return points or float(_inside_quotation(text, place.start))


def _before(text: str, start: int) -> str:
    before = text[max(0, start - 3) : start]
    return before.rstrip()[-1:] if before.rstrip().endswith(("«", "»")) else before[-1:]


def _behind(text: str, end: int) -> str:
    behind = text[end : end + 6].lstrip(_STOPS)
    return behind.lstrip()[:1] if behind.lstrip().startswith(("«", "»")) else behind[:1]


def _mark(char: str, wrong: str) -> float:
    if not char or char in wrong:
        return 0.0
    if char in DOUBLE_QUOTES:
        return 2.0
    return 1.0 if char in SINGLE_QUOTES else 0.0


def _inside_quotation(text: str, at: int) -> bool:
    start = text.rfind("\n\n", max(0, at - _LONGEST_PARAGRAPH), at) + 1
    before = text[max(start, at - _LONGEST_PARAGRAPH) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
