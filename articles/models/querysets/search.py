"""Rows of the search index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from articles.enums import SearchKind

if TYPE_CHECKING:
    from collections.abc import Collection

OF_STORIES = (SearchKind.STORY.value, SearchKind.QUOTE.value)


class SearchEntryQuerySet(models.QuerySet):
    """What the search finds."""

    def of_stories(self, keys: Collection[int]) -> Self:
        """The entries of these stories and of their quotes."""
        return self.filter(kind__in=OF_STORIES, story__in=keys)

    def of_records(self, kind: SearchKind, keys: Collection[int]) -> Self:
        """The entries of these records of one kind."""
        return self.filter(kind=kind.value, record_key__in=keys)
