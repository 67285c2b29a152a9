"""One digest of everything that a story would show to readers."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from articles.blocks.story import TEXT_BLOCK

# What a reader never sees, or what Wagtail changes by itself while it publishes.
_STORY_FIELDS = ("title", "slug", "seo_title", "search_description")
_NOT_CONTENT = {"address", "page_ptr", "topics", "updated_at"}
_CHILDREN = (
    "bylines",
    "person_mentions",
    "organization_mentions",
    "document_mentions",
    "event_mentions",
    "quotes",
    "sources",
    "tagged_topics",
)
# The rich text editor marks each paragraph with a key when it saves a text for the first time.
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
# Left out while it is not set: what was approved before there was such a field stays approved.
_LATER = {"first_hand"}
_CHILD_NOISE = {"pk", "id", "page", "content_object", "sort_order", "selectors", "anchored"}


def publication_digest(article: Any) -> str:
    """SHA-256 (hexadecimal) of the story's public fields, body and record; ids of children,
    selectors and everything that Wagtail keeps for itself are left out."""
    data = article.serializable_data()
    own = [
        field.name
        for field in article._meta.local_fields
        if field.name not in _NOT_CONTENT and field.name in data
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
    return [
        {**block, "value": _BLOCK_KEY.sub("", block["value"])}
        if block["type"] == TEXT_BLOCK
        else block
        for block in stored.get_prep_value()
    ]


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
