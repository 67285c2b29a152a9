"""The search in SQLite: FTS5, ranked by bm25."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.selectors.search.base import MAX_RANKED, Engine
from articles.text import as_fts5

if TYPE_CHECKING:
    from articles.selectors.search.base import Ways

_LAST = "\U0010ffff"


class SQLite(Engine):
    """A word in the title counts as eight in the text."""

    def _question(self, ways: Ways, in_title: bool) -> str:
        return as_fts5(ways, in_title=in_title)

    def _find_sql(self) -> str:
        # In the order of rows, so that FTS5 ranks no more than it has to give.
        return (
            "WITH hits AS (SELECT {columns}, -bm25(articles_searchindex, 8.0, 1.0) AS score"  # noqa: S608
            " FROM articles_searchindex"
            " CROSS JOIN articles_searchentry e ON e.id = articles_searchindex.rowid"
            " WHERE articles_searchindex MATCH %s AND {where}"
            f" ORDER BY articles_searchindex.rowid DESC LIMIT {MAX_RANKED})"
            " SELECT * FROM hits ORDER BY score DESC, id DESC LIMIT %s"
        )

    def _find_params(self, question: str, given: list[Any], limit: int) -> list[Any]:
        return [question, *given, limit]

    def _near_sql(self, word: str) -> str:
        return (
            "((word >= %s AND word < %s OR backwards >= %s AND backwards < %s)"
            " AND length BETWEEN %s AND %s)"
        )

    def _near_params(self, word: str, first: str, last: str) -> list[str]:
        ending = last[::-1]
        return [first, first + _LAST, ending, ending + _LAST]

    def _holding_sql(self) -> str:
        return (
            "SELECT 1 FROM articles_searchindex"
            " WHERE articles_searchindex MATCH '\"' || w.word || '\"'"
        )
