"""Where paragraphs begin and end, at every line break, and the tokens of each."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .tokens import Token, tokenize

_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")


class Paragraph(NamedTuple):
    """A paragraph's span in the text and its tokens."""

    start: int
    end: int
    tokens: list[Token]


def paragraphs_of(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs of text[start:] that hold more than blanks."""
    return [
        Paragraph(*match.span(), tokenize(text, *match.span()))
        for match in _LINE.finditer(text, start)
        if not match.group().isspace()
    ]
