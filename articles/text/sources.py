"""Whether a quote's words stand in the text of its source: a hint for who checks it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from articles.text.comparison import ADDED, REMOVED, ComparedPiece, compare_words
from articles.text.matching import Wanted, index_of
from articles.text.normalise import fold
from articles.text.passages import Passage, passage
from articles.text.projection import Projection, TextBlock

FOUND, DIFFERS, ABSENT, NO_TEXT = "found", "differs", "absent", "no_text"
# How much of its words (Sørensen-Dice) a stretch of the source must share to be shown beside it.
_ALIKE = 0.6
_MARKS = "\"' .,;:!?-"


@dataclass(frozen=True, slots=True)
class SourceComparison:
    """`state` is one of FOUND (then `passage` is where), DIFFERS (then `pieces` are the source's
    words and the quote's: removed are the source's own, added the quote's own), ABSENT, NO_TEXT."""

    state: str
    passage: Passage | None = None
    pieces: tuple[ComparedPiece, ...] = ()


def compare_with_source(words: str, source: str) -> SourceComparison:
    """Look for a quote's words in a document's text, as `anchor` looks for them in a story's:
    typography, white space and stops at the end may differ. The work grows linearly with the
    text."""
    if not source.strip():
        return SourceComparison(NO_TEXT)
    index = index_of(Projection((TextBlock("source", source),)))
    places = index.places(Wanted.of(words))
    if places:
        return SourceComparison(FOUND, passage(source, places[0].start, places[0].end))
    wanted = fold(words)[0].strip(_MARKS).split()
    nearest = _nearest(wanted, fold(source)[0].split())
    if not wanted or not nearest:
        return SourceComparison(ABSENT)
    return SourceComparison(DIFFERS, pieces=_trimmed(wanted, nearest))


def _key(word: str) -> str:
    return word.casefold().strip(_MARKS)


def _nearest(wanted: list[str], source: list[str]) -> list[str]:
    """The stretch of the source, as long as the quote and a little more on each side, that shares
    most words with it; empty where none is like it."""
    size = len(wanted)
    keys, missing = [_key(word) for word in source], Counter(_key(word) for word in wanted)
    window: Counter[str] = Counter()
    shared = best = at = 0
    for place, key in enumerate(keys):
        window[key] += 1
        shared += window[key] <= missing[key]
        if place >= size:
            old = keys[place - size]
            shared -= window[old] <= missing[old]
            window[old] -= 1
        if shared > best:
            best, at = shared, max(0, place - size + 1)
    if not size or best / size < _ALIKE:
        return []
    margin = size // 4 + 2
    return source[max(0, at - margin) : at + size + margin]


def _trimmed(wanted: list[str], nearest: list[str]) -> tuple[ComparedPiece, ...]:
    """The comparison without what stands before and behind it in the source."""
    # A stop or a mark at the end belongs to the sentence around the quote.
    before = [word if _key(word) != _key(wanted[-1]) else word.strip(_MARKS) for word in nearest]
    pieces = [*compare_words(" ".join(before), " ".join(wanted)).pieces]
    if len(pieces) > 1 and (pieces[-2].kind, pieces[-1].kind) == (REMOVED, ADDED):
        pieces[-2] = _cut(pieces[-2], slice(_count(pieces[-1]) + 1))
    elif pieces[-1].kind == REMOVED:
        pieces.pop()
    if pieces[0].kind == REMOVED:
        replaced = _count(pieces[1]) if pieces[1:] and pieces[1].kind == ADDED else 0
        pieces[:1] = [_cut(pieces[0], slice(-replaced - 1, None))] if replaced else []
    return tuple(pieces)


def _count(piece: ComparedPiece) -> int:
    return len(piece.text.split())


def _cut(piece: ComparedPiece, part: slice) -> ComparedPiece:
    return ComparedPiece(piece.kind, " ".join(piece.text.split()[part]))
