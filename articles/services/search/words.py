"""The vocabulary of the index: exactly the words that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models import SearchWord
from articles.selectors.search.engine import engine
from articles.text import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from articles.models import SearchEntry

_PART = 500


def words_in(entries: Iterable[SearchEntry]) -> set[str]:
    """The different words of these entries."""
    return {word for entry in entries for word in f"{entry.title_words} {entry.text_words}".split()}


def keep_words(words: Collection[str]) -> None:
    """Have them in the vocabulary. In order, so that two transactions never wait for each other
    crosswise."""
    ordered = sorted(words)
    for start in range(0, len(ordered), _PART):
        part = ordered[start : start + _PART]
        known = set(SearchWord.objects.filter(word__in=part).values_list("word", flat=True))
        rows = [
            SearchWord(word=word, stem=stem(word), backwards=word[::-1], length=len(word))
            for word in part
            if word not in known
        ]
        SearchWord.objects.bulk_create(rows, ignore_conflicts=True)


def forget_words(words: Collection[str]) -> None:
    """Drop those that stand in no entry any more; to be called when the entries are gone."""
    ordered = sorted(words)
    for start in range(0, len(ordered), _PART):
        engine().forget(ordered[start : start + _PART])


def forget_words_of(entry: SearchEntry) -> None:
    """For an entry that was deleted together with its story."""
    forget_words(words_in([entry]))
