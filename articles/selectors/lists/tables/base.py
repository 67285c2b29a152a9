"""What all tables share. docs/feeds.md tells readers what the columns are: change both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.models import ArticlePage, TaggedArticle

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection

    from django.db.models import QuerySet

# Rows of one answer; a link leads to the next ones.
MAX_ROWS = 1_000
# Between several values of one cell.
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text; `older` is the `before` of the next rows, "" at the end."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    older: str


def published_keys() -> QuerySet[Any, Any]:
    """The keys of all published stories, for a condition."""
    return ArticlePage.objects.published().order_by().values("pk")


def topic_names(stories: Collection[int]) -> defaultdict[int, list[str]]:
    """The names of their topics, by the story's key; one query."""
    tagged = TaggedArticle.objects.filter(content_object__in=stories, tag__hidden=False)
    return grouped(tagged.order_by("tag__name_key", "pk"), "content_object", "tag__name")


def timestamp(moment: datetime.datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def grouped(rows: Any, key: str, value: str) -> defaultdict[int, list[str]]:
    """Lists of `value` by `key`; one query."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for at, text in rows.values_list(key, value):
        found[at].append(text)
    return found
