"""Where paragraphs begin and end, at every line break, and the tokens of each."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .tokens import Token, tokenize

_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")


# A megabyte of prose has about 230,000 words and marks, a long story 5,000.
MAX_TEXT_LENGTH: Final = 3_000_000
MAX_TOKENS: Final = 300_000


class TextTooLong(ValueError):
    """The text is longer than any story: it is not read."""


class Paragraph(NamedTuple):
    """A paragraph's span in the text and its tokens."""

    start: int
    end: int
    tokens: list[Token]


def paragraphs_of(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs of text[start:] that hold more than blanks. Raises TextTooLong."""
    if len(text) > MAX_TEXT_LENGTH:
        raise TextTooLong(f"A text of {len(text):,} characters is too long to be read as a story.")
    paragraphs: list[Paragraph] = []
    words = 0
    for match in _LINE.finditer(text, start):
        if match.group().isspace():
            continue
        paragraphs.append(Paragraph(*match.span(), tokenize(text, *match.span(), MAX_TOKENS)))
        words += len(paragraphs[-1].tokens)
        if words > MAX_TOKENS:
            raise TextTooLong(f"A text of over {MAX_TOKENS:,} words and marks is no story.")
    return paragraphs
