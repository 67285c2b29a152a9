"""The whole text as sentences of tokens, inside quotations as well as outside."""

from __future__ import annotations

from .frames import LONGEST_SENTENCE, ends_sentence
from .paragraphs import Paragraph
from .tokens import Token


def sentences_of(paragraphs: list[Paragraph]) -> list[list[Token]]:
    """The sentences of every paragraph, in order, none of them empty."""
    found: list[list[Token]] = []
    for _, _, tokens in paragraphs:
        begin = 0
        for at in range(len(tokens) - 1):
            if ends_sentence(tokens, at) or at - begin >= LONGEST_SENTENCE:
                found.append(tokens[begin : at + 1])
                begin = at + 1
        if begin < len(tokens):
            found.append(tokens[begin:])
    return found
