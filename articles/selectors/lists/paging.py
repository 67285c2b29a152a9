"""Paging by key: page 500 costs what page 1 costs, and nothing is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from articles.filters import BadCursor, Cursor

if TYPE_CHECKING:
    from articles.models import ArticlePage
    from articles.models.querysets.articles import ArticleQuerySet

__all__ = ["BadCursor", "Cursor", "read_page"]


def read_page(
    articles: ArticleQuerySet, cursor: Cursor | None, size: int = 0
) -> tuple[list[ArticlePage], str]:
    """One page of published stories, newest first, and the cursor of the next ("" at the end)."""
    size = size or settings.ADVOCACY_PAGE_SIZE
    wanted = articles.newest_first().for_listing()
    if cursor is not None:
        wanted = wanted.before(cursor.published_on, cursor.pk)
    rows = list(wanted[: size + 1])
    if len(rows) <= size:
        return rows, ""
    last = rows[size - 1]
    return rows[:size], str(Cursor(last.published_on, last.pk))
