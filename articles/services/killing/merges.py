"""Takes a killed story out of what merges keep for their undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.models import RecordMerge

if TYPE_CHECKING:
    from articles.models import ArticlePage

# Under these names a row of a story holds the story's key.
_KEYS_OF_STORY = ("page_id", "content_object_id", "article_id")


def forget_in_merges(article: ArticlePage) -> int:
    """Drop rows, versions and lines of the story from every merge; return from how many."""
    changed = 0
    titles = {article.title, article.draft_title}
    for merge in RecordMerge.objects.iterator(chunk_size=100):
        moves = {
            **merge.moves,
            "spare": [row for row in merge.moves["spare"] if not _is_of(row["values"], article.pk)],
            "versions": [row for row in merge.moves["versions"] if row["page"] != article.pk],
            "pages": [row for row in merge.moves["pages"] if row[0] != article.pk],
        }
        lines = [line for line in merge.unrestored if not any(title in line for title in titles)]
        if (moves, lines) != (merge.moves, merge.unrestored):
            merge.moves, merge.unrestored = moves, lines
            merge.save(update_fields=["moves", "unrestored"])
            changed += 1
    return changed


def _is_of(values: dict[str, Any], pk: int) -> bool:
    return any(values.get(key) == pk for key in _KEYS_OF_STORY)
