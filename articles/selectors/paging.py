"""Paging by key: page 500 costs what page 1 costs, and nothing is counted."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from articles.models import ArticlePage
    from articles.querysets.articles import ArticleQuerySet

_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})", re.ASCII)


class BadCursor(ValueError):
    """A cursor that no page of ours links to."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last story of the page before: "2017-07-13.123" is its date and its key."""

    published_on: datetime.date
    pk: int

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Raises BadCursor."""
        match = _CURSOR.fullmatch(text)
        if match is None:
            raise BadCursor(text)
        try:
            return cls(datetime.date.fromisoformat(match[1]), int(match[2]))
        except ValueError as error:
            raise BadCursor(text) from error


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
    return rows[:size], f"{last.published_on:%Y-%m-%d}.{last.pk}"
