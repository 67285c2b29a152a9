"""Everything that any version of a story names: records, pictures, addresses."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType

from articles.models import MergedRecord, NewsImage, OldAddress, RetiredAddress
from articles.selectors.records.story_uses import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

    from articles.models import ArticlePage

type MentionedRecords = defaultdict[type[Model], set[int]]

# Under these names a story and its blocks hold the key of a picture.
PICTURE_KEYS = ("lead_image", "social_image", "image")
_MODELS: dict[str, type[Model]] = {
    **{key: model for model, keys in KEYS.items() for key in keys},
    **dict.fromkeys(PICTURE_KEYS, NewsImage),
}


def named_in(article: ArticlePage) -> MentionedRecords:
    """Keys of the records and pictures that the live row or any version names, by their model."""
    found: MentionedRecords = defaultdict(set)
    for content in contents_of(article):
        for key, value in _pairs(content):
            found[_MODELS[key]].add(value)
    for model, keys in found.items():
        keys |= _merged_into(model, keys)
    return found


def _merged_into(model: type[Model], keys: set[int]) -> set[int]:
    """Older versions name records that were merged since: the kept ones stand for them."""
    kind = ContentType.objects.get_for_model(model)
    found, new = set[int](), keys
    while new:
        rows = MergedRecord.objects.filter(content_type=kind, removed_id__in=new)
        kept = rows.filter(merge__undone_at__isnull=True).values_list("merge__kept_id", flat=True)
        new = set(kept) - keys - found
        found |= new
    return found


def addresses_of(article: ArticlePage) -> set[str]:
    """The paths at which the story answered once: its own, those it had, those of the site that it
    moved in from, those of its quotes."""
    retired = RetiredAddress.objects.filter(article=article.pk).values_list("address", flat=True)
    quotes = {
        row["uid"]
        for content in contents_of(article)
        for row in content.get("quotes", [])
        if row.get("uid")
    }
    old = OldAddress.objects.filter(page=article.pk).values_list("path", flat=True)
    paths = {article.address, *retired, *old, *(f"/quotes/{uid}/" for uid in quotes)}
    return paths - {""}


def contents_of(article: ArticlePage) -> Iterator[dict[str, Any]]:
    """What the live row and every version of the story say, as Wagtail stores it."""
    yield json.loads(article.to_json())
    yield from article.revisions.values_list("content", flat=True).iterator()


def _pairs(value: Any) -> Iterator[tuple[str, int]]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in _MODELS and isinstance(item, int):
                yield key, item
            elif key == "body" and isinstance(item, str):
                yield from _pairs(json.loads(item or "[]"))
            else:
                yield from _pairs(item)
    elif isinstance(value, list):
        for item in value:
            yield from _pairs(item)
