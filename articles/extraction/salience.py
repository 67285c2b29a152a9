"""How present a named person is in the reader's mind, mention by mention.

After centering theory (Grosz, Joshi and Weinstein, 1995): the subject of a sentence is likelier to
be taken up by a pronoun than an object, an object likelier than what stands behind a preposition;
what is named inside somebody's words hardly counts for the narrator's pronouns.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.words import PREPOSITIONS
from .person_rules import DONE
from .registry import PersonRegistry, ReadPerson
from .tokens import Token

_FIRST: Final = 0.8
_SPEAKS: Final = 0.5
_OBLIQUE: Final = -0.5
_OWNER: Final = -0.35
_QUOTED: Final = -1.6


class SalientName(NamedTuple):
    """A person named at `start`, in the sentence of that number, with a weight."""

    start: int
    person: ReadPerson
    sentence: int
    weight: float


def mentions_of(
    sentences: list[list[Token]],
    people: PersonRegistry,
    subjects: frozenset[int],
    quoted: list[tuple[int, int]],
) -> list[SalientName]:
    """Every mention of a person in order. `subjects` are the starts of names that speak, `quoted`
    the spans of the quotations in order."""
    found: list[SalientName] = []
    inside = 0
    for number, sentence in enumerate(sentences):
        first = True
        for at, token in enumerate(sentence):
            person = people.at.get(token.start)
            if person is None:
                continue
            while inside < len(quoted) and quoted[inside][1] <= token.start:
                inside += 1
            spoken = inside < len(quoted) and quoted[inside][0] <= token.start
            weight = _weight(sentence, at, person, first, token.start in subjects)
            found.append(
                SalientName(token.start, person, number, weight + (_QUOTED if spoken else 0))
            )
            first = first and spoken
    return found


def _weight(sentence: list[Token], at: int, person: ReadPerson, first: bool, speaks: bool) -> float:
    before = sentence[at - 1] if at else None
    object_ = before is not None and not before.capital and before.low in DONE
    weight = (_FIRST if first and not object_ else 0.0) + (_SPEAKS if speaks else 0.0)
    if before is not None and before.low in PREPOSITIONS:
        weight += _OBLIQUE
    after = at + len(person.words)
    for token in sentence[at + 1 : after + 1]:
        if token.kind == "s":
            return weight + _OWNER
    return weight
