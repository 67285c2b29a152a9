"""Suggestions while somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.enums import SearchKind
from articles.models import SearchEntry
from articles.selectors.search.base import NAME_BREAK, Condition
from articles.selectors.search.engine import engine
from articles.selectors.search.public import keep_public
from articles.selectors.search.spelling import near_words
from articles.text import PREFIX, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.selectors.search.base import SearchHit, Ways

MAX_SUGGESTIONS = 8
_STORIES = 4
_LOOKED_AT = 40
MIN_INPUT, MAX_INPUT = 2, 100


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record or a story, with its address."""

    kind: str
    title: str
    url: str


def read_suggestions(text: str) -> tuple[Suggestion, ...]:
    """People, organizations, topics, documents and places, and below them stories, whose name or
    title has the words, the last of them perhaps unfinished; where there are none, words spelt
    nearly like them. Four queries, eight where words are misspelt, none for less than SHORTEST
    letters."""
    forms = [word.form for word in words_of(text[:MAX_INPUT])]
    if len("".join(forms)) < MIN_INPUT:
        return ()
    found = _suggest(forms, {})
    return found or (_suggest(forms, near) if (near := near_words(forms)) else ())


def _suggest(forms: list[str], near: Mapping[str, tuple[str, ...]]) -> tuple[Suggestion, ...]:
    """`near` has for misspelt words what may have been meant."""
    *whole, last = (((form,), *((other,) for other in near.get(form, ()))) for form in forms)
    ways: Ways = [(*whole, (*last, (f"{forms[-1]}{PREFIX}",)))]
    records = _find(ways, "e.kind IN ('person', 'organization', 'topic', 'document', 'place')")
    stories = _find(ways, "e.kind = 'story'")
    public = keep_public([*records, *stories])
    beginning = " ".join(forms)
    named = _best([hit for hit in public if hit.kind != SearchKind.STORY], beginning)
    titled = _best([hit for hit in public if hit.kind == SearchKind.STORY], beginning)
    room = max(MAX_SUGGESTIONS - len(named), _STORIES)
    return _print([*named[: MAX_SUGGESTIONS - min(len(titled), _STORIES)], *titled[:room]])


def _find(ways: Ways, condition: str) -> list[SearchHit]:
    return engine().find(ways, [Condition(condition)], _LOOKED_AT, in_title=True)


def _best(hits: list[SearchHit], beginning: str) -> list[SearchHit]:
    """What begins with the words first, then the shortest, which say least else."""
    return sorted(
        hits,
        key=lambda hit: (
            not any(name.startswith(beginning) for name in _names(hit)),
            len(_names(hit)[0]) if hit.kind != SearchKind.STORY else 0,
            -hit.score,
            -hit.pk,
        ),
    )


def _names(hit: SearchHit) -> list[str]:
    return hit.title_words.split(f" {NAME_BREAK} ")


def _print(hits: list[SearchHit]) -> tuple[Suggestion, ...]:
    if not hits:
        return ()
    rows = SearchEntry.objects.filter(pk__in=[hit.pk for hit in hits]).values_list(
        "pk", "kind", "title", "address", "story__address"
    )
    found = {
        pk: Suggestion(SearchKind.label_of(kind), title, address or story)
        for pk, kind, title, address, story in rows
    }
    return tuple(found[hit.pk] for hit in hits[:MAX_SUGGESTIONS] if hit.pk in found)
