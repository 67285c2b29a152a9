"""Finds a story's quotes in its text, and finds them again after edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articles.text.fit import Memory, fit
from articles.text.matching import Wanted, index_of
from articles.text.projection import Projection
from articles.text.selectors import Selector

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
