"""What the full-text indexes of both databases have in common.

Both are asked the same questions and hold the same words (see `articles.text.search_words`). What
they are asked comes as `ways`: any of them, each with all of its clauses.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from articles.text import halves, most_errors

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from articles.text import Clause

type Ways = list[tuple[Clause, ...]]

# How many matches are ranked, the newest rows of the index: the cost of a word that stands in every
# story must not grow with the stories.
MAX_RANKED = 2_000
# Between the names of an entry in `title_words`: no word, so that neither index takes it for one.
NAME_BREAK = "|"
# How often a word has to stand in the index to count as common.
MAX_FREQUENCY = 200


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL about the entry `e`, and its parameters."""

    sql: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An entry that matches. `score` is the database's own: more is better."""

    pk: int
    kind: str
    record_key: int | None
    story_id: int | None
    person_key: int | None
    section_key: int | None
    title_words: str
    dated_on: datetime.date | None
    score: float


_COLUMNS = (
    "e.id, e.kind, e.record_key, e.story_id, e.person_key, e.section_key, e.title_words, e.dated_on"
)


class Engine:
    """What differs between the databases."""

    def find(
        self, ways: Ways, conditions: Sequence[Condition], limit: int, *, in_title: bool = False
    ) -> list[SearchHit]:
        """The best `limit` of the newest MAX_RANKED entries that match and meet the conditions;
        `in_title`: that match with their titles alone."""
        where = " AND ".join(["TRUE", *(condition.sql for condition in conditions)])
        given = [param for condition in conditions for param in condition.params]
        question = self._question(ways, in_title)
        sql = self._find_sql().format(columns=_COLUMNS, where=where)
        rows = _rows(sql, self._find_params(question, given, limit))
        return [_hit(row) for row in rows]

    def near(self, words: Sequence[str]) -> list[str]:
        """Words of the vocabulary that may be what was meant by `words`, in no order."""
        parts, params = [], []
        for word in words:
            first, last = halves(word)
            most = most_errors(word)
            parts.append(self._near_sql(word))
            params += [*self._near_params(word, first, last), len(word) - most, len(word) + most]
        sql = "SELECT word FROM articles_searchword WHERE " + " OR ".join(parts)  # noqa: S608
        return [word for (word,) in _rows(sql, params)]

    def frequencies(self, words: Collection[str]) -> dict[str, int]:
        """In how many entries each of these words of the vocabulary stands, up to MAX_FREQUENCY;
        one that stands in none is left out."""
        if not words:
            return {}
        ordered = sorted(words)
        some = f"{self._holding_sql()} LIMIT {MAX_FREQUENCY}"
        sql = (
            f"SELECT w.word, (SELECT count(*) FROM ({some}) AS holding)"  # noqa: S608
            f" FROM articles_searchword w WHERE w.word IN ({_places(ordered)})"
        )
        return {word: number for word, number in _rows(sql, ordered) if number}

    def forget(self, words: Sequence[str]) -> None:
        """Take words out of the vocabulary that stand in no entry."""
        sql = (
            "DELETE FROM articles_searchword AS w"  # noqa: S608
            f" WHERE w.word IN ({_places(words)}) AND NOT EXISTS ({self._holding_sql()})"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, list(words))

    def prepare(self) -> None:
        """Make what was not allowed, or not there, when the tables were made."""

    def _question(self, ways: Ways, in_title: bool) -> str:
        raise NotImplementedError

    def _find_sql(self) -> str:
        raise NotImplementedError

    def _find_params(self, question: str, given: list[Any], limit: int) -> list[Any]:
        raise NotImplementedError

    def _near_sql(self, word: str) -> str:
        raise NotImplementedError

    def _near_params(self, word: str, first: str, last: str) -> list[str]:
        raise NotImplementedError

    def _holding_sql(self) -> str:
        raise NotImplementedError


def _hit(row: tuple[Any, ...]) -> SearchHit:
    pk, kind, record, story, person, section, title, day, score = row
    return SearchHit(pk, kind, record, story, person, section, title, _as_date(day), score)


def _as_date(value: Any) -> datetime.date | None:
    """SQLite has no dates: they come out as text where no model stands between."""
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _places(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))
