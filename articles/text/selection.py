"""What an editor selects in a story's text, as words and a selector."""

from __future__ import annotations

from articles.text.matching import cuts_word
from articles.text.normalise import DOUBLE_QUOTES
from articles.text.projection import Projection, Selector, select


class SelectionError(ValueError):
    """A selection of no words, or in a block that the text does not have."""


def from_selection(
    block_id: str, start: int, end: int, projection: Projection
) -> tuple[str, tuple[Selector, ...]]:
    """Words and selector of a selection in one block, in code points of the block's text.

    Space and outer quotation marks at its ends are left out, a word that it cuts is taken whole.
    Raises SelectionError where there is no such block or no word in the selection.
    """
    block = projection.block(block_id)
    if block is None:
        raise SelectionError("The selected text is not part of the story's text.")
    text = block.text
    start, end = _trim(text, max(0, start), min(len(text), end))
    if start >= end or not any(char.isalnum() for char in text[start:end]):
        raise SelectionError("No words are selected.")
    while cuts_word(text, start):
        start -= 1
    while cuts_word(text, end):
        end += 1
    return text[start:end], (select(block, start, end),)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _is_outer(text[start]):
        start += 1
    while start < end and _is_outer(text[end - 1]):
        end -= 1
    return start, end


def _is_outer(char: str) -> bool:
    return char.isspace() or char in DOUBLE_QUOTES
