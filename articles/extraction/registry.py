"""The people of one story while it is read: full names, and what points back to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from .gazetteer import KnownPerson
from .lexicon.given_names import gender_of
from .result import Span

_SUFFIXES: Final = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
# How many bearers of one surname are weighed against each other.
_RIVALS: Final = 12


@dataclass(eq=False)
class ReadPerson:
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
    # The word and the place of "the group", "its": a body named before that the title belongs to.
    owner: tuple[str, int] | None = None

    @property
    def ends(self) -> tuple[str, str]:
        """First and last word of the name, suffixes aside: the same for "Ana M. Ruiz Jr."."""
        kept = [word for word in self.words if word not in _SUFFIXES] or list(self.words)
        return kept[0], kept[-1]


class PersonRegistry:
    """Finds a person by any part of a name that can stand for it.

    A surname stands for a known person only once the story has named that person in full, or where
    the newsroom lists it among the person's names; with a title, where only one known person
    bears it.
    """

    def __init__(self) -> None:
        self.all: list[ReadPerson] = []
        self.at: dict[int, ReadPerson] = {}
        self._by_ends: dict[tuple[str, str], ReadPerson] = {}
        self._by_part: dict[tuple[str, ...], list[ReadPerson]] = {}
        self._known_surnames: dict[str, list[ReadPerson]] = {}

    def add(self, person: ReadPerson) -> ReadPerson:
        """Takes a new person in; any part of the name points to them from now on."""
        self.all.append(person)
        if len(person.words) > 1:
            self._by_ends.setdefault(person.ends, person)
        self._introduce(person)
        return person

    def add_known(self, record: KnownPerson) -> None:
        """Takes a person of the newsroom in, whom the text may or may not name."""
        words = tuple(record.name.lower().split())
        if not words:
            return
        person = ReadPerson(
            record.name, words, "known_person", 0.98, title=record.title, party=record.party,
            state=record.state, affiliation=record.affiliation, key=record.key,
            pronoun=record.pronoun or gender_of(words[0]),
        )  # fmt: skip
        self.all.append(person)
        if len(words) > 1:
            self._by_ends.setdefault(person.ends, person)
        self._known_surnames.setdefault(person.ends[1], []).append(person)
        self._by_part.setdefault(words, []).insert(0, person)
        for other in record.other_names:
            self._by_part.setdefault(tuple(other.lower().split()), []).insert(0, person)

    def _introduce(self, person: ReadPerson) -> None:
        words = person.words
        first, last = person.ends
        parts = {words[cut:] for cut in range(len(words))} | {(last,), (first,)}
        if len(words) > 2:
            # "Siti Noraini" of Siti Noraini binti Hashim, "Khin Phyu" of Khin Phyu Wai.
            parts.add(words[:2])
        for part in sorted(parts):
            bearers = self._by_part.setdefault(part, [])
            if person not in bearers[-_RIVALS:]:
                bearers.append(person)

    def full(self, words: tuple[str, ...]) -> ReadPerson | None:
        """The person with this full name, middle names and suffixes aside."""
        if len(words) < 2:
            return None
        probe = ReadPerson("", words, "", 0.0)
        found = self._by_ends.get(probe.ends)
        if found is None:
            listed = self._by_part.get(words)
            found = listed[0] if listed else None
        if found is not None and found.key:
            exact = found in self._by_part.get(words, ())
            if exact or not found.mentions:
                # The same first and last name alone may still be somebody else (John F. Kennedy).
                found.rule = "known_person" if exact else "known_first_and_last_name"
                found.confidence = 0.98 if exact else 0.8
            self._introduce(found)
        return found

    def back(self, words: tuple[str, ...], before: int, titled: bool = False) -> ReadPerson | None:
        """Whom part of a name points back to: of those who bear it, the one named most, then the
        one named last; those introduced before the code point `before` go first."""
        bearers = self._by_part.get(words, ())[-_RIVALS:]
        hidden = next((one for one in bearers if one.rule == "pseudonym"), None)
        if hidden is not None:
            # A pseudonym means nobody else, least of all somebody whom the newsroom knows.
            return hidden
        if not bearers and titled and len(words) == 1:
            same = self._known_surnames.get(words[0], [])
            return same[0] if len(same) == 1 else None
        earlier = [one for one in bearers if one.mentions and one.mentions[0].start < before]
        if len(bearers) < 2 or not earlier:
            return bearers[0] if bearers else None
        surnamed = [one for one in earlier if one.words[0] != words[0]] or earlier
        return max(surnamed, key=lambda one: (len(one.mentions), one.mentions[-1].start))

    def mention(self, person: ReadPerson, start: int, end: int) -> None:
        """Notes that the text names the person here."""
        if start not in self.at:
            self.at[start] = person
            person.mentions.append(Span(start, end))
