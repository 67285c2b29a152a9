"""Where in a text parts of names may stand: one word, or several that make one."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from articles.safety.names.index import MIN_SOLID, SOLID_PREFIX, NamesIndex, Reading
from articles.safety.names.keys import letters, readings
from articles.safety.names.lists import COMMON_SURNAMES, COMMON_WORDS, GIVEN_NAMES, familiar, listed
from articles.safety.names.words import EXACT, read_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.safety.names.words import PlacedWord

_TIGHT = re.compile(r"[^\s\w]{0,2}|_{1,2}|[\s]?[-‐‑¬][ \t]*\r?\n\s*|[-‐‑] ", re.ASCII)
_LOOSE = re.compile(r"[ \t]{1,3}|\s*\n\s*")
_LETTER_GAP = re.compile(r"[\s.\-_*·,/|•~+–—:‘’ʻʼ']{1,5}|")
_MAX_TIGHT, _MIN_CAMEL, _MIN_JOINED, _MIN_LOOSE, _MIN_RUN = 9, 3, 5, 7, 4
_LEET_WORD = re.compile(r"[\w@$!|€£+'’‘ʻ]{4,}")
_LEET_SIGN = re.compile(r"[0-9@$!|€£+]")
_NUMBER = re.compile(r"\d{4}")
_ADDRESS = re.compile(r"[#@/.=?&:_-]")
_SHORT_WORDS = frozenset("of in is to we my by on at us no me an or go up do so it he i a".split())


class Candidate(NamedTuple):
    """Words `start` to `end` (excluded) may be a part of a name. `apart`: they are several words
    with spaces between them, each of which means something else."""

    start: int
    end: int
    reading: Reading
    apart: bool = False


class Inside(NamedTuple):
    """A whole name, or a rare surname, in a run of letters: words `start` to `end` (excluded)."""

    start: int
    end: int
    name_id: str


def candidates(index: NamesIndex, text: str, words: list[PlacedWord]) -> dict[int, list[Candidate]]:
    """What may be a part of a name, by the word that it begins with."""
    found: dict[int, list[Candidate]] = defaultdict(list)
    for n, word in enumerate(words):
        for reading in read_word(index, word.text):
            found[n].append(Candidate(n, n + 1, reading))
    for candidate in _joined(index, words):
        found[candidate.start].append(candidate)
    if index.disguised:
        for candidate in (*_pieces(index, words), *_leet(index, text, words)):
            found[candidate.start].append(candidate)
    return found


def _joined(index: NamesIndex, words: list[PlacedWord]) -> Iterator[Candidate]:
    """Words with a hyphen, a line's end or nothing between them."""
    tight = [_is_tight(words, n) for n in range(len(words))]
    for n in range(len(words) - 1):
        if not tight[n + 1]:
            continue
        joined = words[n].text
        for last in range(n + 1, min(n + _MAX_TIGHT, len(words))):
            if not tight[last]:
                break
            joined += words[last].text
            if len(joined) < (_MIN_JOINED if words[last].before else _MIN_CAMEL):
                continue
            for reading in read_word(index, joined):
                yield Candidate(n, last + 1, reading)


def _is_tight(words: list[PlacedWord], n: int) -> bool:
    """Whether a word may go on in the next: not where a sentence ends without a space."""
    gap = words[n].before
    if gap == " " or not _TIGHT.fullmatch(gap):
        return False
    return n == 0 or "." not in gap or len(words[n - 1].text) < 3 or words[n].text.islower()


def _pieces(index: NamesIndex, words: list[PlacedWord]) -> Iterator[Candidate]:
    """Two or three words with spaces between them that are one part of a name together."""
    plain = [found[0] if (found := readings(word.text)) else "" for word in words]
    loose = [word.before == " " or bool(_LOOSE.fullmatch(word.before)) for word in words]
    known = listed(COMMON_WORDS)
    for n in range(len(words) - 1):
        for last in range(n + 1, min(n + 3, len(words))):
            if not loose[last]:
                break
            joined = "".join(plain[n : last + 1])
            if len(joined) < _MIN_LOOSE or joined not in index.exact:
                continue
            apart = all(piece in known for piece in plain[n : last + 1])
            for part in index.exact[joined]:
                yield Candidate(n, last + 1, Reading(part, EXACT, joined), apart)


def _leet(index: NamesIndex, text: str, words: list[PlacedWord]) -> Iterator[Candidate]:
    """Words in which digits and signs stand for letters."""
    at = 0
    for found in _LEET_WORD.finditer(text):
        word = found[0]
        signs = len(_LEET_SIGN.findall(word))
        if not signs or 2 * sum(c.isalpha() for c in word) < max(4, signs):
            continue
        if _NUMBER.search(word):
            continue
        while at < len(words) and words[at].end <= found.start():
            at += 1
        last = at
        while last < len(words) and words[last].start < found.end():
            last += 1
        for piece in {word, word.strip("!|+@$'’‘")} if last > at else ():
            for reading in read_word(index, piece):
                yield Candidate(at, last, reading)


def inside(index: NamesIndex, text: str, words: list[PlacedWord]) -> Iterator[Inside]:
    """Names within hashtags, addresses and other long words, and names that are spelled out."""
    for n, word in enumerate(words):
        if len(word.text) >= MIN_SOLID:
            yield from _in_word(index, text, n, word)
    for first, last in _letter_runs(words):
        run = "".join(word.text for word in words[first:last])
        for plain in readings(run):
            for name_id, _, _, _ in _solid(index, plain):
                yield Inside(first, last, name_id)
        for reading in read_word(index, run):
            for name_id in index.alone.get(reading.part, ()):
                yield Inside(first, last, name_id)


def _in_word(index: NamesIndex, text: str, n: int, word: PlacedWord) -> Iterator[Inside]:
    for plain in readings(word.text):
        if len(plain) < MIN_SOLID or plain in familiar():
            continue
        for name_id, start, end, full in _solid(index, plain):
            before, after = plain[:start], plain[end:]
            around = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
            if not full and not (_ADDRESS.search(around) and (before or after)):
                continue
            if _is_made_of_words(before, ends=False) and _is_made_of_words(after, ends=True):
                yield Inside(n, n + 1, name_id)


def _solid(index: NamesIndex, plain: str) -> Iterator[tuple[str, int, int, bool]]:
    for at in range(len(plain) - MIN_SOLID + 1):
        for form, name_id, full in index.solid.get(plain[at : at + SOLID_PREFIX], ()):
            if plain.startswith(form, at):
                yield name_id, at, at + len(form), full


def _is_made_of_words(rest: str, *, ends: bool) -> bool:
    """Whether what stands before or behind a name in one word with it is words, or nothing."""
    if not rest or (len(rest) < 3 and (not ends or rest in ("s", "a", "v"))):
        return True
    known = listed(COMMON_WORDS) | _SHORT_WORDS
    reached = {0}
    for end in range(1, len(rest) + 1):
        if any(
            (piece := rest[start:end]) in _SHORT_WORDS
            or (len(piece) > 2 and (piece in known or piece in _names()))
            for start in reached
        ):
            reached.add(end)
    return len(rest) in reached


def _names() -> frozenset[str]:
    return listed(GIVEN_NAMES) | listed(COMMON_SURNAMES)


def _letter_runs(words: list[PlacedWord]) -> Iterator[tuple[int, int]]:
    """Runs of single letters, with little between them."""
    n = 0
    while n < len(words):
        last = n
        while (
            last < len(words)
            and _is_single(words[last])
            and (last == n or _LETTER_GAP.fullmatch(words[last].before))
        ):
            last += 1
        if last - n >= _MIN_RUN:
            yield n, last
        n = max(last, n + 1)


def _is_single(word: PlacedWord) -> bool:
    return len(word.text) == 1 or (len(word.text) == 2 and len(letters(word.text)) < 2)
