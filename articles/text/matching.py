"""All places where words stand in a story's text, whatever its typography."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from articles.text.normalise import QUOTATION_MARKS, fold
from articles.text.projection import BLOCK_BREAK, Projection, Selector, select

_MARKS = "\"'"
_STOPS = ".,;:!?"
_TAIL = _MARKS + _STOPS + "- "
# A paragraph inside a quotation begins with a mark that is not part of its words.
_CONTINUED = re.compile(
    rf"(?:\A\s*+|(?<!\s)(?P<gap>\s++))(?P<marks>[{QUOTATION_MARKS}](?:[{QUOTATION_MARKS}]|[^\S\n])*)"
)


@dataclass(frozen=True)
class Wanted:
    """Words to find. `core` is folded, without marks and stops at its ends; `head` counts the
    marks that were cut before it, `tail` is what was cut behind it."""

    core: str
    head: int
    tail: str

    @classmethod
    def of(cls, words: str) -> Wanted:
        head = len(words) - len(words.lstrip(QUOTATION_MARKS))
        folded = fold_words(words)[0].strip().lstrip(_MARKS + " ")
        core = folded.rstrip(_TAIL)
        return cls(core, head, folded[len(core) :])


@dataclass(frozen=True, slots=True)
class MatchedPlace:
    """Where words stand: the core in the folded text, and all of it in the text itself.

    `same_tail`: the stops and marks behind the core are the very ones that are wanted.
    """

    folded_start: int
    folded_end: int
    start: int
    end: int
    same_tail: bool


class Index:
    """A projection in folded form, with the way back to its blocks."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.text = projection.text
        self.folded, self.offsets = fold_words(self.text)
        self.block_starts: dict[str, int] = {}
        self._starts: list[int] = []
        at = 0
        for block in projection.blocks:
            self.block_starts.setdefault(block.id, at)
            self._starts.append(at)
            at += len(block.text) + len(BLOCK_BREAK)

    def places(self, wanted: Wanted) -> list[MatchedPlace]:
        """Every place of these words, in order; not where they are but a part of words."""
        found: list[MatchedPlace] = []
        core = wanted.core
        at = self.folded.find(core) if core else -1
        while at >= 0:
            end = at + len(core)
            if cuts_word(self.folded, at) or cuts_word(self.folded, end):
                end = at + 1
            else:
                found.append(self._place(at, end, wanted))
            at = self.folded.find(core, end)
        return found

    def _place(self, start: int, end: int, wanted: Wanted) -> MatchedPlace:
        first = self.offsets[start]
        # In the text itself, because folding leaves out marks at the head of a paragraph.
        lowest = max(0, first - wanted.head)
        while first > lowest and self.text[first - 1] in QUOTATION_MARKS:
            first -= 1
        stop = _tail_end(self.folded, end, wanted.tail)
        same_tail = self.folded.startswith(wanted.tail, end)
        return MatchedPlace(start, end, first, self.offsets[stop], same_tail)

    def selectors(self, place: MatchedPlace) -> tuple[Selector, ...]:
        """One selector for each block in which the words stand."""
        selectors = []
        first = max(0, bisect_right(self._starts, place.start) - 1)
        for number in range(first, bisect_left(self._starts, place.end)):
            block = self.projection.blocks[number]
            start = max(0, place.start - self._starts[number])
            words = block.text[start : place.end - self._starts[number]]
            start += len(words) - len(words.lstrip())
            words = words.strip()
            if words:
                selectors.append(select(block, start, start + len(words)))
        return tuple(selectors)


def _tail_end(folded: str, end: int, tail: str) -> int:
    """Where the words end: behind their own tail, or else behind the stops that now stand there.

    Of marks only as many are taken as the tail has: what is left closes the quotation.
    """
    if folded.startswith(tail, end):
        return end + len(tail)
    marks = sum(char in _MARKS for char in tail)
    while end < len(folded) and (folded[end] in _STOPS or (marks and folded[end] in _MARKS)):
        marks -= folded[end] in _MARKS
        end += 1
    return end


def fold_words(text: str) -> tuple[str, array[int]]:
    """`fold`, without the marks at the head of paragraphs."""
    folded, offsets = fold(text)
    pieces: list[str] = []
    kept = offsets[:0]
    at = 0
    for found in _CONTINUED.finditer(text):
        if found["gap"] is not None and found["gap"].count("\n") < 2:
            continue
        start = bisect_left(offsets, found.start("marks"))
        pieces.append(folded[at:start])
        kept += offsets[at:start]
        at = bisect_left(offsets, found.end("marks"))
    return "".join([*pieces, folded[at:]]), kept + offsets[at:]


@lru_cache(maxsize=1)
def index_of(projection: Projection) -> Index:
    """The index of a projection; the last one is kept for a caller that asks quote by quote."""
    return Index(projection)


def occurrences(words: str, projection: Projection) -> tuple[tuple[Selector, ...], ...]:
    """All places of these words, in the order of the text; each has one selector per block."""
    index = index_of(projection)
    return tuple(index.selectors(place) for place in index.places(Wanted.of(words)))


# --- Where words begin and end --------------------------------------------------------------------


# Scripts that part no words: there is no word to be cut.
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_WORD_JOINTS = "'’-‐‑"
_NUMBER_JOINTS = ".,"


def cuts_word(text: str, at: int) -> bool:
    """Whether a word or number goes on across `at`: "ri|ghts", "don|'t", "semi-|final", "1|.5"."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _goes_on(before) and _goes_on(after):
        return not (_UNPARTED.match(before) or _UNPARTED.match(after))
    return _joins(text, at) or _joins(text, at - 1)


def _goes_on(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _joins(text: str, at: int) -> bool:
    """Whether `text[at]` holds together the letters or the digits on its two sides."""
    if not 0 < at < len(text) - 1:
        return False
    left, joint, right = text[at - 1], text[at], text[at + 1]
    if joint in _NUMBER_JOINTS:
        return left.isdigit() and right.isdigit()
    return joint in _WORD_JOINTS and left.isalnum() and right.isalnum()
