"""The search in PostgreSQL: tsvector with GIN, ranked by ts_rank_cd, and pg_trgm where it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from articles.selectors.search.base import MAX_RANKED, Engine
from articles.text import as_tsquery

if TYPE_CHECKING:
    from articles.selectors.search.base import Ways

_PREFIX = "word LIKE %s OR backwards LIKE %s"
# Not the column itself: an index of trigrams would answer "word IN (...)" as well, and slowly.
_TRIGRAMS = "lower(word)"


class PostgreSQL(Engine):
    """Weight A is the title's, D the text's."""

    def _question(self, ways: Ways, in_title: bool) -> str:
        return as_tsquery(ways, in_title=in_title)

    def _find_sql(self) -> str:
        # The first step by itself, so that nothing but the GIN index decides what matches.
        return (
            "WITH matched AS MATERIALIZED (SELECT e.id FROM articles_searchentry e"  # noqa: S608
            " WHERE e.vector @@ to_tsquery('pg_catalog.simple', %s) AND {where}"
            f" ORDER BY e.id DESC LIMIT {MAX_RANKED})"
            " SELECT {columns}, ts_rank_cd('{{0.1, 0.2, 0.4, 1.0}}', e.vector,"
            " to_tsquery('pg_catalog.simple', %s), 1) AS score"
            " FROM articles_searchentry e JOIN matched ON matched.id = e.id"
            " ORDER BY score DESC, e.id DESC LIMIT %s"
        )

    def _find_params(self, question: str, given: list[Any], limit: int) -> list[Any]:
        return [question, *given, question, limit]

    def _near_sql(self, word: str) -> str:
        similar = f" OR {_TRIGRAMS} %% %s" if has_trigrams() else ""
        return f"(({_PREFIX}{similar}) AND length BETWEEN %s AND %s)"

    def _near_params(self, word: str, first: str, last: str) -> list[str]:
        # Letters alone, so that nothing in them is a wildcard.
        params = [f"{first}%", f"{last[::-1]}%"]
        return [*params, word] if has_trigrams() else params

    def _holding_sql(self) -> str:
        return (
            "SELECT 1 FROM articles_searchentry e"
            " WHERE e.vector @@ to_tsquery('pg_catalog.simple', '''' || w.word || '''')"
        )

    def prepare(self) -> None:
        """The extension may have come after the tables."""
        _look_for_trigrams.cache_clear()
        if has_trigrams():
            with connection.cursor() as cursor:
                cursor.execute(
                    "CREATE INDEX IF NOT EXISTS search_word_trigrams"
                    f" ON articles_searchword USING gin ({_TRIGRAMS} gin_trgm_ops)"
                )


def has_trigrams() -> bool:
    """Whether pg_trgm is in this database; asked once in the life of a process."""
    return _look_for_trigrams(str(connection.settings_dict["NAME"]))


@cache
def _look_for_trigrams(database: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None
