"""Cuts a text of any language into words and marks, the way its pack says."""

from __future__ import annotations

import re
from typing import Final

from ..tokens import Token
from .packs import LanguagePack, folded

_LETTER: Final = r"[\w\u064b-\u065f\u0670\u0640\u0300\u0301]"
_TOKEN: Final = re.compile(
    rf"(?P<number>\d{{1,3}}(?:[.,\u00a0\u202f]\d{{3}})+(?!\d))"
    rf"|(?P<word>{_LETTER}+(?:['’ʼ&\-]{_LETTER}+)*['’]?)"
    r"|(?P<dots>\.{2,}|…)"
    r"|(?P<punct>[^\s\w])"
)
_INVERTED: Final = re.compile(r"(?P<verb>.+?)-(?:t-)?(?P<who>[^\W\d_]+)$")
_SHORT: Final = frozenset("dr dra sr sra lic ing prof mgr mme mlle gral cnel г р ст им див".split())


def tokens_in(text: str, start: int, end: int, pack: LanguagePack) -> list[Token]:
    """The tokens of text[start:end], in order; `low` is folded."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        begin, stop = match.span()
        kind = match.lastgroup
        if kind == "number":
            found.append(Token(match.group(), match.group(), begin, stop, "n"))
        elif kind == "word":
            _word(text, begin, stop, pack, found)
        else:
            found.append(Token(match.group(), match.group(), begin, stop, "p"))
    return found


def _word(text: str, start: int, end: int, pack: LanguagePack, found: list[Token]) -> None:
    raw = text[start:end]
    if raw[-1] in "'’" and folded(raw) not in pack.words["elision"]:
        end, raw = end - 1, raw[:-1]
    cut = _elided(raw, pack)
    if cut:
        _add(text, start, start + cut, found)
        _word(text, start + cut, end, pack, found)
        return
    inverted = _INVERTED.match(raw) if pack.words["inversion"] else None
    if inverted and folded(inverted["who"]) in pack.words["inversion"]:
        _add(text, start, start + inverted.end("verb"), found)
        _add(text, start + inverted.start("who"), end, found)
        return
    _add(text, start, end, found)


def _elided(raw: str, pack: LanguagePack) -> int:
    """The length of "l'", "qu'" at a word's beginning, 0 where there is none."""
    at = next((n for n, char in enumerate(raw[:-1]) if char in "'’"), -1)
    return at + 1 if at >= 0 and folded(raw[: at + 1]) in pack.words["elision"] else 0


def _add(text: str, start: int, end: int, found: list[Token]) -> None:
    raw = text[start:end]
    low = folded(raw)
    initial = len(raw) == 1 and raw.isupper()
    if text[end : end + 1] == "." and (initial or (low in _SHORT and raw[0].isalpha())):
        raw, end = raw + ".", end + 1
    kind = "n" if raw[0].isdigit() else "w"
    found.append(Token(raw, low, start, end, kind))
