"""Cuts a paragraph into the narrator's sentences, in which a quotation is one token.

A quotation that ends with a full stop ends its sentence; one that ends with a comma, a question
mark or nothing may go on into its attribution ("…," she said).
"""

from __future__ import annotations

from typing import Final

from .lexicon.verbs import REPORTING
from .lexicon.words import SENTENCE_STARTERS
from .marks import Quoted
from .tokens import Token, tokenize

_STOPS: Final = (".", "!", "?")
# How far after a quotation its verb of saying may stand and still be its attribution.
_REACH: Final = 14


def stream(text: str, start: int, end: int, quoted: list[Quoted], first: int) -> list[Token]:
    """Tokens of a paragraph with each quotation as one token of kind q.

    `first` is the index that the paragraph's first quotation has in the whole text.
    """
    tokens: list[Token] = []
    position = start
    for number, one in enumerate(quoted):
        tokens += tokenize(text, position, one.outer_start)
        tokens.append(Token("“”", "“”", one.outer_start, one.outer_end, "q", first + number))
        position = one.outer_end
    return tokens + tokenize(text, position, end)


def _attribution_follows(tokens: list[Token], at: int) -> bool:
    """Whether tokens[at:] begin with a speaker and a verb of saying, or the other way round."""
    for token in tokens[at : at + _REACH]:
        if token.kind == "q" or token.text in (".", ";", ":"):
            return False
        if token.low in REPORTING or token.low == "according":
            return True
    return False


def _ends_quote(text: str, tokens: list[Token], at: int, spoken: bool) -> bool:
    """Whether the sentence ends with the quotation at tokens[at]."""
    following = tokens[at + 1]
    last = text[tokens[at].start : tokens[at].end].rstrip(" \xa0\"”»'’")[-1:]
    if following.kind == "q":
        return last != "," and following.start - tokens[at].end < 4
    if following.kind == "p":
        return following.text in ("[", "<") and last in ".?!"
    lower = following.text[:1].islower()
    if last == ".":
        return not lower and not (not spoken and _attribution_follows(tokens[: at + 6], at + 1))
    if last in "!?…—–-" and last:
        return not lower and (spoken or not _attribution_follows(tokens, at + 1))
    return False


def _ends_word(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    following = tokens[at + 1]
    if token.text in _STOPS or token.text.startswith(".."):
        return not (following.kind == "w" and following.text[0].islower())
    if token.kind == "w" and token.text.endswith(".") and len(token.text) > 2:
        return following.capital and following.low in SENTENCE_STARTERS and following.end > 0
    return False


def split_frames(text: str, tokens: list[Token]) -> list[list[Token]]:
    """The narrator's sentences of one paragraph."""
    frames: list[list[Token]] = []
    begin = 0
    spoken = False
    for at in range(len(tokens) - 1):
        token = tokens[at]
        if token.kind == "q":
            ends = _ends_quote(text, tokens, at, spoken)
        else:
            spoken = spoken or token.low in REPORTING
            ends = _ends_word(tokens, at)
        if ends:
            frames.append(tokens[begin : at + 1])
            begin, spoken = at + 1, False
    if begin < len(tokens):
        frames.append(tokens[begin:])
    return frames
