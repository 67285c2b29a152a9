"""Cuts a paragraph into the narrator's sentences, in which a quotation is one token.

A quotation that ends with a full stop ends its sentence; one that ends with a comma, a question
mark or nothing may go on into its attribution ("…," she said).
"""

from __future__ import annotations

import re
from typing import Final

from .lexicon.verbs import REPORTING
from .lexicon.words import SENTENCE_STARTERS
from .marks import Quoted
from .tokens import Token

_PARTY: Final = re.compile(r"(?:D|R|I|DFL)-[A-Z]")
_LONGEST_ASIDE: Final = 24
# No sentence is longer: what is, is a list or no prose, and is cut so that cost stays linear.
LONGEST_SENTENCE: Final = 250
_STOPS: Final = (".", "!", "?")
# How far after a quotation its verb of saying may stand and still be its attribution.
_REACH: Final = 14


def stream(words: list[Token], quoted: list[Quoted], first: int) -> list[Token]:
    """Tokens of a paragraph with each quotation as one token of kind q.

    `first` is the index that the paragraph's first quotation has in the whole text.
    """
    tokens: list[Token] = []
    at = 0
    for number, one in enumerate(quoted):
        while at < len(words) and words[at].start < one.outer_start:
            tokens.append(words[at])
            at += 1
        tokens.append(Token("“”", "“”", one.outer_start, one.outer_end, "q", first + number))
        while at < len(words) and words[at].start < one.outer_end:
            at += 1
    return tokens + words[at:]


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


def ends_sentence(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    following = tokens[at + 1]
    if following.text in (")", "]", ",", ";", ":"):
        return False
    if token.text in _STOPS or token.text.startswith(".."):
        return not (following.kind == "w" and following.text[0].islower())
    if token.kind == "w" and token.text.endswith(".") and len(token.text) > 2:
        return following.capital and following.low in SENTENCE_STARTERS and following.end > 0
    return False


def without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without short brackets, party tags ("R-Wis.") and the agency's place and date
    ("HOUSTON, May 2 (AP) —"): they stand between a subject and its verb and say nothing there."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        skip = _aside(tokens, at, bool(kept) and kept[-1].text not in _STOPS)
        if skip:
            at += skip
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _aside(tokens: list[Token], at: int, inside: bool) -> int:
    token = tokens[at]
    if inside and token.text in ("(", "["):
        return _bracket(tokens, at)
    if at == 0 and token.capital:
        skip = _agency_line(tokens)
        if skip:
            return skip
    if inside and token.text == "," and at + 1 < len(tokens) and _PARTY.match(tokens[at + 1].text):
        reach = at + 2
        while reach < len(tokens) and tokens[reach].text in (".", ","):
            reach += 1
            if tokens[reach - 1].text == ",":
                break
        return reach - at
    return 0


def _agency_line(tokens: list[Token]) -> int:
    """The length of an agency's place and date before the story, 0 where there is none."""
    placed = tokens[0].text.isupper() and len(tokens[0].text) > 3
    for at in range(1, min(12, len(tokens))):
        if tokens[at].text in ("—", "–", "-", "--"):
            return at + 1 if placed else 0
        placed = placed or (tokens[at].text == ")" and tokens[at - 1].text.isupper())
    return 0


def _bracket(tokens: list[Token], at: int) -> int:
    close = ")" if tokens[at].text == "(" else "]"
    for reach in range(at + 1, min(at + _LONGEST_ASIDE, len(tokens))):
        if tokens[reach].kind == "q":
            return 0
        if tokens[reach].text == close:
            return reach + 1 - at
    return 0


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
            ends = ends_sentence(tokens, at)
        if ends or at - begin >= LONGEST_SENTENCE:
            frames.append(tokens[begin : at + 1])
            begin, spoken = at + 1, False
    if begin < len(tokens):
        frames.append(tokens[begin:])
    return frames
