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
    """One for each person and place in which a name of theirs stands."""
    passages = list(passages)
    return [
        Finding(
            PRIVATE_NAME,
            f"{_who(person, found)} is private, but named in {passage.place}. Remove the name, or "
            "make sure that it may be printed there.",
            passage.anchor,
        )
        for person in people
        for passage in passages
        if (found := names_in_text(passage.text, person.names))
    ]


def _who(person: PrivatePerson, found: list[str]) -> str:
    if person.name in found:
        return f"“{person.name}”"
    return f"“{person.name}” (here as “{found[0]}”)"
