"""What makes a story's rows its own: their uids, their order, one fingerprint of all they show."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

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


# --- The fingerprint ------------------------------------------------------------------------------


# What a reader never sees, or what Wagtail changes by itself while it publishes.
_STORY_FIELDS = ("title", "slug", "seo_title", "search_description")
_NOT_CONTENT = {"address", "page_ptr", "topics", "updated_at", "is_archive"}
_CHILDREN = (*_ORDERED, "tagged_topics")
# The rich text editor marks each paragraph with a key when it saves a text for the first time.
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
# Left out while it is not set: what was approved before there was such a field stays approved.
_LATER = {
    "first_hand",
    "joined_as",
    "not_alone",
    "language",
    "original_words",
    "translated_by",
}
_CHILD_NOISE = {
    "pk",
    "id",
    "page",
    "content_object",
    "sort_order",
    "selectors",
    "anchored",
    "joint",
}


def publication_digest(article: Any) -> str:
    """SHA-256 (hexadecimal) of the story's public fields, body and record; ids of children,
    selectors and everything that Wagtail keeps for itself are left out."""
    data = article.serializable_data()
    own = [
        field.name
        for field in article._meta.local_fields
        if field.name not in _NOT_CONTENT
        and field.name in data
        and not _is_noise(field.name, data[field.name])
    ]
    content: dict[str, Any] = {name: data[name] for name in (*_STORY_FIELDS, *own)}
    content["body"] = _body(article)
    for relation in _CHILDREN:
        content[relation] = _rows(data.get(relation, []), by_topic=relation == "tagged_topics")
    packed = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(packed.encode()).hexdigest()


def _body(article: Any) -> Any:
    """The body as it is stored once every block has been read: reading fills in the keys that a
    value made in code, or saved by an older version, lacks."""
    stored = article.body.stream_block.to_python(article.body.get_prep_value())
    for block in stored:
        _ = block.value
    return [{**block, "value": _without_keys(block["value"])} for block in stored.get_prep_value()]


def _without_keys(value: Any) -> Any:
    """The stored value of a block, whose rich texts may be cells of a table or footnotes."""
    if isinstance(value, str):
        return _BLOCK_KEY.sub("", value)
    if isinstance(value, list):
        return [_without_keys(part) for part in value]
    if isinstance(value, dict):
        return {name: _without_keys(part) for name, part in value.items()}
    return value


def _rows(rows: list[dict[str, Any]], *, by_topic: bool) -> list[dict[str, Any]]:
    if by_topic:
        ordered = sorted(rows, key=lambda row: str(row["tag"]))
    else:
        ordered = sorted(rows, key=_place)
    return [
        {key: value for key, value in row.items() if not _is_noise(key, value)} for row in ordered
    ]


def _is_noise(key: str, value: Any) -> bool:
    return key in _CHILD_NOISE or (key in _LATER and not value)


def _place(row: dict[str, Any]) -> tuple[bool, int]:
    place = row.get("sort_order")
    return place is None, place or 0
