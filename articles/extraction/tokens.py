"""Cuts text into tokens in one pass.

Every pattern here is a flat repetition, so the work grows in proportion to the text.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# Abbreviations that keep their full stop and do not end a sentence.
ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr gral adv atty sen sens rep reps gov govs gen col lt sgt capt cmdr adm maj brig"
    " rev fr hon"
    " prof pres st jr sr vs jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif"
    " colo conn del fla ga ill kan ky md mass mich minn mo mont neb nev okla ore pa"
    " tenn tex va vt wash wis wyo dept inc corp co ltd etc assn bros supt det insp msgr mx"
    " messrs amb asst atty dist mt ft".split()
)
_ARTICLES: Final = ("al-", "el-", "ul-", "as-", "ad-", "an-", "ar-", "az-")

_TOKEN: Final = re.compile(
    r"(?P<abbr>(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+\b)"
    r"|(?P<word>[\w\u0300-\u036f]+(?:['’.&\-][\w\u0300-\u036f]+)*)"
    r"|(?P<dots>\.{2,}|…)"
    r"|(?P<dash>--+|[-–—―])"
    r"|(?P<punct>[^\s\w])"
)


class Token(NamedTuple):
    """One token; `kind` is w (word), n (number), p (punctuation), s (possessive) or q (a quote).

    `start` and `end` are code points in the whole text. `quote` is the index of the quotation
    that a token of kind q stands for, else -1.
    """

    text: str
    low: str
    start: int
    end: int
    kind: str
    quote: int = -1

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital, also behind an article: al-Amr, el-Sisi."""
        if self.kind != "w":
            return False
        return self.text[0].isupper() or (self.low[:3] in _ARTICLES and self.text[3:4].isupper())


_CONTRACTIONS: Final = frozenset(
    "it's that's he's she's let's what's there's here's who's how's where's".split()
)


def _word(text: str, start: int, end: int, tokens: list[Token]) -> int:
    """Adds the word at text[start:end] and returns where reading goes on."""
    raw = text[start:end]
    low = raw.lower()
    if "’" in low:
        low = low.replace("’", "'")
    if low[-2:] == "'s" and end - start > 2 and low not in _CONTRACTIONS:
        cut = end - 2
        tokens.append(Token(raw[:-2], low[:-2], start, cut, "w"))
        tokens.append(Token(raw[-2:], "'s", cut, end, "s"))
        return end
    if "0" <= raw[0] <= "9":
        tokens.append(Token(raw, low, start, end, "n"))
        return end
    numbered = raw in ("No", "Nos") and text[end + 1 : end + 3].strip()[:1].isdigit()
    if text[end : end + 1] == "." and (numbered or _keeps_stop(raw, low)):
        tokens.append(Token(raw + ".", low + ".", start, end + 1, "w"))
        return end + 1
    tokens.append(Token(raw, low, start, end, "w"))
    return end


def _keeps_stop(raw: str, low: str) -> bool:
    if len(raw) == 1:
        return raw.isupper() and raw != "I"
    return raw[0].isupper() and low in ABBREVIATIONS


def tokenize(text: str, start: int, end: int, most: int = 1_000_000) -> list[Token]:
    """The tokens of text[start:end], in order, never empty ones; a few over `most` at most."""
    tokens: list[Token] = []
    position = start
    while True:
        match = _TOKEN.search(text, position, end)
        if match is None or len(tokens) > most:
            return tokens
        begin, stop = match.span()
        kind = match.lastgroup
        if kind == "word":
            stop = _word(text, begin, stop, tokens)
        elif kind == "number":
            tokens.append(Token(text[begin:stop], text[begin:stop], begin, stop, "n"))
        elif kind == "abbr":
            tokens.append(Token(text[begin:stop], text[begin:stop].lower(), begin, stop, "w"))
        else:
            tokens.append(Token(text[begin:stop], text[begin:stop], begin, stop, "p"))
        position = stop
