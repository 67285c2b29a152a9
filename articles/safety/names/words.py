"""The words of a text, and each read as the parts of names that it may be."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.safety.names.abjads import ABJAD, bare_forms, letters_alike, same, skeleton, skeletons
from articles.safety.names.endings import cut
from articles.safety.names.index import MIN_SLIP, NamesIndex, Reading, slippery, without_one
from articles.safety.names.keys import letters, readings, sound_of
from articles.safety.names.lists import COMMON_WORDS, familiar, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

# How a word was read as a part of a name, the surest first.
EXACT, INFLECTED, SOUND, SOUND_INFLECTED, SLIP, BACKWARDS = range(6)

_LETTER = (
    r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0981-\u0dff"
    r"\u0e31-\u0e4e\u102b-\u103e])"
)
_APOSTROPHES = "'’ʼ`ʻ´‘ʹʾʿ′"
WORD = re.compile(rf"[^\W\d_]{_LETTER}*(?:[{_APOSTROPHES}]{_LETTER}+)*")
_CAMEL = re.compile(
    r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])|(?<=[A-ZА-ЯЁ])(?=[A-ZА-ЯЁ][a-zа-яё])"
)
_CLOSE = frozenset(
    frozenset(pair)
    for pair in (
        "bp dt gk vf zs vw mn ij ck sc iy kq gh hk uw ae ai ao au ei eo eu io iu ou ye ya".split()
    )
)
# In shorter words only two letters may have changed over.
_MIN_LETTER_SLIP = 6
_MAX_SEEN = 200_000
_MAX_ENDING_TAIL = 6


class PlacedWord(NamedTuple):
    """A run of letters of an unveiled text, with what stands between it and the word before."""

    text: str
    start: int
    end: int
    before: str


def words_with_places(text: str) -> list[PlacedWord]:
    """The words of a text; one with capitals inside is several, with nothing between them."""
    found: list[PlacedWord] = []
    end = 0
    for match in WORD.finditer(text):
        word, start = match[0], match.start()
        cuts = [0, *_camel(word), len(word)]
        for first, last in pairwise(cuts):
            at = start + first
            found.append(PlacedWord(word[first:last], at, start + last, text[end:at]))
            end = start + last
    return found


def _camel(word: str) -> list[int]:
    if word.islower() or word.isupper() or word[1:].islower():
        return []
    return [cut.start() for cut in _CAMEL.finditer(word) if 0 < cut.start() < len(word)]


def read_word(index: NamesIndex, word: str) -> tuple[Reading, ...]:
    """The parts of names that `word` may be, each with the surest way of reading it."""
    known = index.seen.get(word)
    if known is None:
        if len(index.seen) > _MAX_SEEN:
            index.seen.clear()
        best: dict[int, Reading] = {}
        for reading in _read(index, word):
            other = best.get(reading.part)
            if other is None or reading.how < other.how:
                best[reading.part] = reading
        known = index.seen[word] = tuple(best.values())
    return known


def _read(index: NamesIndex, word: str) -> Iterator[Reading]:
    if ABJAD.search(word):
        for form in _without_apostrophes(word):
            yield from _read_abjad(index, form)
        return
    for form in _without_apostrophes(word):
        if index.disguised and not form.isascii():
            yield from _slips(index, form.casefold(), letters(form))
        for plain in readings(form):
            yield from _read_plain(index, plain)
            if index.disguised and not form.isascii():
                turned = letters(form[::-1])
                yield from (
                    Reading(part, BACKWARDS, turned) for part in index.exact.get(turned, ())
                )
    if index.disguised and word[:2].lower() in ("al", "el") and len(word) > 6:
        plain = letters(word[2:])
        yield from (Reading(part, SOUND, plain) for part in index.sounds.get(sound_of(plain), ()))


def _without_apostrophes(word: str) -> list[str]:
    """`word`; without what stands behind its apostrophe, or before it: Ivanov'un, l'Ivanov."""
    pieces = re.split(f"[{_APOSTROPHES}]", word)
    if len(pieces) == 1:
        return [word]
    forms = ["".join(pieces)]
    if len(pieces[-1]) <= _MAX_ENDING_TAIL:
        forms.append("".join(pieces[:-1]))
    if len(pieces[0]) < 4:
        forms.append("".join(pieces[1:]))
    return [form for form in forms if form]


def _read_plain(index: NamesIndex, plain: str) -> Iterator[Reading]:
    for part in index.exact.get(plain, ()):
        yield Reading(part, EXACT, plain)
    for stem, ending in cut(plain):
        for part, endings in index.stems.get(stem, ()):
            if ending in endings:
                yield Reading(part, INFLECTED, plain)
    if index.disguised:
        yield from _read_disguised(index, plain)
    for form in skeletons(plain) if index.abjad else ():
        for part in index.skeletons.get(f"~{form}", ()):
            spelled = letters_alike(index.parts[part].spelled)
            if same(spelled, plain) or same(spelled.removeprefix("ال"), plain):
                yield Reading(part, SOUND, plain)


def _read_disguised(index: NamesIndex, plain: str) -> Iterator[Reading]:
    for part in index.sounds.get(sound_of(plain), ()):
        yield Reading(part, SOUND, plain)
    for part in index.backwards.get(plain, ()):
        yield Reading(part, BACKWARDS, plain)
    if plain in listed(COMMON_WORDS):
        return
    for stem, ending in cut(plain):
        for part, endings in index.stem_sounds.get(sound_of(stem), ()):
            if ending in endings:
                yield Reading(part, SOUND_INFLECTED, plain)
    yield from _slips(index, plain, plain)


def _slips(index: NamesIndex, word: str, plain: str) -> Iterator[Reading]:
    if len(word) < MIN_SLIP - 1 or plain in familiar():
        return
    for shorter in without_one(word):
        for part in index.slips.get(shorter, ()):
            if any(is_slip(word, name) for name in slippery(index.parts[part])):
                yield Reading(part, SLIP, plain)


def _read_abjad(index: NamesIndex, word: str) -> Iterator[Reading]:
    for form in bare_forms(word):
        for part in index.abjad.get(letters_alike(form), ()):
            yield Reading(part, EXACT, form)
        for part in index.skeletons.get(skeleton(form), ()) if index.disguised else ():
            if any(same(form, plain) for plain in index.parts[part].spellings):
                yield Reading(part, SOUND, form)
        if index.disguised:
            yield from _slips(index, letters_alike(form), form)
    for part in index.abjad.get(letters_alike(word[::-1]), ()) if index.disguised else ():
        yield Reading(part, BACKWARDS, word)


def squeezed(word: str) -> str:
    """`word` with no letter twice in a row."""
    return re.sub(r"(.)\1+", r"\1", word)


def is_slip(word: str, name: str) -> bool:
    """Whether `word` is `name` with two letters changed over, one too many, one missing, or one
    that sounds nearly alike; never in the first letter."""
    if word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    if len(word) != len(name):
        if min(len(word), len(name)) < _MIN_LETTER_SLIP - (not word.isascii()):
            return False
        short, long = sorted((word, name), key=len)
        return short in without_one(long)
    differing = [n for n, (a, b) in enumerate(zip(word, name, strict=True)) if a != b]
    if len(differing) == 2:
        first, second = differing
        return second == first + 1 and word[first] == name[second] and word[second] == name[first]
    if len(differing) != 1 or len(word) < _MIN_LETTER_SLIP:
        return False
    return frozenset((word[differing[0]], name[differing[0]])) in _CLOSE
