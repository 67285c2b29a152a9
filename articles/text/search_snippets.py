"""The passage of a text that shows why it was found, with the found words marked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.search_words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from articles.text.search_query import Phrase

# In code points.
LENGTH = 230
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class SnippetPiece:
    """A part of a snippet; `marked` where it is what was looked for."""

    text: str
    marked: bool = False


def mark(text: str, wanted: Collection[Phrase]) -> tuple[SnippetPiece, ...]:
    """The whole of `text`, with the wanted phrases marked."""
    words = list(words_of(text))
    return _pieces(text, 0, len(text), _spans(words, wanted))


def snippet(text: str, wanted: Collection[Phrase]) -> tuple[SnippetPiece, ...]:
    """About LENGTH code points of `text` with as many different wanted phrases as can be; its
    beginning where it has none of them. The cuts stand between words and are marked with "…"."""
    words = list(words_of(text))
    spans = _spans(words, wanted)
    start = _best_start(spans)
    begin = 0 if start <= _BEFORE else _word_start(words, start - _BEFORE)
    end = len(text) if len(text) - begin <= LENGTH else _word_end(words, begin + LENGTH)
    shown = [span for span in spans if span[0] >= begin and span[1] <= end]
    pieces = _pieces(text, begin, end, shown)
    before = (SnippetPiece("… "),) if begin else ()
    after = (SnippetPiece(" …"),) if end < len(text) else ()
    return before + pieces + after


def _spans(words: Sequence[Word], wanted: Collection[Phrase]) -> list[tuple[int, int, str]]:
    """Where wanted phrases stand: start, end, and which."""
    firsts: dict[str, list[Phrase]] = {}
    for phrase in wanted:
        firsts.setdefault(phrase[0], []).append(phrase)
    spans: list[tuple[int, int, str]] = []
    for place, word in enumerate(words):
        for phrase in sorted(firsts.get(word.form, ()), key=len, reverse=True):
            run = words[place : place + len(phrase)]
            if tuple(part.form for part in run) == phrase and (
                not spans or word.start >= spans[-1][1]
            ):
                spans.append((word.start, run[-1].end, " ".join(phrase)))
                break
    return spans


def _best_start(spans: Sequence[tuple[int, int, str]]) -> int:
    """Where the passage with most different phrases begins."""
    best, most = 0, 0
    for place, (start, _, _) in enumerate(spans):
        inside = [span for span in spans[place : place + 60] if span[1] <= start + LENGTH - _BEFORE]
        number = len({phrase for _, _, phrase in inside})
        if number > most:
            best, most = start, number
    return best


def _word_start(words: Sequence[Word], at: int) -> int:
    starts = [word.start for word in words]
    return starts[min(bisect_left(starts, at), len(starts) - 1)]


def _word_end(words: Sequence[Word], at: int) -> int:
    ends = [word.end for word in words]
    return ends[max(bisect_left(ends, at) - 1, 0)] if ends else at


def _pieces(
    text: str, begin: int, end: int, spans: Sequence[tuple[int, int, str]]
) -> tuple[SnippetPiece, ...]:
    pieces, at = [], begin
    for start, stop, _ in spans:
        if start > at:
            pieces.append(SnippetPiece(text[at:start]))
        pieces.append(SnippetPiece(text[start:stop], marked=True))
        at = stop
    if at < end:
        pieces.append(SnippetPiece(text[at:end]))
    return tuple(pieces)
