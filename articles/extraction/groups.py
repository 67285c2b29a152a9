"""Groups without a name that speak: "international human rights organizations"."""

from __future__ import annotations

from typing import Final

from .organizations import Organizations
from .result import Span
from .speakers import Subject

_COLLECTIVE: Final = (
    "organizations",
    "organisations",
    "groups",
    "charities",
    "unions",
    "agencies",
    "ngos",
    "associations",
    "committees",
    "churches",
    "companies",
    "newspapers",
    "outlets",
)


def note_group(text: str, subject: Subject, organizations: Organizations) -> None:
    """Takes in the group that a subject describes, where its words speak of bodies."""
    one = subject.antecedent or subject
    words = text[one.start : one.end]
    if one.kind in ("named", "pronoun", "relative") or len(words) > 90:
        return
    if any(word in _COLLECTIVE for word in words.lower().split()):
        made = organizations.note(words, "other", "described_group", 0.75, Span(one.start, one.end))
        made.named = False
