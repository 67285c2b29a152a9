"""A document of a story, and who wrote, signed and received it as far as its sentence says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from .organizations import Organizations
from .person_rules import joined_name
from .registry import PersonRegistry
from .result import Span
from .tokens import Token

# Bodies decide with these, people do not; the second kind is done by either.
_DECIDED: Final = frozenset("approved passed adopted".split())
_MADE_PUBLIC: Final = frozenset("issued released published filed wrote sent".split())
# How far before the verb its subject may stand: "The House on June 27 approved a resolution".
_REACH_BACK: Final = 10
# The longest title before a name: "Human Rights Campaign Foundation Vice President".
_TITLE: Final = 8


@dataclass(eq=False)
class Document:
    """One document while the story is read: the `place`-th, which entered in `sentence`."""

    kind: str
    label: str
    rule: str
    confidence: float
    sentence: int
    place: int
    mentions: list[Span] = field(default_factory=list)
    addressee: str = ""
    authors: list[str] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    others: int | None = None
    others_text: str = ""
    noun: str = ""
    dated: str = ""


def names(people: PersonRegistry, sentence: list[Token], first: int, last: int) -> list[str]:
    """Canonical names of the people named in sentence[first:last], in order."""
    return [people.at[t.start].name for t in sentence[first:last] if t.start in people.at]


def addressed(
    document: Document, people: PersonRegistry, sentence: list[Token], at: int, stop: int
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
    document: Document, people: PersonRegistry, sentence: list[Token], at: int, stop: int
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
    document: Document,
    people: PersonRegistry,
    organizations: Organizations,
    sentence: list[Token],
    where: tuple[int, int],
) -> None:
    """The author: the person before "in a letter he sent", or behind "by".

    Whoever is named with a body's office ("Harbour Council President Ana Ruiz") writes for the
    body as well. `where` are the indices of the noun phrase's first and last word.
    """
    first, at = where
    after = sentence[at + 1 : at + 4]
    if (
        first
        and sentence[first - 1].low == "in"
        and any(token.low in ("he", "she", "they", "sent", "to") for token in after)
    ):
        _write(document, people, organizations, sentence, (0, first))
    for here, token in enumerate(after):
        if token.low == "by":
            document.authors += names(people, sentence, at + 2 + here, at + 8)


def _write(
    document: Document,
    people: PersonRegistry,
    organizations: Organizations,
    sentence: list[Token],
    where: tuple[int, int],
) -> None:
    first, last = where
    places = [at for at in range(first, last) if sentence[at].start in people.at]
    if not places:
        return
    author = people.at[sentence[places[-1]].start]
    document.authors.append(author.name)
    for token in sentence[max(first, places[-1] - _TITLE) : places[-1]]:
        body = organizations.at.get(token.start)
        if body is not None and body.named and body.name == author.affiliation:
            document.authors.append(body.name)


def passed_by(
    document: Document,
    people: PersonRegistry,
    organizations: Organizations,
    sentence: list[Token],
    first: int,
) -> None:
    """The body that decided on a document, or whoever made it public: the subject of the verb
    right before it, with no other clause between them. `first` is the index of its "a"."""
    verb = sentence[first - 1].low if first else ""
    if document.authors or verb not in _DECIDED | _MADE_PUBLIC:
        return
    for at in range(first - 2, max(-1, first - 2 - _REACH_BACK), -1):
        token = sentence[at]
        if token.kind in ("p", "q") or token.low in ("that", "which", "who", "and", "to"):
            return
        body, person = organizations.at.get(token.start), people.at.get(token.start)
        subject = body if body is not None and body.named else person
        if subject is not None and (subject is body or verb in _MADE_PUBLIC):
            document.authors.append(subject.name)
            return
