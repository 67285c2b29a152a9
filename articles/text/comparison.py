"""Two versions of a text, word by word, for people to read.

Paragraphs are aligned first (those that are equal, then those that share most of their words),
and then compared word by word with `difflib`. The work grows about linearly with the text:
paragraphs look for their partner among the next few only, and `difflib` passes over words that
are very frequent in a long text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAME, REMOVED, ADDED = "same", "removed", "added"
# How many paragraphs further on a changed one may stand, and how much of it must be the same.
_NEAR = 8
_ALIKE = 0.4
# Between two changes, so few equal words read better as part of the change.
_ISLAND = 1


@dataclass(frozen=True, slots=True)
class ComparedPiece:
    """Words that are the same, removed or added; pieces are parted by a space."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph with its pieces in reading order: what was removed before what was added."""

    pieces: tuple[ComparedPiece, ...]

    @property
    def is_same(self) -> bool:
        return all(piece.kind == SAME for piece in self.pieces)


def compare_paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphChange, ...]:
    """Both texts as one sequence of paragraphs.

    >>> compare_paragraphs(["It was Monday."], ["It was Tuesday."])[0].pieces[1]
    Piece(kind='removed', text='Monday.')
    """
    old, new = [_plain(text) for text in old], [_plain(text) for text in new]
    changes: list[ParagraphChange] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            changes += (_whole(SAME, text) for text in old[i1:i2])
        else:
            changes += _align(old[i1:i2], new[j1:j2])
    return tuple(changes)


def compare_words(old: str, new: str) -> ParagraphChange:
    """One paragraph before and after."""
    before, after = old.split(), new.split()
    pieces: list[ComparedPiece] = []
    for removed, added, same in _runs(before, after):
        pieces += (
            ComparedPiece(kind, " ".join(words))
            for kind, words in ((REMOVED, removed), (ADDED, added), (SAME, same))
            if words
        )
    return ParagraphChange(tuple(pieces))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _whole(kind: str, text: str) -> ParagraphChange:
    return ParagraphChange((ComparedPiece(kind, text),))


def _align(old: list[str], new: list[str]) -> Iterator[ParagraphChange]:
    """Each new paragraph beside the old one that it came from, in the order of both."""
    bags = [Counter(text.casefold().split()) for text in old]
    place = 0
    for text in new:
        partner = _partner(Counter(text.casefold().split()), bags, place)
        if partner is None:
            yield _whole(ADDED, text)
            continue
        yield from (_whole(REMOVED, skipped) for skipped in old[place:partner])
        yield compare_words(old[partner], text)
        place = partner + 1
    yield from (_whole(REMOVED, rest) for rest in old[place:])


def _partner(bag: Counter[str], bags: list[Counter[str]], start: int) -> int | None:
    near = range(start, min(start + _NEAR, len(bags)))
    found = max(near, key=lambda place: _alike(bag, bags[place]), default=None)
    return found if found is not None and _alike(bag, bags[found]) >= _ALIKE else None


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """How much of their words two paragraphs share, from 0 to 1 (Sørensen-Dice)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """(removed, added, same after them) in order; tiny equal runs are part of the change."""
    removed: list[str] = []
    added: list[str] = []
    codes = SequenceMatcher(None, before, after).get_opcodes()
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        is_between = 0 < number < len(codes) - 1
        if tag == "equal" and not (is_between and i2 - i1 <= _ISLAND):
            yield removed, added, before[i1:i2]
            removed, added = [], []
        else:
            removed, added = removed + before[i1:i2], added + after[j1:j2]
    yield removed, added, []
