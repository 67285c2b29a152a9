"""A warning, not a refusal: a private person's name appears in a story's text.

Whether it may is for people to decide. The rules of publication cannot: the name may be that of
somebody else, or its bearer may have spoken for this one story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.guard.findings import Finding
from articles.text import names_in_text

if TYPE_CHECKING:
    from collections.abc import Iterable

PRIVATE_NAME = "private_name"


@dataclass(frozen=True, slots=True)
class PublicPassage:
    """Words that readers see: `place` for people ("the headline"), `anchor` for the link."""

    place: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class PrivatePerson:
    """Somebody in the record of a story who may not be named, with every name on record."""

    name: str
    names: tuple[str, ...]


def private_name_warnings(
    people: Iterable[PrivatePerson], passages: Iterable[PublicPassage]
) -> list[Finding]:
    """One for each person whose name stands anywhere, with the places and the three ways out."""
    passages = list(passages)
    return [
        Finding(
            PRIVATE_NAME,
            f"{_who(person, names)} is private, but named in {_together(places)}. Describe the "
            "person there without the name, record their consent to be named, or say that they are "
            "a public figure.",
            anchor,
        )
        for person in people
        for names, places, anchor in _found(person, passages)
    ]


def _found(
    person: PrivatePerson, passages: list[PublicPassage]
) -> list[tuple[list[str], list[str], str]]:
    """The names, the places where they stand and the first of them; nothing where none does."""
    hits = [(one, names_in_text(one.text, person.names)) for one in passages]
    hits = [(one, names) for one, names in hits if names]
    if not hits:
        return []
    names = list(dict.fromkeys(name for _one, found in hits for name in found))
    places = list(dict.fromkeys(one.place for one, _names in hits))
    return [(names, places, hits[0][0].anchor)]


def _together(places: list[str]) -> str:
    """“the headline, the text and a heading”."""
    return places[0] if len(places) == 1 else f"{', '.join(places[:-1])} and {places[-1]}"


def _who(person: PrivatePerson, found: list[str]) -> str:
    if person.name in found:
        return f"“{person.name}”"
    return f"“{person.name}” (here as “{found[0]}”)"
