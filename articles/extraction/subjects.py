"""Finds the subject of a verb in a narrator's sentence, without a parser.

The subject of English reporting is nearly always the noun phrase beside the verb. To the left,
adverbs, auxiliaries, appositions and relative clauses stand between them and are stepped over.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.verbs import REPORTING
from .lexicon.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NOT_ADVERBS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
)
from .tokens import Token

_DASHES: Final = ("-", "–", "—", "―", "--")
_CLOSERS: Final = (",", ")", "]", *_DASHES)


class Span(NamedTuple):
    """Token indices of a noun phrase in a frame, the last one excluded."""

    first: int
    last: int


def is_adverb(token: Token) -> bool:
    """Whether a token may stand between a subject and its verb without being either."""
    if token.kind != "w" or token.capital:
        return False
    return token.low in ADVERBS or (token.low.endswith("ly") and token.low not in NOT_ADVERBS)


def is_time(token: Token) -> bool:
    """A word of a date or an hour ("Tuesday", "night", "7")."""
    return token.kind == "n" or token.low.rstrip(".") in TIME_WORDS


def _skip_left(tokens: list[Token], at: int) -> int:
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
    if back >= 0 and tokens[back].low in (
        "this",
        "last",
        "earlier",
        "late",
        "early",
        "next",
        "the",
    ):
        back -= 1
        while back >= 0 and tokens[back].low in ("earlier", "later", "the", "in", "on"):
            back -= 1
        return back
    if back >= 0 and tokens[back].low in ("on", "in", "at", "since", "during"):
        return back - 1
    if tokens[at].capital and back >= 0:
        return back
    return at


def _is_boundary(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == "q":
        return True
    if token.kind == "p":
        return token.text in (";", ":", "!", "?", ".", "“") or token.text in _DASHES
    if token.capital and at > 0:
        return False
    if token.low in ("that", "whether") and at + 1 < len(tokens):
        return True
    if token.low in REPORTING and at > 0 and not _noun_use(tokens, at):
        return True
    return token.low in CONJUNCTIONS and token.low not in ("and", "or", "but", "after", "before")


def _noun_use(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1]
    return before.low in DETERMINERS or before.kind == "s" or before.low in PREPOSITIONS


def clause_start(tokens: list[Token], at: int, commas: bool) -> int:
    """Index of the first token of the clause that tokens[at] ends; `commas` end it too."""
    while at >= 0:
        if _is_boundary(tokens, at) or (commas and tokens[at].text in (",", ")")):
            return at + 1
        at -= 1
    return 0


def _joined_subject(tokens: list[Token], first: int, last: int) -> int:
    """Where "and" joins two clauses, the later one begins; where it joins nouns, both count."""
    for at in range(last - 1, first, -1):
        if tokens[at].low in ("and", "but", "or") and not tokens[at].capital:
            left = tokens[first:at]
            if any(t.low in AUXILIARIES or _verbish(t) for t in left):
                return at + 1
    return first


def _verbish(token: Token) -> bool:
    low = token.low
    return (
        token.kind == "w"
        and not token.capital
        and ((low.endswith("ed") and len(low) > 4) or low in SUBJECT_PRONOUNS or low in REPORTING)
    )


def _strip_leading(tokens: list[Token], first: int, last: int) -> int:
    """Steps over "In a statement", "And", "But on Tuesday" before the noun phrase."""
    at = first
    while at < last and (
        tokens[at].low in CONJUNCTIONS or is_adverb_any(tokens[at]) or tokens[at].text in ("(", "[")
    ):
        at += 1
    if at < last and tokens[at].low in PREPOSITIONS:
        back = trailing_phrase(tokens, at + 1, last)
        return back if back > at else at
    return at


def is_adverb_any(token: Token) -> bool:
    """An adverb, also with the capital of a sentence's first word."""
    low = token.low
    return token.kind == "w" and (
        low in ADVERBS or (low.endswith("ly") and low not in NOT_ADVERBS and len(low) > 4)
    )


def trailing_phrase(tokens: list[Token], first: int, last: int) -> int:
    """Start of the noun phrase that ends at `last`: a run of capitals, or back to a determiner."""
    at = last - 1
    if tokens[at].capital:
        while at > first and (tokens[at - 1].capital or tokens[at - 1].low in ("de", "van", "al")):
            at -= 1
        while (
            at > first
            and tokens[at - 1].kind == "w"
            and (
                tokens[at - 1].low not in PREPOSITIONS
                and tokens[at - 1].low not in DETERMINERS
                and not is_time(tokens[at - 1])
            )
        ):
            at -= 1
        return at
    while at > first and tokens[at].low not in DETERMINERS:
        at -= 1
    return at


def _apposition(tokens: list[Token], at: int) -> Span | None:
    """The noun phrase before a comma, a bracket or a dash that closes an insertion at `at`."""
    first = clause_start(tokens, at - 1, commas=False)
    if tokens[at].text in _DASHES:
        earlier = next((i for i in range(at - 1, -1, -1) if tokens[i].text in _DASHES), -1)
        if earlier < 0:
            return None
        first = clause_start(tokens, earlier - 1, commas=True)
        return _trimmed(tokens, first, earlier)
    cuts = [i for i in range(first, at) if tokens[i].text in (",", "(")]
    begin = first
    for cut in [*cuts, at]:
        if cut > begin and _can_head(tokens, begin, cut):
            return _trimmed(tokens, begin, cut)
        begin = cut + 1
    return None


def _can_head(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a segment between commas can be the subject: no preposition, participle or time."""
    at = first
    while at < last and (tokens[at].low in ("and", "but") or is_adverb_any(tokens[at])):
        at += 1
    if at >= last:
        return False
    token = tokens[at]
    if token.low in PREPOSITIONS or token.low in CONJUNCTIONS or is_time(token):
        return False
    if token.low in ("who", "which", "where", "asked", "according", "speaking"):
        return False
    return not (token.low.endswith("ing") and not _second_capital(tokens, at, last))


def _second_capital(tokens: list[Token], at: int, last: int) -> bool:
    return tokens[at].capital and at + 1 < last and tokens[at + 1].capital


def _trimmed(tokens: list[Token], first: int, last: int) -> Span | None:
    begin = _strip_leading(tokens, _joined_subject(tokens, first, last), last)
    return Span(begin, last) if begin < last else None


def main_subject(tokens: list[Token], verb: int) -> Span | None:
    """The first noun phrase of the frame that can be a subject, before `verb`."""
    begin = 0
    for at in range(verb + 1):
        ends = at == verb or tokens[at].text in (",", ":", ";") or tokens[at].kind == "q"
        if not ends:
            continue
        if at > begin and _can_head(tokens, begin, at):
            start = begin
            while start < at and (
                tokens[start].low in CONJUNCTIONS or is_adverb_any(tokens[start])
            ):
                start += 1
            stop = noun_phrase_end(tokens, start, at)
            if stop > start:
                return Span(start, stop)
        begin = at + 1
    return None


def noun_phrase_end(tokens: list[Token], first: int, last: int) -> int:
    """Where the noun phrase that begins at `first` stops: at a verb, a comma, a preposition."""
    if tokens[first].low in SUBJECT_PRONOUNS:
        return first + 1
    at = first
    while at < last:
        token = tokens[at]
        if token.kind == "s":
            at += 1
            continue
        if token.kind not in ("w", "n") and token.text != "&":
            break
        if (
            at > first
            and not token.capital
            and (
                token.low in AUXILIARIES
                or token.low in RELATIVES
                or _verbish(token)
                or is_adverb(token)
                or (token.low in PREPOSITIONS and token.low not in ("of", "for"))
                or (token.low in SUBJECT_PRONOUNS)
            )
        ):
            break
        at += 1
    return at


def subject_before(tokens: list[Token], verb: int) -> Span | None:
    """The subject of the verb at `verb` that stands to its left, None where there is none."""
    at = _skip_left(tokens, verb - 1)
    if at < 0:
        return None
    token = tokens[at]
    if token.kind == "q":
        return None
    if token.low in ("and", "but", "or", "to", "then") and not (token.capital and at == 0):
        return main_subject(tokens, at)
    if token.low in RELATIVES and not token.capital:
        return _antecedent(tokens, at)
    if token.low in SUBJECT_PRONOUNS:
        return Span(at, at + 1)
    if token.text in _CLOSERS:
        return _apposition(tokens, at) or main_subject(tokens, at)
    if token.kind not in ("w", "n", "s"):
        return None
    first = _joined_subject(tokens, clause_start(tokens, at, commas=True), at + 1)
    return _trimmed(tokens, first, at + 1)


def _antecedent(tokens: list[Token], at: int) -> Span | None:
    """The noun phrase that a relative pronoun at `at` points to."""
    before = at - 1
    if before >= 0 and tokens[before].text == ",":
        before -= 1
    if before < 0 or tokens[before].kind not in ("w", "n"):
        return None
    first = clause_start(tokens, before, commas=True)
    return _trimmed(tokens, first, before + 1)


def subject_after(tokens: list[Token], verb: int) -> Span | None:
    """The subject that follows its verb ("…," said Ana Ruiz, the mayor)."""
    at = verb + 1
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind != "w" or is_time(token) or token.low in PREPOSITIONS:
        return None
    if token.low in ("that", "it", "him", "me", "us", "them", "her") and not token.capital:
        return None
    stop = noun_phrase_end(tokens, at, len(tokens))
    return Span(at, stop) if stop > at else None
