"""Finds names in a text: whole, swapped, with initials, or by a rare surname alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.safety.names.candidates import Candidate, candidates, inside
from articles.safety.names.endings import cut, is_slavic
from articles.safety.names.index import MIN_SLIP_ALONE, NamesIndex, Reading
from articles.safety.names.keys import letters
from articles.safety.names.lists import (
    COMMON_SURNAMES,
    COMMON_WORDS,
    GIVEN_NAMES,
    everyday,
    familiar,
    listed,
)
from articles.safety.names.people import PARTICLES, TITLE_WORDS, is_patronymic
from articles.safety.names.unveil import Unveiled, unveil
from articles.safety.names.words import (
    BACKWARDS,
    EXACT,
    INFLECTED,
    SLIP,
    SOUND,
    SOUND_INFLECTED,
    PlacedWord,
    is_slip,
    squeezed,
    words_with_places,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE, _BEHIND = 5, 3
_SENTENCE_END = re.compile(r"[!?;]|\.\s|\n\s*\n")
_STOP = re.compile(r"\.\s*$|\.\s")
_COMMA = re.compile(r"\s*,\s*")
_INFLECTED = (INFLECTED, SOUND_INFLECTED)
# What makes a surname of a name.
_FAMILY_ENDING = re.compile("(?:ov|ev|yn|in)(?:a|ic|ich|ski|sky)?$")
# How long a name is that may stand alone, by how it was read.
_MIN_ALONE = {INFLECTED: 5, SOUND: 6, SOUND_INFLECTED: 7, SLIP: MIN_SLIP_ALONE, BACKWARDS: 5}
_CODED = "&%\\<="


@dataclass(frozen=True, slots=True, order=True)
class NameHit:
    """A name in a text: whose, and from which to which character (excluded)."""

    name_id: str
    start: int
    end: int


def find_names(index: NamesIndex, text: str) -> list[NameHit]:
    """Every name of the index in `text`; of several hits on one place the longest."""
    if not index:
        return []
    found: set[NameHit] = set()
    for view in unveil(text):
        words = words_with_places(view.text)
        for first, last, name_id in _spans(index, view.text, words):
            start, end = _place(text, view, words[first].start, words[last - 1].end)
            found.add(NameHit(name_id, start, end))
        found |= set(_unspaced(index, view))
    return _longest(found)


def _place(text: str, view: Unveiled, start: int, end: int) -> tuple[int, int]:
    last = view.starts[end - 1]
    return view.starts[start], view.starts[end] if text[last] in _CODED else last + 1


def _unspaced(index: NamesIndex, view: Unveiled) -> Iterator[NameHit]:
    """Names in scripts without spaces, as they are on record."""
    for n, char in enumerate(view.text) if index.unspaced else ():
        for name, name_id in index.unspaced.get(char, ()):
            at = view.text[n : n + 2 * len(name)]
            found = re.match(r"[\s·・=＝]*".join(map(re.escape, name)), at)
            if found:
                yield NameHit(name_id, view.starts[n], view.starts[n + found.end() - 1] + 1)


def _longest(hits: set[NameHit]) -> list[NameHit]:
    kept: list[NameHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.name_id, hit.start, -hit.end)):
        last = kept[-1] if kept else None
        if last is None or last.name_id != hit.name_id or hit.start >= last.end:
            kept.append(hit)
        elif hit.end > last.end:
            kept[-1] = NameHit(hit.name_id, last.start, hit.end)
    return sorted(kept, key=lambda hit: (hit.start, hit.end, hit.name_id))


def _spans(index: NamesIndex, text: str, words: list[PlacedWord]) -> Iterator[tuple[int, int, str]]:
    at = candidates(index, text, words)
    ending: dict[int, list[Candidate]] = {}
    for several in at.values():
        for candidate in several:
            ending.setdefault(candidate.end, []).append(candidate)
    for several in at.values():
        for family in several:
            yield from _pairs(index, words, family, at, ending)
            if family.reading.part in index.initials:
                yield from _with_initials(index, words, family)
            names = index.alone.get(family.reading.part)
            if names and _stands_alone(index, words, family):
                yield from ((family.start, family.end, name_id) for name_id in names)
    if index.disguised:
        yield from ((found.start, found.end, found.name_id) for found in inside(index, text, words))


def _pairs(
    index: NamesIndex,
    words: list[PlacedWord],
    family: Candidate,
    at: dict[int, list[Candidate]],
    ending: dict[int, list[Candidate]],
) -> Iterator[tuple[int, int, str]]:
    part = family.reading.part
    for end in range(family.start, max(0, family.start - _BEFORE) - 1, -1):
        for given in ending.get(end, ()):
            names = index.pairs.get((given.reading.part, part))
            if names and _goes_before(index, words, given, family):
                yield from ((given.start, family.end, name_id) for name_id in names)
    for start in range(family.end, min(len(words), family.end + _BEHIND)):
        for given in at.get(start, ()):
            names = index.pairs.get((given.reading.part, part))
            if names and _goes_behind(index, words, family, given):
                yield from ((family.start, given.end, name_id) for name_id in names)


def _goes_before(
    index: NamesIndex, words: list[PlacedWord], given: Candidate, family: Candidate
) -> bool:
    gap = words[given.end : family.start]
    limit = 3 if index.disguised else 2
    return (
        len(gap) <= limit
        and all(_may_stand_between(word) for word in gap)
        and not any(
            _ends_sentence(word.before, words[given.end + n - 1])
            for n, word in enumerate(words[given.end : family.start + 1])
        )
        and _fit(index, words, given, family)
    )


def _ends_sentence(gap: str, before: PlacedWord) -> bool:
    if not _SENTENCE_END.search(gap):
        return False
    abbreviated = len(before.text) < 3 or letters(before.text) in TITLE_WORDS
    return not (abbreviated and _STOP.match(gap))


def _may_stand_between(word: PlacedWord) -> bool:
    plain = letters(word.text)
    return (
        len(word.text) == 1
        or plain in TITLE_WORDS
        or plain in PARTICLES
        or is_patronymic(plain)
        or (word.text[:1].isupper() and "," not in word.before)
        or not word.text[:1].islower()
    )


def _goes_behind(
    index: NamesIndex, words: list[PlacedWord], family: Candidate, given: Candidate
) -> bool:
    gap = words[family.end : given.start]
    if any(letters(word.text) not in TITLE_WORDS | PARTICLES for word in gap):
        return False
    before = words[given.start].before if not gap else gap[0].before
    if _SENTENCE_END.search(before) and "\n" not in before:
        return False
    if not _fit(index, words, given, family):
        return False
    if index.parts[family.reading.part].rare:
        return True
    if words[family.start].text.islower() and not words[given.start].text.islower():
        return False
    # Anna Smith, John Doe: here neither is John Smith.
    return not _is_end_of_name(words, family) and not _is_begin_of_name(words, given)


def _is_end_of_name(words: list[PlacedWord], family: Candidate) -> bool:
    if family.start == 0:
        return False
    before = words[family.start - 1]
    joined = words[family.start].before.isspace() and "\n" not in words[family.start].before
    return joined and before.text[:1].isupper() and letters(before.text) in listed(GIVEN_NAMES)


def _is_begin_of_name(words: list[PlacedWord], given: Candidate) -> bool:
    if given.end >= len(words):
        return False
    after = words[given.end]
    plain = letters(after.text)
    return (
        after.before == " "
        and len(after.text) > 2
        and after.text[:1].isupper()
        and not is_patronymic(plain)
        and plain not in listed(COMMON_WORDS)
    )


def _fit(index: NamesIndex, words: list[PlacedWord], given: Candidate, family: Candidate) -> bool:
    """Whether two parts that stand together are a name: not two words of another meaning, not
    the name of somebody else that only looks like it."""
    first, second = given.reading, family.reading
    hows = {first.how, second.how}
    if BACKWARDS in hows:
        return all(_is_backwards(reading) for reading in (first, second)) or (
            index.parts[second.part].rare
        )
    if not index.disguised and not hows <= {EXACT, INFLECTED}:
        return False
    if first.how in (SLIP, SOUND, SOUND_INFLECTED) and second.how == SLIP:
        return False
    if first.how in (*_INFLECTED, SLIP) and not _is_inflected(index, first, second):
        return False
    if second.how in _INFLECTED and not _is_same_family(index, given, family):
        return False
    if any(_is_other_name(index, candidate, words) for candidate in (given, family)):
        return False
    return not _are_plain_words(words, given, family)


def _is_other_name(index: NamesIndex, candidate: Candidate, words: list[PlacedWord]) -> bool:
    """A word that sounds like a part of a name, but is a word or a name of its own: Schmitt."""
    reading, part = candidate.reading, index.parts[candidate.reading.part]
    if reading.how != SOUND or reading.plain not in familiar():
        return False
    if words[candidate.start].text.islower() and reading.plain in listed(COMMON_WORDS):
        return True
    return bool(part.plain) and not (
        reading.plain in part.spellings
        or is_slip(reading.plain, part.plain)
        or squeezed(reading.plain) == squeezed(part.plain)
    )


def _is_backwards(reading: Reading) -> bool:
    return reading.how == BACKWARDS or reading.plain == reading.plain[::-1]


def _is_inflected(index: NamesIndex, given: Reading, family: Reading) -> bool:
    """A given name with an ending may be another given name, Ivan and Ivana, or a surname."""
    own = index.parts[given.part].plain
    if _FAMILY_ENDING.search(given.plain) and not _FAMILY_ENDING.search(own):
        return False
    if given.plain in listed(COMMON_SURNAMES) and not _FAMILY_ENDING.search(own):
        return family.how in _INFLECTED and given.how == INFLECTED
    if family.how in _INFLECTED or given.plain not in listed(GIVEN_NAMES):
        return True
    # Anna, Anny, Annie Nowak.
    polish = own.endswith("a") and given.plain in (own[:-1] + "y", own[:-1] + "ie")
    return polish and is_slavic(index.parts[family.part].plain)


def _is_same_family(index: NamesIndex, given: Candidate, family: Candidate) -> bool:
    """A surname with an ending may be another surname: Berg and Bergen."""
    plain, own = family.reading.plain, index.parts[family.reading.part].plain
    if plain not in familiar() or given.reading.how in _INFLECTED:
        return True
    return is_slavic(own) and bool(_FAMILY_ENDING.search(own) or not _FAMILY_ENDING.search(plain))


def _are_plain_words(words: list[PlacedWord], given: Candidate, family: Candidate) -> bool:
    """Small letters in running text, and both are words that everybody uses."""
    if family.apart or given.apart:
        return family.apart and given.apart
    texts = [words[given.start], words[family.start]]
    known = listed(COMMON_WORDS)
    lower = [word.text.islower() for word in texts]
    gap = words[max(given.start, family.start)].before
    if "-" in gap or "_" in gap:
        return False
    return (lower[1] and family.reading.plain in known) or (
        all(lower) and given.reading.plain in known
    )


def _with_initials(
    index: NamesIndex, words: list[PlacedWord], family: Candidate
) -> Iterator[tuple[int, int, str]]:
    if words[family.start].text.islower() or not (
        family.reading.how in (EXACT, INFLECTED)
        or (family.reading.how == SOUND and family.reading.plain not in familiar())
    ):
        return
    first, initials = _initials_before(words, family)
    last, behind = _initials_behind(words, family)
    for wanted, name_id in index.initials[family.reading.part]:
        if initials and any(initial in wanted for initial in initials):
            yield first, family.end, name_id
        if behind and behind in wanted:
            yield family.start, last, name_id


def _initials_before(words: list[PlacedWord], family: Candidate) -> tuple[int, list[str]]:
    """The initials right before a surname, unless they follow another given name."""
    found: list[str] = []
    n = family.start
    while n > 0 and len(found) < 3 and _is_initial(words, n - 1):
        n -= 1
        found.append(letters(words[n].text) or words[n].text.lower())
    if not found:
        return n, []
    before = words[n - 1] if n else None
    if (
        before is not None
        and words[n].before.isspace()
        and before.text[:1].isupper()
        and letters(before.text) in listed(GIVEN_NAMES)
        and letters(before.text) not in TITLE_WORDS
    ):
        return n, []
    return n, found[-1:]


def _is_initial(words: list[PlacedWord], n: int) -> bool:
    word, gap = words[n], words[n + 1].before
    if len(word.text) > 2 or not word.text[0].isupper():
        return False
    if len(word.text) == 2 and not gap.startswith("."):
        return False
    return gap.strip(" \u00a0\n") in (".", ".-", "-", "_") or (
        gap == " " and word.text not in ("A", "I")
    )


def _initials_behind(words: list[PlacedWord], family: Candidate) -> tuple[int, str]:
    n = family.end
    if n >= len(words) or len(words[n].text) > 2 or not words[n].text[0].isupper():
        return n, ""
    closing = words[n + 1].before if n + 1 < len(words) else "."
    if not closing.startswith(".") or not re.fullmatch(r"\s*,?\s*", words[n].before):
        return n, ""
    return n + 1, letters(words[n].text) or words[n].text.lower()


def _stands_alone(index: NamesIndex, words: list[PlacedWord], family: Candidate) -> bool:
    """Whether a rare surname, or another name of one word, may stand for its bearer."""
    reading, part = family.reading, index.parts[family.reading.part]
    if family.apart:
        return False
    if reading.how == EXACT:
        return True
    if not index.disguised and reading.how == INFLECTED:
        return reading.plain not in familiar()
    size = len(part.plain or part.spelled)
    if reading.plain in familiar() or size < _MIN_ALONE[reading.how]:
        return False
    if reading.how == SLIP and len(reading.plain) < MIN_SLIP_ALONE - 1:
        return False
    # The forms of a word that everybody uses: the Senate's, senates.
    return reading.how != SOUND_INFLECTED or not any(
        stem in everyday() for stem, _ in cut(reading.plain) if len(stem) > 3
    )
