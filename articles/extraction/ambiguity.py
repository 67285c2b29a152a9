"""Who can be meant by a surname that several people of a story bear, and by a pronoun behind
somebody whom the story does not name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import Final, NamedTuple

from .lexicon.titles import ABBREVIATED, HONORIFICS, TITLE_HEADS, TITLE_MODIFIERS
from .lexicon.words import PERSON_NOUNS, SENTENCE_STARTERS
from .person_rules import is_kin
from .registry import PersonRegistry, ReadPerson
from .result import Span
from .tokens import Token

# From how many mentions on, and by how much, one bearer is the one that the story is about.
_MANY: Final = 4
_TIMES: Final = 3
_BACK: Final = 4
_OPENERS: Final = frozenset("a an one another his her their two three some".split())
_HEAD_REACH: Final = 6


class BearerChoice(NamedTuple):
    """The bearer of a surname that is meant, None where it stays open; whether others bear it."""

    person: ReadPerson | None
    several: bool


class Bearers:
    """Knows every name that ends in a surname, also those that are nobody's yet."""

    def __init__(self, sentences: list[list[Token]], people: PersonRegistry) -> None:
        self._sentences = sentences
        self._people = people
        self._starts = [sentence[0].start for sentence in sentences]
        self._given: dict[str, set[str]] = defaultdict(set)
        for sentence in sentences:
            for before, token in pairwise(sentence):
                if token.capital and before.capital and _is_given(before):
                    self._given[token.low].add(before.low)
        self._bearers: dict[str, list[ReadPerson]] = defaultdict(list)
        for person in people.all:
            if person.mentions and len(person.words) > 1:
                self._bearers[person.ends[1]].append(person)

    def choose(self, surname: str, best: ReadPerson, text: str, at: int) -> BearerChoice:
        """Whom a surname alone at `at` means, where `best` is the likeliest."""
        bearers = self._bearers.get(surname, [])
        if len(self._given.get(surname, ())) < 2 and len(bearers) < 2:
            return BearerChoice(best, False)
        others = sum(len(one.mentions) for one in bearers if one is not best)
        if len(best.mentions) >= max(_MANY, _TIMES * others):
            return BearerChoice(best, True)
        unread = len(self._given.get(surname, ())) > len(bearers)
        begin = text.rfind("\n", 0, at) + 1
        near = [(span, one) for one in bearers for span in _full(one, begin, at)]
        named = {id(one) for _, one in near}
        if len(named) != 1 or (unread and len(bearers) < 2):
            return BearerChoice(None, True)
        return BearerChoice(near[-1][1], True)

    def described(self, at: int, text: str) -> Span | None:
        """The words for somebody unnamed who is the subject of the sentences before a pronoun."""
        here = bisect_right(self._starts, at) - 1
        begin = text.rfind("\n", 0, at) + 1
        for number in range(here, max(-1, here - _BACK), -1):
            sentence = self._sentences[number]
            if sentence[0].start < begin:
                return None
            if number != here or sentence[0].start < at:
                head = _described_head(sentence, at)
                if head is not None:
                    return head
                if any(t.start in self._people.at for t in sentence if t.start < at):
                    return None
        return None


def _is_given(token: Token) -> bool:
    low = token.low
    titles = low in TITLE_HEADS or low in ABBREVIATED or low in HONORIFICS or low in TITLE_MODIFIERS
    return not titles and low not in SENTENCE_STARTERS


def _full(person: ReadPerson, begin: int, at: int) -> list[Span]:
    """The mentions in text[begin:at] that are more than the surname."""
    mentions = person.mentions
    first, last = bisect_left(mentions, (begin, 0)), bisect_left(mentions, (at, 0))
    longest = len(person.ends[1]) + 2
    return [span for span in mentions[first:last] if span.end - span.start > longest]


def _described_head(sentence: list[Token], at: int) -> Span | None:
    """ "A neighbour, who …": the noun phrase that opens a sentence, where it is of a person."""
    if sentence[0].low not in _OPENERS:
        return None
    for token in sentence[1:_HEAD_REACH]:
        if token.kind not in ("w", "s") or token.capital or token.start >= at:
            return None
        if token.low in PERSON_NOUNS or is_kin(token.low):
            return Span(sentence[0].start, token.end)
    return None
