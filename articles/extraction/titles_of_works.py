"""Marks around something that nobody says: titles of works, names of shows, words as such."""

from __future__ import annotations

from typing import Final

from .lexicon.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from .tokens import Token, tokenize

_SMALL: Final = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | {"is", "be", "my", "your", "not"}
_CALLED: Final = frozenset(
    "called titled entitled named dubbed nicknamed headlined labeled labelled so-called known"
    " hashtag film movie song book novel show series album magazine column podcast program"
    " programme episode musical play poem game slogan headlined starring".split()
)
_OUTLETS: Final = frozenset(("told", "tells", "telling"))
_LONGEST_TITLE: Final = 8


def in_title_case(text: str, start: int, end: int) -> bool:
    """Whether every word that carries meaning has a capital ("The Art of the Deal")."""
    if end - start > 90:
        return False
    words = [token for token in tokenize(text, start, end) if token.kind in ("w", "n")]
    if not words or len(words) > _LONGEST_TITLE:
        return False
    return all(
        word.capital or word.kind == "n" or (at > 0 and word.low in _SMALL)
        for at, word in enumerate(words)
    )


def names_a_work(text: str, tokens: list[Token], at: int) -> bool:
    """Whether the quotation at tokens[at] only gives a title, a name or a term."""
    token = tokens[at]
    inner = text[token.start : token.end].strip(" \"“”«»'’‘")
    if not inner:
        return True
    start = text.index(inner, token.start)
    end = start + len(inner.rstrip(",."))
    before = tokens[at - 1] if at else None
    if before is not None and before.text == "=":
        return True
    if not in_title_case(text, start, end):
        return False
    if before is not None and (before.low in _OUTLETS or before.low in _CALLED):
        return True
    if inner[-1] in "!?…":
        return False
    if before is None:
        return end - start < 40 and at + 1 < len(tokens) and not inner.endswith(",")
    if before.text == ":" or before.text == ",":
        return False
    if before.kind == "s" or before.capital or before.low in ("and", "or"):
        return True
    return before.low in PREPOSITIONS or before.low in DETERMINERS
