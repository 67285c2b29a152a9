"""The words of a text as search compares them, and where each stands in it.

The same function makes the words of the index, of a query and of a snippet, so that what is found,
how it is found and what is marked cannot differ, whatever the database takes for a word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from articles.text.normalise import SINGLE_QUOTES
from articles.text.slugs import MARKS
from articles.text.transliteration import plain_latin, romanise

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer ones are noise (addresses, tables without spaces) and fill an index.
MAX_LETTERS = 64
# What PostgreSQL keeps positions for: beyond, it finds words and no phrases.
MAX_INDEXED_WORDS = 16_000

_LETTER = rf"(?:[^\W_][{MARKS}]*)"
# Letters with an apostrophe inside, or initials with full stops: "O'Neill", "U.S.".
_RUN = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_]\.){{2,}}|{_LETTER}+(?:[{re.escape(SINGLE_QUOTES)}]{_LETTER}+)*"
)
# Scripts written without spaces: each character is a word, and a run of them a phrase.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PARTS = re.compile(
    rf"[{_UNSPACED}\U00020000-\U0003ffff][{MARKS}]*|[^{_UNSPACED}\U00020000-\U0003ffff]+"
)
_SINGLE = re.compile(rf"[{_UNSPACED}\U00020000-\U0003ffff]")
_POSSESSIVE = re.compile(rf"[{re.escape(SINGLE_QUOTES)}]s$", re.IGNORECASE)
# Below this class stand marks that make another letter (kana voicing, nukta, virama).
_FIRST_ACCENT_CLASS = 10
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")


class Word(NamedTuple):
    """A word in its compared form, and its place in the text in code points. `joins`: it follows
    the word before without a space, in a script that has none."""

    form: str
    start: int
    end: int
    joins: bool = False


def words_of(text: str) -> Iterator[Word]:
    """The words of `text` in order."""
    for found in _RUN.finditer(text):
        run = found[0]
        if run.isascii() or not _SINGLE.search(run):
            form = word_form(run)
            if form:
                yield Word(form, found.start(), found.end())
            continue
        for part in _PARTS.finditer(run):
            form = word_form(part[0])
            if form:
                start = found.start() + part.start()
                yield Word(form, start, found.start() + part.end(), part.start() > 0)


def search_words(text: str) -> str:
    """The words of `text` as an index takes them: separated by single spaces, at most
    MAX_INDEXED_WORDS.

    >>> search_words("The U.S.-backed O’Néill’s report")
    "the us backed oneill report"
    """
    forms = []
    for word in words_of(text):
        forms.append(word.form)
        if len(forms) == MAX_INDEXED_WORDS:
            break
    return " ".join(forms)


@lru_cache(maxsize=100_000)
def word_form(word: str) -> str:
    """One word without case, accents, apostrophes, full stops and a possessive "'s"."""
    plain = _POSSESSIVE.sub("", word)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.casefold())
        kept = "".join(c for c in plain if unicodedata.combining(c) < _FIRST_ACCENT_CLASS)
        plain = plain_latin(unicodedata.normalize("NFC", kept))
    form = "".join(c for c in plain.lower() if c.isalnum() or unicodedata.category(c)[0] == "M")
    return form[:MAX_LETTERS]


def latin_words(text: str) -> str:
    """The words of `text` in Latin letters, as the house writes them; empty where they are so."""
    forms = [word.form for word in words_of(text)]
    if all(form.isascii() for form in forms):
        return ""
    return " ".join(filter(None, map(romanise, forms)))


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """What inflected forms of an English word share: the first step of Porter's algorithm
    (M. F. Porter, "An algorithm for suffix stripping", Program 14, 1980). Names and words of
    other languages mostly stay as they are.

    >>> stem("letters"), stem("voting"), stem("voted")
    ("letter", "vot", "vot")
    """
    if len(form) < 4 or not (form.isascii() and form.isalpha()):
        return form
    word = _without_plural(form)
    for suffix in ("ed", "ing"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            word = _mended(rest)
            break
    if word.endswith("y") and len(word) > 3 and _VOWEL.search(word[:-1]):
        word = f"{word[:-1]}i"
    # "vote" and "voting" meet without the silent letter.
    return word.removesuffix("e") if len(word) > 3 else word


def _without_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _mended(rest: str) -> str:
    """ "stopp" is "stop"."""
    return rest[:-1] if _DOUBLED.search(rest) and len(rest) > 3 else rest
