"""Finds the noun phrase that an insertion between commas or dashes hangs on."""

from __future__ import annotations

from .lexicon.words import CONJUNCTIONS, PREPOSITIONS, RELATIVES, SUBJECT_PRONOUNS
from .phrases import DASH_TOKENS, TokenSpan, clause_start, is_adverb_any, is_time, trimmed
from .tokens import Token

_NO_HEAD = frozenset("who which where asked according speaking given".split())


def can_head(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a segment between commas can be the subject: no preposition, participle or time."""
    at = first
    while at < last and (tokens[at].low in ("and", "but") or is_adverb_any(tokens[at])):
        at += 1
    if at >= last:
        return False
    token = tokens[at]
    if token.low in PREPOSITIONS or token.low in CONJUNCTIONS or is_time(token):
        return False
    if token.low in _NO_HEAD or (token.low.endswith("ed") and not token.capital):
        return False
    second = token.capital and at + 1 < last and tokens[at + 1].capital
    return second or not token.low.endswith("ing")


def _hard_start(tokens: list[Token], at: int) -> int:
    while at >= 0:
        if tokens[at].kind == "q" or tokens[at].text in (";", ":", *DASH_TOKENS):
            return at + 1
        at -= 1
    return 0


def _opens_insertion(tokens: list[Token], at: int, last: int) -> bool:
    """Whether an apposition, a relative clause, an age or an aside can begin here."""
    while at < last and is_adverb_any(tokens[at]):
        at += 1
    if at >= last:
        return True
    token = tokens[at]
    if token.kind == "n" or token.low in RELATIVES or token.low in PREPOSITIONS:
        return True
    if token.low in SUBJECT_PRONOUNS or token.low in ("and", "but", "or"):
        return False
    return token.kind == "w" and not token.capital


def before_insertion(tokens: list[Token], at: int) -> TokenSpan | None:
    """Ana Ruiz in "Ana Ruiz, the mayor, who won, said"; `at` is the comma before the verb."""
    start = _hard_start(tokens, at - 1)
    commas = [i for i in range(start, at) if tokens[i].text == ","]
    while commas:
        cut = commas.pop()
        begin = commas[-1] + 1 if commas else start
        if not _opens_insertion(tokens, cut + 1, at):
            continue
        if commas and _opens_insertion(tokens, begin, cut) and tokens[begin - 2].kind == "w":
            continue
        first = clause_start(tokens, cut - 1, commas=True)
        if cut > first and can_head(tokens, first, cut):
            return trimmed(tokens, first, cut)
    return None


def before_dash(tokens: list[Token], at: int) -> TokenSpan | None:
    """The noun phrase before an insertion between dashes; `at` is the dash before the verb."""
    earlier = next((i for i in range(at - 1, -1, -1) if tokens[i].text in DASH_TOKENS), -1)
    if earlier < 0:
        return None
    return trimmed(tokens, clause_start(tokens, earlier - 1, commas=True), earlier)


def first_head(tokens: list[Token], first: int, at: int) -> TokenSpan | None:
    """The first segment between commas that can be a subject."""
    begin = first
    for cut in [*(i for i in range(first, at) if tokens[i].text == ","), at]:
        if cut > begin and can_head(tokens, begin, cut):
            return trimmed(tokens, begin, cut)
        begin = cut + 1
    return None


def apposed(tokens: list[Token], at: int) -> TokenSpan | None:
    """The subject before whatever insertion the comma, bracket or dash at `at` closes."""
    if tokens[at].text in DASH_TOKENS:
        return before_dash(tokens, at)
    first = clause_start(tokens, at - 1, commas=False)
    return before_insertion(tokens, at) or first_head(tokens, first, at)
