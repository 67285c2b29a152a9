"""Finds the subject of a verb in a narrator's sentence, without a parser.

The subject of English reporting is nearly always the noun phrase beside the verb. To the left,
adverbs, auxiliaries, appositions and relative clauses stand between them and are stepped over.
"""

from __future__ import annotations

from typing import Final

from .insertions import apposed, can_head
from .lexicon.words import (
    CONJUNCTIONS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
)
from .phrases import (
    DASH_TOKENS,
    TokenSpan,
    clause_start,
    is_adverb,
    is_adverb_any,
    is_time,
    joined_start,
    noun_phrase_end,
    skip_left,
    trimmed,
    verb_like,
)
from .tokens import Token

_CLOSERS: Final = (",", ")", "]", *DASH_TOKENS)
_OBJECTS: Final = frozenset("that it him me us them her himself herself so".split())


def main_subject(tokens: list[Token], verb: int) -> TokenSpan | None:
    """The first noun phrase of the frame that can be a subject, before `verb`."""
    begin = 0
    for at in range(verb + 1):
        ends = at == verb or tokens[at].text in (",", ":", ";") or tokens[at].kind == "q"
        if not ends:
            continue
        if at > begin and can_head(tokens, begin, at):
            return _leading(tokens, begin, at)
        begin = at + 1
    return None


def _leading(tokens: list[Token], first: int, last: int) -> TokenSpan | None:
    while first < last and (tokens[first].low in CONJUNCTIONS or is_adverb_any(tokens[first])):
        first += 1
    stop = noun_phrase_end(tokens, first, last) if first < last else first
    return TokenSpan(first, stop) if stop > first else None


def subject_before(tokens: list[Token], verb: int) -> TokenSpan | None:
    """The subject of the verb at `verb` that stands to its left, None where there is none."""
    at = skip_left(tokens, verb - 1)
    if at < 0 or tokens[at].kind == "q":
        return None
    token = tokens[at]
    if token.low in ("and", "but", "or", "to", "then") and not (token.capital and at == 0):
        return main_subject(tokens, at)
    if token.low in SUBJECT_PRONOUNS or (token.low in RELATIVES and not token.capital):
        return TokenSpan(at, at + 1)
    if token.text in _CLOSERS:
        return apposed(tokens, at) or main_subject(tokens, at)
    if token.kind not in ("w", "n", "s"):
        return None
    if token.low.endswith("ed") and verb_like(token) and at:
        # Two finite verbs in a row: the first one closes a relative clause.
        return main_subject(tokens, at)
    first = joined_start(tokens, clause_start(tokens, at, commas=True), at + 1)
    return trimmed(tokens, first, at + 1)


def antecedent(tokens: list[Token], at: int) -> TokenSpan | None:
    """The noun phrase that a relative pronoun at `at` points to."""
    before = at - 1
    if before >= 0 and tokens[before].text == ",":
        before -= 1
    if before < 0 or tokens[before].kind not in ("w", "n"):
        return None
    return trimmed(tokens, clause_start(tokens, before, commas=True), before + 1)


def subject_after(tokens: list[Token], verb: int) -> TokenSpan | None:
    """The subject that follows its verb ("…," said Ana Ruiz, the mayor)."""
    at = verb + 1
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind != "w" or is_time(token) or token.low in PREPOSITIONS:
        return None
    if token.low in _OBJECTS and not token.capital and not _owns(tokens, at):
        return None
    stop = noun_phrase_end(tokens, at, len(tokens))
    return TokenSpan(at, stop) if stop > at else None


def _owns(tokens: list[Token], at: int) -> bool:
    """Whether "her" owns somebody: "said her sister"."""
    if tokens[at].low != "her" or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    return behind.kind == "w" and not behind.capital and not is_adverb(behind)


def subject_behind(tokens: list[Token], at: int) -> TokenSpan | None:
    """The subject that a clause at the sentence's head waits for: "Noting that “…”, Ruiz left"."""
    for here in range(at + 1, len(tokens) - 1):
        if tokens[here].text != "," and tokens[here].kind != "q":
            continue
        first = here + 1
        while first < len(tokens) and (tokens[first].text == "," or is_adverb_any(tokens[first])):
            first += 1
        if first >= len(tokens):
            return None
        if tokens[first].capital or tokens[first].low in PERSONAL_PRONOUNS:
            stop = noun_phrase_end(tokens, first, len(tokens))
            return TokenSpan(first, stop) if stop > first else None
    return None
