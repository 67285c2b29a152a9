"""What makes a story's quotes and sources its own: their uids and their order."""

from __future__ import annotations

import uuid
from typing import Any

_OWN_UIDS = ("quotes", "sources")
_ORDERED = (
    "bylines",
    "person_mentions",
    "organization_mentions",
    "document_mentions",
    "event_mentions",
    "quotes",
    "sources",
)


def reissue_copied_uids(article: Any) -> None:
    """Give quotes and sources whose uid is another story's a uid of their own: this is a copy.

    `continues` and `said_in_source` follow. The new uid is derived from the old one and this
    story's translation key (UUID version 5), so that the copied row and each revision that was
    copied with it get the same one.
    """
    new: dict[uuid.UUID, uuid.UUID] = {}
    for relation in _OWN_UIDS:
        rows = list(getattr(article, relation).all())
        borrowed = _borrowed(rows, article.pk)
        for row in rows:
            if row.uid in borrowed:
                new[row.uid] = uuid.uuid5(row.uid, str(article.translation_key))
                row.uid = new[row.uid]
        if borrowed:
            setattr(article, relation, rows)
    if new:
        _follow(article, new)


def _borrowed(rows: list[Any], article_id: int | None) -> set[uuid.UUID]:
    if not rows:
        return set()
    others = type(rows[0])._default_manager.filter(uid__in=[row.uid for row in rows])
    if article_id is not None:
        others = others.exclude(page_id=article_id)
    return set(others.order_by().values_list("uid", flat=True))


def _follow(article: Any, new: dict[uuid.UUID, uuid.UUID]) -> None:
    quotes = list(article.quotes.all())
    for quote in quotes:
        quote.continues = new.get(quote.continues, quote.continues)
        quote.said_in_source = new.get(quote.said_in_source, quote.said_in_source)
    article.quotes = quotes


def number_rows(article: Any) -> None:
    """Write down the order of rows that code added without one: the database promises none."""
    for relation in _ORDERED:
        rows = list(getattr(article, relation).all())
        if any(row.sort_order is None for row in rows):
            for place, row in enumerate(rows):
                row.sort_order = place
            setattr(article, relation, rows)
