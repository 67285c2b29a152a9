"""The publication guard's place: every way to go live converges in `save()`."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

# What a reader never sees, or what Wagtail changes by itself while it publishes.
_STORY_FIELDS = ("title", "slug", "seo_title", "search_description")
_NOT_CONTENT = {"address", "page_ptr", "topics"}
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
_CHILD_NOISE = {"pk", "id", "page", "content_object", "sort_order", "selectors", "anchored"}


class GuardedPublication(models.Model):
    """What the guard reads from a story, and the checks at the place where it goes live."""

    class Meta:
        abstract = True

    def publication_digest(self) -> str:
        """SHA-256 of all that would be public: the same for a draft, its revision and the live
        row, whatever ids their children have."""
        data = self.serializable_data()  # type: ignore[attr-defined]
        own = [
            field.name
            for field in self._meta.local_fields
            if field.name not in _NOT_CONTENT and field.name in data
        ]
        content: dict[str, Any] = {name: data[name] for name in (*_STORY_FIELDS, *own)}
        for relation in _CHILDREN:
            rows = [
                {key: value for key, value in row.items() if key not in _CHILD_NOISE}
                for row in data.get(relation, [])
            ]
            if relation == "tagged_topics":
                rows.sort(key=lambda row: str(row["tag"]))
            content[relation] = rows
        packed = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(packed.encode()).hexdigest()
