"""The full-text index of the database in use: FTS5 with bm25, or tsvector with pg_trgm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from articles.selectors.search.postgresql import PostgreSQL
from articles.selectors.search.sqlite import SQLite

if TYPE_CHECKING:
    from articles.selectors.search.base import Engine


def engine() -> Engine:
    return SQLite() if connection.vendor == "sqlite" else PostgreSQL()
