"""Where words begin and end."""

from __future__ import annotations

import re
import unicodedata

# Scripts that part no words: there is no word to be cut.
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_WORD_JOINTS = "'’-‐‑"
_NUMBER_JOINTS = ".,"


def cuts_word(text: str, at: int) -> bool:
    """Whether a word or number goes on across `at`: "ri|ghts", "don|'t", "semi-|final", "1|.5"."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _goes_on(before) and _goes_on(after):
        return not (_UNPARTED.match(before) or _UNPARTED.match(after))
    return _joins(text, at) or _joins(text, at - 1)


def _goes_on(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _joins(text: str, at: int) -> bool:
    """Whether `text[at]` holds together the letters or the digits on its two sides."""
    if not 0 < at < len(text) - 1:
        return False
    left, joint, right = text[at - 1], text[at], text[at + 1]
    if joint in _NUMBER_JOINTS:
        return left.isdigit() and right.isdigit()
    return joint in _WORD_JOINTS and left.isalnum() and right.isalnum()
