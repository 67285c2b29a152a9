"""The people of one story while it is read: full names, and what points back to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from .gazetteer import KnownPerson
from .lexicon.given_names import gender_of
from .result import Span

_SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))


@dataclass(eq=False)
class Person:
    """One person: `words` are the name in lower case, `pronoun` is he, she or empty."""

    name: str
    words: tuple[str, ...]
    rule: str
    confidence: float
    mentions: list[Span] = field(default_factory=list)
    title: str = ""
    party: str = ""
    state: str = ""
    affiliation: str = ""
    nation: str = ""
    pronoun: str = ""
    key: str = ""

    @property
    def surname(self) -> str:
        """The last word of the name that is no suffix."""
        kept = [word for word in self.words if word not in _SUFFIXES]
        return kept[-1] if kept else self.words[-1]


def _compatible(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: same first and last word ("Donald J. Trump")."""
    return full[0] == words[0] and full[-1] == words[-1]


class People:
    """Finds a person by any part of a name that can stand for it."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._by_tail: dict[tuple[str, ...], list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self.at: dict[int, Person] = {}

    def add(self, person: Person) -> Person:
        """Takes a new person in, under every tail of the name."""
        self.all.append(person)
        words = person.words
        for cut in range(len(words)):
            self._by_tail.setdefault(words[cut:], []).append(person)
        if words[-1] in _SUFFIXES and len(words) > 1:
            self._by_tail.setdefault((person.surname,), []).append(person)
        if len(words) > 1:
            self._by_first.setdefault(words[0], []).append(person)
        return person

    def add_name(self, other: str, person: Person) -> None:
        """Lets another name of a known person point to them."""
        self._by_tail.setdefault(tuple(other.lower().split()), []).insert(0, person)

    def full(self, words: tuple[str, ...]) -> Person | None:
        """The person with this full name, middle names aside."""
        exact = self._by_tail.get(words)
        if exact:
            return exact[-1]
        for person in self._by_tail.get(words[-1:], ()):
            if len(person.words) > 1 and _compatible(person.words, words):
                return person
        return None

    def back(self, words: tuple[str, ...], before: int) -> Person | None:
        """Whom a surname points back to: of those who bear it, the one named by it most so far,
        else the last one introduced before `before` (a code point), else the first after."""
        candidates = self._by_tail.get(words) or (
            self._by_first.get(words[0], []) if len(words) == 1 else []
        )
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        earlier = [one for one in candidates if one.mentions and one.mentions[0].start < before]
        if not earlier:
            return candidates[0]
        return max(earlier, key=lambda one: (len(one.mentions), one.mentions[-1].start))

    def mention(self, person: Person, start: int, end: int) -> None:
        """Notes that the text names the person here."""
        if start not in self.at:
            self.at[start] = person
            person.mentions.append(Span(start, end))


def known(person: KnownPerson) -> Person:
    """A person of the gazetteer as a person of the story."""
    words = tuple(person.name.lower().split())
    return Person(
        person.name,
        words,
        "known_person",
        0.98,
        title=person.title,
        party=person.party,
        state=person.state,
        affiliation=person.affiliation,
        key=person.key,
        pronoun=person.pronoun or gender_of(words[0]),
    )
