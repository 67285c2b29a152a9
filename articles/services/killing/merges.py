"""Removes a killed story from what merges keep for their undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from wagtail.models import PageLogEntry

from articles.models import RecordMerge
from articles.models.kills import NAMELESS
from articles.models.record_keys import keys_to
from articles.services.killing.mentioned_records import contents_of

if TYPE_CHECKING:
    from django.db.models import Model

    from articles.models import ArticlePage

# Under these names a row of a story holds the story's key.
_KEYS_OF_STORY = ("page_id", "content_object_id", "article_id")


def forget_in_merges(article: ArticlePage) -> int:
    """Drop rows, versions and lines of the story from every merge; return from how many."""
    changed = 0
    titles = _titles_of(article)
    for merge in RecordMerge.objects.order_by("pk").iterator(chunk_size=100):
        told = merge.moves.get("told", [])
        moves = {
            **merge.moves,
            "spare": [row for row in merge.moves["spare"] if not _is_of(row["values"], article.pk)],
            "versions": [row for row in merge.moves["versions"] if row["page"] != article.pk],
            "bodies": [row for row in merge.moves["bodies"] if row["page"] != article.pk],
            "pages": [row for row in merge.moves["pages"] if row[0] != article.pk],
        }
        if told:
            moves["told"] = [row for row in told if row[0] != article.pk]
        own = {line for page, line in told if page == article.pk}
        lines = [
            line
            for line in merge.unrestored
            if line not in own and not any(title in line for title in titles)
        ]
        changed += _keep(merge, moves, lines)
    return changed


def forget_rows_of_record(model: type[Model], keys: set[int]) -> None:
    """Drop the rows of these records (who took part, who signed) from the merges of others."""
    for merge in RecordMerge.objects.order_by("pk").iterator(chunk_size=100):
        spare = [row for row in merge.moves["spare"] if not _is_of_record(row, model, keys)]
        _keep(merge, {**merge.moves, "spare": spare}, merge.unrestored)


def _keep(merge: RecordMerge, moves: dict[str, Any], lines: list[str]) -> bool:
    if (moves, lines) == (merge.moves, merge.unrestored):
        return False
    merge.moves, merge.unrestored = moves, lines
    merge.save(update_fields=["moves", "unrestored"])
    return True


def _titles_of(article: ArticlePage) -> set[str]:
    """All that the story was called, as a line would quote it."""
    titles = {str(content.get("title", "")) for content in contents_of(article)}
    labels = PageLogEntry.objects.filter(page=article.pk).order_by()
    titles |= {article.draft_title, *labels.values_list("label", flat=True)}
    return {f"“{title}”" for title in titles - {"", NAMELESS}}


def _is_of(values: dict[str, Any], pk: int) -> bool:
    return any(values.get(key) == pk for key in _KEYS_OF_STORY)


def _is_of_record(row: dict[str, Any], model: type[Model], keys: set[int]) -> bool:
    columns = keys_to(apps.get_model(row["model"]), model)
    return any(row["values"].get(f"{name}_id") in keys for name in columns)
