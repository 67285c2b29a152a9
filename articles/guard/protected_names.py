"""No text with a protected name leaves the newsroom. What is said names nobody and no place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.guard.findings import Finding
from articles.guard.private_names import PRIVATE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

PROTECTED_NAME = "protected_name"
NAMES_KEY = "names_key"


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A private person is named in these words of the text; `place` for people ("the headline")."""

    words: str
    place: str
    person_id: int


@dataclass(frozen=True, slots=True)
class NameFacts:
    """`questions`: private people who are named, and nobody has said yet that they may be.
    `blocked`: a protected name is in what would go out, and nobody let it pass. `unreadable`:
    there are protected names, and without their key nobody can tell."""

    blocked: bool = False
    unreadable: bool = False
    questions: tuple[NameQuestion, ...] = ()


NO_NAMES = NameFacts()
CANNOT_BE_PUBLISHED = Finding(
    PROTECTED_NAME,
    "This text cannot be published; the safety group has been told.",
    "",
)
NO_KEY = Finding(
    NAMES_KEY,
    "Nothing can be published now: the key for protected names is missing. Whoever runs the server "
    "sets ADVOCACY_NAMES_KEY or ADVOCACY_NAMES_KEY_FILE to the key from the backup.",
    "",
)


def protected_name_findings(facts: NameFacts) -> Iterator[Finding]:
    """Holds for each way to go live; only the safety group lets a story pass."""
    if facts.unreadable:
        yield NO_KEY
    if facts.blocked:
        yield CANNOT_BE_PUBLISHED
    for question in facts.questions:
        yield Finding(
            PRIVATE_NAME,
            f"“{question.words}” in {question.place} is the name of a private person. Remove it, "
            "or say that it may be printed in this story.",
            f"{PRIVATE_NAME}:{question.person_id}",
        )
