"""Steps over words that stand between a subject and its verb, and finds where phrases end."""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.verbs import REPORTING
from .lexicon.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    NOT_ADVERBS,
    PERSON_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
)
from .tokens import Token

DASH_TOKENS: Final = ("-", "–", "—", "―", "--")
_NEAR: Final = frozenset(("this", "last", "earlier", "late", "early", "next", "the"))


class TokenSpan(NamedTuple):
    """Token indices of a noun phrase in a frame, the last one excluded."""

    first: int
    last: int


def is_adverb(token: Token) -> bool:
    """Whether a token may stand between a subject and its verb without being either."""
    return not token.capital and is_adverb_any(token)


def is_adverb_any(token: Token) -> bool:
    """An adverb, also with the capital of a sentence's first word."""
    low = token.low
    if token.kind != "w":
        return False
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS)


def is_time(token: Token) -> bool:
    """A word of a date or an hour ("Tuesday", "night", "7")."""
    return token.kind == "n" or token.low.rstrip(".") in TIME_WORDS


def is_noun_head(low: str) -> bool:
    """A common noun for somebody or something that can speak."""
    return low in PERSON_NOUNS or low in GROUP_NOUNS or low in DOCUMENT_NOUNS


def verb_like(token: Token) -> bool:
    """A lower-case word that is probably a finite verb, or a pronoun that begins a clause."""
    low = token.low
    if token.kind != "w" or token.capital:
        return False
    return (
        (low.endswith("ed") and len(low) > 4 and "-" not in low)
        or low in SUBJECT_PRONOUNS
        or low in AUXILIARIES
        or (low in REPORTING and low not in PERSON_NOUNS)
    )


def skip_left(tokens: list[Token], at: int) -> int:
    """Steps left over adverbs, auxiliaries and expressions of time."""
    while at >= 0:
        token = tokens[at]
        if is_adverb(token) or (token.low in AUXILIARIES and not token.capital):
            at -= 1
        elif is_time(token) and at > 0:
            back = _skip_time(tokens, at)
            if back == at:
                return at
            at = back
        else:
            return at
    return at


def _skip_time(tokens: list[Token], at: int) -> int:
    """Steps left over "on Tuesday night", "this week", "last month", "Tuesday"."""
    back = at
    while back >= 0 and (is_time(tokens[back]) or tokens[back].text == ","):
        back -= 1
    if back < 0:
        return at
    if tokens[back].low in _NEAR:
        while back >= 0 and (
            tokens[back].low in _NEAR or tokens[back].low in ("in", "on", "later")
        ):
            back -= 1
        return back
    if tokens[back].low in ("on", "in", "at", "since", "during"):
        return back - 1
    return back if tokens[at].capital else at


def noun_phrase_end(tokens: list[Token], first: int, last: int) -> int:
    """Where the noun phrase that begins at `first` stops: at a verb, a comma, a preposition."""
    one_of = first + 1 < last and tokens[first].low == "one" and tokens[first + 1].low == "of"
    if tokens[first].low in SUBJECT_PRONOUNS and not one_of:
        return first + 1
    at = first
    while at < last and not _ends_phrase(tokens, at, first, last):
        at += 1
    return at


def short_form(tokens: list[Token], at: int) -> bool:
    """Whether tokens[at] belongs to a short form in brackets inside a name's phrase: "director of
    police (DGP) Ana Ruiz"."""
    for first in range(max(0, at - 2), at + 1):
        if first + 3 >= len(tokens) or tokens[first].text != "(":
            continue
        if tokens[first + 2].text == ")" and tokens[first + 1].text.isupper():
            return tokens[first + 3].capital
    return False


def _ends_phrase(tokens: list[Token], at: int, first: int, last: int) -> bool:
    token = tokens[at]
    if token.kind == "s":
        return False
    if token.kind not in ("w", "n"):
        return token.text != "&" and not short_form(tokens, at)
    if at == first or token.capital:
        return False
    low = token.low
    if low in RELATIVES or verb_like(token) or is_adverb(token) or low in CONJUNCTIONS - {"and"}:
        return True
    if low in PREPOSITIONS:
        return low not in ("of", "for")
    if tokens[at - 1].capital and low != "and":
        # After a name, lower case goes on only towards a noun for a speaker or another name.
        ahead = tokens[at : min(at + 3, last)]
        return not any(t.capital or is_noun_head(t.low) for t in ahead)
    return False


def trailing_phrase(tokens: list[Token], first: int, last: int) -> int:
    """Start of the noun phrase that ends at `last`: a run of capitals, or back to a determiner."""
    at = last - 1
    if not tokens[at].capital:
        while at > first and tokens[at].low not in DETERMINERS:
            at -= 1
        return at
    while at > first and (tokens[at - 1].capital or tokens[at - 1].low in ("de", "van", "al")):
        at -= 1
    while at > first and _modifies(tokens[at - 1]):
        at -= 1
    return at


def _modifies(token: Token) -> bool:
    if token.kind != "w" or is_time(token):
        return False
    return token.low not in PREPOSITIONS and token.low not in DETERMINERS


def noun_use(tokens: list[Token], at: int) -> bool:
    """Whether what stands before a word makes it a noun."""
    before = tokens[at - 1]
    return before.low in DETERMINERS or before.kind == "s" or before.low in PREPOSITIONS


def is_boundary(tokens: list[Token], at: int) -> bool:
    """Whether a clause ends before this token, seen from its right."""
    token = tokens[at]
    if token.kind == "q":
        return True
    if token.kind == "p":
        return token.text in (";", ":", "!", "?", ".", *DASH_TOKENS)
    if token.capital and at > 0:
        return False
    if token.low in ("that", "whether"):
        return True
    if token.low in REPORTING and at > 0 and not noun_use(tokens, at):
        return True
    return token.low in CONJUNCTIONS and token.low not in ("and", "or", "but", "after", "before")


def clause_start(tokens: list[Token], at: int, commas: bool) -> int:
    """Index of the first token of the clause that tokens[at] ends; `commas` end it too."""
    while at >= 0:
        if is_boundary(tokens, at) or (commas and tokens[at].text in (",", ")")):
            return at + 1
        at -= 1
    return 0


def joined_start(tokens: list[Token], first: int, last: int) -> int:
    """Where "and" joins two clauses, the later one begins; where it joins nouns, both count."""
    for at in range(last - 1, first, -1):
        joins = tokens[at].low in ("and", "but", "or") and not tokens[at].capital
        if joins and any(verb_like(token) for token in tokens[first:at]):
            return at + 1
    return first


def strip_leading(tokens: list[Token], first: int, last: int) -> int:
    """Steps over "In a statement", "And", "But on Tuesday" before the noun phrase."""
    at = first
    while at < last and (tokens[at].low in CONJUNCTIONS or is_adverb_any(tokens[at])):
        at += 1
    if at < last and tokens[at].low in PREPOSITIONS:
        back = trailing_phrase(tokens, at + 1, last) if at + 1 < last else at
        return back if back > at else at
    return at


def trimmed(tokens: list[Token], first: int, last: int) -> TokenSpan | None:
    """The noun phrase of a stretch that ends with it; None for an empty one."""
    begin = strip_leading(tokens, joined_start(tokens, first, last), last)
    return TokenSpan(begin, last) if begin < last else None
