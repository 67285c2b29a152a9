"""All places where words stand in a story's text, whatever its typography."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from articles.text.normalise import DOUBLE_QUOTES, QUOTES, fold
from articles.text.projection import BLOCK_BREAK, Projection
from articles.text.selectors import Selector, select

_EDGE = "\"' "
_TAIL = "\"' .,;:!?-"
# A paragraph inside a quotation begins with a mark that is not part of its words.
_CONTINUED = re.compile(rf"(?:\A|\n[^\S\n]*\n)\s*(?P<marks>[{QUOTES}][{QUOTES}\s]*)")
# Scripts that part no words: there is no word to be cut.
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class SelectionError(ValueError):
    """A selection of no words, or in a block that the text does not have."""


@dataclass(frozen=True)
class Wanted:
    """Words to find: `core` is folded and without marks and stops at its ends, `tail` is what
    was cut behind it."""

    core: str
    tail: str

    @classmethod
    def of(cls, words: str) -> Wanted:
        folded = _fold_continued(words)[0].strip().lstrip(_EDGE)
        core = folded.rstrip(_TAIL)
        return cls(core, folded[len(core) :].rstrip())


@dataclass(frozen=True)
class Place:
    """Where words stand: folded offsets of the core, and offsets into the whole text."""

    folded_start: int
    folded_end: int
    start: int
    end: int


class Index:
    """A projection in folded form, with the way back to its blocks."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.text = projection.text
        self.folded, self.offsets = _fold_continued(self.text)
        self.block_starts: list[int] = []
        at = 0
        for block in projection.blocks:
            self.block_starts.append(at)
            at += len(block.text) + len(BLOCK_BREAK)

    def places(self, wanted: Wanted) -> list[Place]:
        """Every place of these words, in order; none where they are only a part of words."""
        found: list[Place] = []
        core = wanted.core
        at = self.folded.find(core) if core else -1
        while at >= 0:
            end = at + len(core)
            if not self._cuts_word(at) and not self._cuts_word(end):
                found.append(self._place(at, end, wanted.tail))
            at = self.folded.find(core, end)
        return found

    def _cuts_word(self, at: int) -> bool:
        return cuts_word(self.folded, at)

    def _place(self, start: int, end: int, tail: str) -> Place:
        stop = _tail_end(self.folded, end, tail)
        last = self.offsets[stop - 1]
        original_end = self.offsets[stop]
        # What folding dropped behind the last character (a break, a mark) is not part of the words.
        while original_end > last + 1 and self._dropped(original_end - 1, last):
            original_end -= 1
        return Place(start, end, self.offsets[start], original_end)

    def _dropped(self, at: int, last: int) -> bool:
        return at > last and (self.text[at].isspace() or self.text[at] in QUOTES)

    def selectors(self, start: int, end: int) -> tuple[Selector, ...]:
        """One selector per block for `text[start:end]`."""
        selectors = []
        first = max(0, bisect_right(self.block_starts, start) - 1)
        last = bisect_left(self.block_starts, end)
        for number in range(first, last):
            block = self.projection.blocks[number]
            offset = self.block_starts[number]
            left, right = max(0, start - offset), min(len(block.text), end - offset)
            words = block.text[left:right]
            left += len(words) - len(words.lstrip())
            right -= len(words) - len(words.rstrip())
            if left < right:
                selectors.append(select(block, left, right))
        return tuple(selectors)


@lru_cache(maxsize=8)
def index_of(projection: Projection) -> Index:
    """The index of a projection; the last few are kept."""
    return Index(projection)


def occurrences(words: str, projection: Projection) -> tuple[tuple[Selector, ...], ...]:
    """All places of these words, in the order of the text; each has one selector per block."""
    index = index_of(projection)
    return tuple(index.selectors(p.start, p.end) for p in index.places(Wanted.of(words)))


def from_selection(
    block_id: str, start: int, end: int, projection: Projection
) -> tuple[str, tuple[Selector, ...]]:
    """Words and selector of what an editor selected in one block, in code points of its text.

    Space and outer quotation marks at its ends are left out, a word that it cuts is taken whole.
    Raises SelectionError where there is no such block or no word in the selection.
    """
    block = projection.block(block_id)
    if block is None:
        raise SelectionError("The selected text is not part of the story's text.")
    text = block.text
    start, end = max(0, start), min(len(text), end)
    start, end = _trim(text, start, end)
    if start >= end or not any(char.isalnum() for char in text[start:end]):
        raise SelectionError("No words are selected.")
    while cuts_word(text, start):
        start -= 1
    while cuts_word(text, end):
        end += 1
    return text[start:end], (select(block, start, end),)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without space, then without the marks that open and close the whole."""
    while start < end and (text[start].isspace() or text[start] in DOUBLE_QUOTES):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in DOUBLE_QUOTES):
        end -= 1
    return start, end


def cuts_word(text: str, at: int) -> bool:
    """Whether a word or a number goes on across `at`: letters, "don|'t", "semi|-final", "1|.5"."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if _goes_on(before) and _goes_on(after):
        return not (_UNPARTED.match(before) or _UNPARTED.match(after))
    if before.isalnum() and _goes_on_behind(text, at, 1):
        return True
    return after.isalnum() and _goes_on_behind(text, at - 1, -1)


def _goes_on(char: str) -> bool:
    return char.isalnum() or char == "_" or "\u0300" <= char <= "\u036f"


def _goes_on_behind(text: str, at: int, step: int) -> bool:
    """Whether `text[at]` joins the letters or digits on its two sides."""
    if not 0 < at < len(text) - 1:
        return False
    left, joint, right = text[at - 1], text[at], text[at + 1]
    if joint in ".,":
        return left.isdigit() and right.isdigit()
    return joint in "'’-‐‑" and left.isalnum() and right.isalnum()


def _tail_end(folded: str, end: int, tail: str) -> int:
    """Where the words end with the stops that stand behind them."""
    return end


def _fold_continued(text: str) -> tuple[str, list[int]]:
    folded, offsets = fold(text)
    return folded, offsets
