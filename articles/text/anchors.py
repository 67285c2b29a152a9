"""Finds a story's quotes in its text, and finds them again after edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from articles.text.matching import Index, MatchedPlace, Wanted, fold_words, index_of
from articles.text.normalise import DOUBLE_QUOTES, QUOTATION_MARKS, SINGLE_QUOTES
from articles.text.projection import BLOCK_BREAK, CONTEXT_LENGTH, Projection, Selector

_Points = Sequence[float | None]
# Below any sum of points: such a place is taken only where there is no other.
_REFUSED = -1e6


def anchor(
    words: str, projection: Projection, selectors: Sequence[Selector] = ()
) -> tuple[Selector, ...] | None:
    """Where `words` stand: one selector per block that they span, None where they do not stand.

    `selectors` are those of an earlier text: of several places the one wins whose context and
    position fit them best; without them one between quotation marks, then the first. Typography,
    white space, composed or decomposed accents and stops at the very end may differ; words and
    case may not.
    """
    return anchor_all([(words, selectors)], projection)[0]


def anchor_all(
    quotes: Sequence[tuple[str, Sequence[Selector]]], projection: Projection
) -> list[tuple[Selector, ...] | None]:
    """`anchor` for all quotes of a story: quotes of equal words get different places, as long as
    there are enough. The result has the length and order of `quotes`."""
    index = index_of(projection)
    result: list[tuple[Selector, ...] | None] = [None] * len(quotes)
    groups: dict[str, list[int]] = defaultdict(list)
    wanted = [Wanted.of(words) for words, _ in quotes]
    for number, one in enumerate(wanted):
        groups[one.core].append(number)
    for numbers in groups.values():
        places = {number: index.places(wanted[number]) for number in numbers}
        memories = {n: Memory.of(quotes[n][1], wanted[n]) for n in numbers}
        numbers = _in_order_of_text(numbers, memories, index.block_starts)
        points = [[fit(index, place, memories[n]) for place in places[n]] for n in numbers]
        for number, choice in zip(numbers, _assign(points), strict=True):
            if choice is not None:
                result[number] = index.selectors(places[number][choice])
    return result


def _in_order_of_text(
    numbers: list[int], memories: dict[int, Memory | None], block_starts: dict[str, int]
) -> list[int]:
    """Quotes of equal words in the order in which they stood; as given where that is unknown."""
    known: dict[int, int] = {}
    for number in numbers:
        memory = memories[number]
        if memory is None or memory.block not in block_starts:
            return numbers
        known[number] = block_starts[memory.block] + memory.start
    return sorted(numbers, key=lambda number: known[number])


def _assign(points: Sequence[_Points]) -> list[int | None]:
    """A place for each quote, each place once as far as they suffice; None: no place is its own.

    The best of two assignments: the one that keeps the quotes' order, which is right after text
    was put in or taken out, and the one that takes the best pairs first, which is right after
    paragraphs changed places.
    """
    if len(points) == 1 or not points[0]:
        return [_best(row) for row in points]
    pairs = _best_pairs_first(points)
    if len(points) <= len(points[0]):
        ordered = _in_order(points)
        if _sum(points, ordered) >= _sum(points, pairs):
            pairs = ordered
    return [
        _best(row) if choice is None else None if row[choice] is None else choice
        for row, choice in zip(points, pairs, strict=True)
    ]


def _best(row: _Points) -> int | None:
    """The first of the best places."""
    allowed = [number for number, points in enumerate(row) if points is not None]
    return max(allowed, key=lambda number: _value(row, number), default=None)


def _value(row: _Points, number: int) -> float:
    points = row[number]
    return _REFUSED if points is None else points


def _sum(points: Sequence[_Points], choices: Sequence[int | None]) -> float:
    return sum(
        _REFUSED if choice is None else _value(row, choice)
        for row, choice in zip(points, choices, strict=True)
    )


def _best_pairs_first(points: Sequence[_Points]) -> list[int | None]:
    pairs = [
        (-_value(row, n), quote, n) for quote, row in enumerate(points) for n in range(len(row))
    ]
    choices: list[int | None] = [None] * len(points)
    taken: set[int] = set()
    for _, quote, number in sorted(pairs):
        if choices[quote] is None and number not in taken:
            choices[quote] = number
            taken.add(number)
    return choices


def _in_order(points: Sequence[_Points]) -> list[int | None]:
    """The best choice of rising places: one dynamic programme over quotes and places."""
    sums = [_value(points[0], number) for number in range(len(points[0]))]
    before: list[list[int]] = []
    for row in points[1:]:
        best = _best_so_far(sums)
        before.append(best)
        sums = [
            float("-inf") if number == 0 else sums[best[number - 1]] + _value(row, number)
            for number in range(len(row))
        ]
    choice = max(range(len(sums)), key=lambda number: sums[number])
    choices: list[int | None] = [choice]
    for best in reversed(before):
        choice = best[choice - 1]
        choices.append(choice)
    return choices[::-1]


def _best_so_far(sums: Sequence[float]) -> list[int]:
    """For each place, the first of the best among it and those before it."""
    best: list[int] = []
    for number, points in enumerate(sums):
        best.append(number if not best or points > sums[best[-1]] else best[-1])
    return best


# --- How well one of several places fits a quote --------------------------------------------------


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
