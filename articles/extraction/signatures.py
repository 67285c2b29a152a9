"""A document of a story, and who wrote, signed and received it as far as its sentence says."""

from __future__ import annotations

from dataclasses import dataclass, field

from .person_rules import joined_name
from .registry import People
from .result import Span
from .tokens import Token


@dataclass(eq=False)
class Document:
    """One document while the story is read; `sentence` is where it entered."""

    kind: str
    label: str
    rule: str
    confidence: float
    sentence: int
    mentions: list[Span] = field(default_factory=list)
    addressee: str = ""
    authors: list[str] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    others: int | None = None
    others_text: str = ""
    noun: str = ""
    dated: str = ""


def names(people: People, sentence: list[Token], first: int, last: int) -> list[str]:
    """Canonical names of the people named in sentence[first:last], in order."""
    return [people.at[t.start].name for t in sentence[first:last] if t.start in people.at]


def addressed(
    document: Document, people: People, sentence: list[Token], at: int, stop: int
) -> None:
    """Notes the addressee: behind "to", within a few words of the noun or of "sent"."""
    for here in range(at + 1, min(stop, at + 8)):
        if sentence[here].low == "to" and not document.addressee:
            for token in sentence[here + 1 : here + 6]:
                if token.start in people.at:
                    document.addressee = people.at[token.start].name
                    return
                if token.kind == "p" or token.low in ("that", "and"):
                    return


def signed_by(
    document: Document, people: People, sentence: list[Token], at: int, stop: int
) -> None:
    """Notes who signed: "that A, B and 12 others signed" or "signed by A and B"."""
    for here in range(at + 1, stop):
        if sentence[here].low not in ("signed", "sign", "signs"):
            continue
        after = here + 1 < len(sentence) and sentence[here + 1].low == "by"
        first, last = (here + 2, stop) if after else (at + 1, here)
        if not after:
            clause = (i for i in range(at + 1, here) if sentence[i].low in ("that", "which"))
            first = next(clause, first)
        for name in names(people, sentence, first, last):
            if name not in document.signatories and name != document.addressee:
                document.signatories.append(name)
        _others(document, sentence, first, last)
        return


def _others(document: Document, sentence: list[Token], first: int, last: int) -> None:
    """Notes how many more signed: "51 other members of …"."""
    for here in range(first, last - 1):
        if sentence[here].kind == "n" and sentence[here + 1].low in ("other", "others", "more"):
            digits = sentence[here].text.replace(",", "")
            if digits.isdigit():
                document.others = int(digits)
                document.others_text = joined_name(sentence, here, last)
            return


def written_by(
    document: Document, people: People, sentence: list[Token], first: int, at: int
) -> None:
    """The author: the person before "in a letter he sent", or behind "by"."""
    after = sentence[at + 1 : at + 4]
    if (
        first
        and sentence[first - 1].low == "in"
        and any(token.low in ("he", "she", "they", "sent", "to") for token in after)
    ):
        before = names(people, sentence, 0, first)
        if before:
            document.authors.append(before[-1])
    for here, token in enumerate(after):
        if token.low == "by":
            document.authors += names(people, sentence, at + 2 + here, at + 8)
