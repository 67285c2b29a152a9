"""No text with a protected name leaves the newsroom. What is said names nobody and no place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.guard.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

PROTECTED_NAME = "protected_name"
NAMES_KEY = "names_key"


@dataclass(frozen=True, slots=True)
class NameFacts:
    """`blocked`: a protected name is in what would go out, and nobody let it pass. `unreadable`:
    there are protected names, and without their key nobody can tell."""

    blocked: bool = False
    unreadable: bool = False


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
