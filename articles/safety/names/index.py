"""Names, looked up by any spelling of their parts; what a look-up costs does not grow with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from articles.safety.names.abjads import ABJAD, letters_alike, skeleton, skeletons, stripped
from articles.safety.names.endings import stems
from articles.safety.names.keys import letters, sound_of
from articles.safety.names.lists import everyday, usual_names
from articles.safety.names.people import (
    Shape,
    all_spellings,
    basic_spellings,
    house_spellings,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

# A part that stands for its bearer alone has as many letters.
MIN_ALONE = 4
# From here on a slip of the pen leaves a word recognisable.
MIN_SLIP, MIN_SLIP_ALONE = 5, 8
# A name within a longer word, looked up by its first letters.
MIN_SOLID, SOLID_PREFIX = 6, 4


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody with every name by which they are known, spelled as on record."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamePart:
    """One word of a name: as on record, in letters a to z, and in every spelling that is known."""

    spelled: str
    plain: str
    spellings: frozenset[str]
    initials: frozenset[str]
    rare: bool


class Reading(NamedTuple):
    """A word of a text read as a part of a name: how, and in which letters a to z."""

    part: int
    how: int
    plain: str


class NamesIndex:
    """Everybody to look for. `disguised`: also in other spellings and in disguise, and by a rare
    surname alone; without it by the full name, as recorded or as the house writes it, inflected."""

    def __init__(self, people: Iterable[NamedPerson], *, disguised: bool = True) -> None:
        self.disguised = disguised
        self.parts: list[NamePart] = []
        self.exact: dict[str, list[int]] = defaultdict(list)
        self.sounds: dict[str, list[int]] = defaultdict(list)
        self.stems: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        self.stem_sounds: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        self.slips: dict[str, set[int]] = defaultdict(set)
        self.backwards: dict[str, list[int]] = defaultdict(list)
        self.skeletons: dict[str, list[int]] = defaultdict(list)
        self.abjad: dict[str, list[int]] = defaultdict(list)
        self.pairs: dict[tuple[int, int], set[str]] = defaultdict(set)
        self.alone: dict[int, set[str]] = defaultdict(set)
        self.initials: dict[int, list[tuple[frozenset[str], str]]] = defaultdict(list)
        self.solid: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
        self.unspaced: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.seen: dict[str, tuple[Reading, ...]] = {}
        self._ids: dict[str, int] = {}
        self.add(people)

    def add(self, people: Iterable[NamedPerson]) -> None:
        """More people to look for."""
        self.seen.clear()
        for person in people:
            for name in person.names:
                found = shape(name)
                if found is not None:
                    self._add(person.id, found, name)

    def __bool__(self) -> bool:
        return bool(self.parts) or bool(self.unspaced)

    def _add(self, name_id: str, name: Shape, spelled: str) -> None:
        if _is_unspaced(spelled):
            bare = "".join(spelled.split())
            self.unspaced[bare[0]].append((bare, name_id))
        given = [self._part(word) for word in name.given]
        family = [self._part(word) for word in name.family]
        if not name.given:
            self._alone(name_id, family[0], always=True)
            return
        for first in given:
            for n, second in enumerate(family):
                # The second of two surnames, when it is common, is too little beside a given name.
                if (
                    n
                    and n == len(family) - 1
                    and not self.parts[second].rare
                    and not self.disguised
                ):
                    continue
                self.pairs[first, second].add(name_id)
                if self.disguised:
                    self._with_initials(name_id, first, second)
        if self.disguised:
            for second in family:
                self._alone(name_id, second)
            self._solid_forms(name_id, name)

    def _alone(self, name_id: str, part: int, *, always: bool = False) -> None:
        """A rare surname, or the only word of a name that is not everybody's."""
        found = self.parts[part]
        if found.rare and (self.disguised or always):
            self.alone[part].add(name_id)

    def _with_initials(self, name_id: str, given: int, family: int) -> None:
        entry = (self.parts[given].initials, name_id)
        if entry not in self.initials[family]:
            self.initials[family].append(entry)

    def _part(self, word: str) -> int:
        known = self._ids.get(word.casefold())
        if known is not None:
            return known
        plain = letters(word)
        spelled = all_spellings(word) if self.disguised else house_spellings(word)
        part = NamePart(
            spelled=word,
            plain=plain,
            spellings=frozenset(spelled | {plain}),
            initials=_initials(word) if self.disguised else frozenset(),
            rare=_is_rare(word, plain, spelled),
        )
        key = self._ids[word.casefold()] = len(self.parts)
        self.parts.append(part)
        self._spell(key, part)
        return key

    def _spell(self, key: int, part: NamePart) -> None:
        house = house_spellings(part.spelled)
        if ABJAD.search(part.spelled):
            bare = stripped(part.spelled)
            for form in {letters_alike(bare), letters_alike(bare.removeprefix("ال"))}:
                self.abjad[form].append(key)
                # Beside the others: these are compared with words in Latin letters.
                self.skeletons[f"~{skeleton(form)}"].append(key)
                if self.disguised:
                    self._slips(key, (form,))
            return
        for plain in house:
            self.exact[plain].append(key)
            for stem, endings in stems(plain):
                self.stems[stem].append((key, endings))
        if self.disguised:
            self._disguise(key, part, house)

    def _disguise(self, key: int, part: NamePart, house: set[str]) -> None:
        self._sounds(key, part)
        for plain in house | {part.plain}:
            self.backwards[plain[::-1]].append(key)
            for form in skeletons(plain):
                if len(form) > 1 or len(plain) < 5:
                    self.skeletons[form].append(key)
        self._slips(key, slippery(part))

    def _sounds(self, key: int, part: NamePart) -> None:
        folded: dict[str, set[frozenset[str]]] = defaultdict(set)
        # A spelling that is much shorter could be anything.
        size = len(sound_of(part.plain)) - 1
        for plain in part.spellings:
            if len(sound_of(plain)) < size:
                continue
            if key not in (sound := self.sounds[sound_of(plain)]):
                sound.append(key)
            for stem, endings in stems(plain):
                folded[sound_of(stem)].add(endings)
        for stem, several in folded.items():
            self.stem_sounds[stem] += ((key, endings) for endings in several)

    def _slips(self, key: int, words: Iterable[str]) -> None:
        for word in words:
            if len(word) >= MIN_SLIP:
                for shorter in without_one(word):
                    self.slips[shorter].add(key)

    def _solid_forms(self, name_id: str, name: Shape) -> None:
        """The name in one word, as in hashtags and addresses, and a rare surname within one."""
        first, last = house_spellings(name.given[0]), house_spellings(name.family[-1])
        forms = {a + b for x in first for y in last for a, b in ((x, y), (y, x))}
        forms |= {"".join(letters(word) for word in name.whole)}
        for form in forms:
            self._solid(form, name_id, full=True)
        for word in name.family:
            if _is_rare(word, letters(word), set()):
                for form in house_spellings(word):
                    self._solid(form, name_id, full=False)

    def _solid(self, form: str, name_id: str, *, full: bool) -> None:
        for way in {form, form[::-1]}:
            entry = (way, name_id, full)
            if len(way) >= MIN_SOLID and entry not in (others := self.solid[way[:SOLID_PREFIX]]):
                others.append(entry)


def slippery(part: NamePart) -> set[str]:
    """The spellings of a part in which a slip of the pen is looked for: also in its own script."""
    own = letters_alike(stripped(part.spelled)) if ABJAD.search(part.spelled) else part.spelled
    return {part.plain, own.casefold()} | house_spellings(part.spelled)


def without_one(word: str) -> set[str]:
    """`word`, and `word` without each of its letters in turn."""
    return {word} | {word[:n] + word[n + 1 :] for n in range(len(word))}


def _initials(word: str) -> frozenset[str]:
    forms = (*basic_spellings(word), word.lower())
    return frozenset(form[:n] for form in forms for n in (1, 2))


def _is_rare(word: str, plain: str, spelled: set[str]) -> bool:
    if ABJAD.search(word):
        return len(stripped(word)) > 3 and plain not in everyday()
    if len(plain) < MIN_ALONE or plain in everyday():
        return False
    # A spelling of a common name is common.
    return not any(spelling in usual_names() for spelling in spelled if len(spelling) >= len(plain))


def _is_unspaced(name: str) -> bool:
    """Whether a name is in a script that puts no spaces between words."""
    return any(
        "\u0e00" <= c <= "\u0eff"
        or "\u1000" <= c <= "\u109f"
        or "\u1780" <= c <= "\u17ff"
        or "\u2e80" <= c <= "\u9fff"
        or "\uac00" <= c <= "\ud7af"
        for c in name
    )
