"""The whole text as sentences of tokens, inside quotations as well as outside."""

from __future__ import annotations

from .frames import ends_sentence
from .tokens import Token, tokenize


def sentences_of(text: str, spans: list[tuple[int, int]]) -> list[list[Token]]:
    """The sentences of every paragraph, in order, none of them empty."""
    found: list[list[Token]] = []
    for start, end in spans:
        tokens = tokenize(text, start, end)
        begin = 0
        for at in range(len(tokens) - 1):
            if ends_sentence(tokens, at):
                found.append(tokens[begin : at + 1])
                begin = at + 1
        if begin < len(tokens):
            found.append(tokens[begin:])
    return found
