"""Guesses the language of a story."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from articles.extraction import language_of
from articles.syndication.languages import is_same_language

# Of a line or two nobody can say.
_FEWEST_LETTERS: Final = 200


def guess_language(text: str) -> str:
    """The code of the language that a text is written in; "" where it is the newsroom's own, or too
    short to tell."""
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return ""
    found = language_of(text)
    return "" if is_same_language(found, settings.LANGUAGE_CODE) else found
