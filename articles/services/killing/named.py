"""What all versions of a story name: records, pictures, and its addresses."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Revision

from articles.models import NewsImage, Quote, RetiredAddress
from articles.selectors.story_uses import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model, QuerySet

    from articles.models import ArticlePage

# Under these names a story and its blocks hold the key of a picture.
PICTURE_KEYS = ("lead_image", "social_image", "image")
_MODELS: dict[str, type[Model]] = {
    **{key: model for model, keys in KEYS.items() for key in keys},
    **dict.fromkeys(PICTURE_KEYS, NewsImage),
}


def named_in(article: ArticlePage) -> dict[type[Model], set[int]]:
    """Keys of the records and pictures that the live row or any version names, by their model."""
    found: dict[type[Model], set[int]] = defaultdict(set)
    for content in _contents(article):
        for key, value in _pairs(content):
            found[_MODELS[key]].add(value)
    return found


def addresses_of(article: ArticlePage) -> set[str]:
    """The paths at which the story answered once: its own, those it had, those of its quotes."""
    retired = RetiredAddress.objects.filter(article=article.pk).values_list("address", flat=True)
    quotes = {
        row["uid"]
        for content in _contents(article)
        for row in content.get("quotes", [])
        if row.get("uid")
    }
    paths = {article.address, *retired, *(f"/quotes/{uid}/" for uid in quotes)}
    return paths - {""}


def stories_alike(article: ArticlePage) -> list[tuple[str, int]]:
    """Other pages to look at, as (model, key): those that link to the story, and stories that have
    one of its longer quotes in some version, such as a copy."""
    page = ContentType.objects.get_for_model(Page)
    links = ReferenceIndex.get_references_to(article).filter(base_content_type=page)
    keys = {int(pk) for pk in links.values_list("object_id", flat=True)}
    words = [quote.words for quote in article.quotes.all() if len(quote.words) >= 40]
    keys |= set(Quote.objects.filter(words__in=words).values_list("page_id", flat=True))
    keys |= _drafts_saying(words)
    return [("wagtailcore.page", pk) for pk in sorted(keys - {article.pk})]


def _drafts_saying(words: list[str]) -> set[int]:
    """Keys of the pages of which some version says one of these."""
    said = Q(pk__in=[])
    for quoted in words:
        # As JSON, which escapes what is not ASCII where the database keeps it as text.
        for written in (json.dumps(quoted), json.dumps(quoted, ensure_ascii=False)):
            said |= Q(text__contains=written[1:-1])
    return {int(pk) for pk in _versions_as_text().filter(said).values_list("object_id", flat=True)}


def _versions_as_text() -> QuerySet:
    pages = ContentType.objects.get_for_model(Page)
    rows = Revision.objects.filter(base_content_type=pages)
    return rows.annotate(text=Cast("content", TextField()))


def is_picture_used(pk: int) -> bool:
    """Whether anything else uses the picture: a live row, or the latest, live or scheduled version
    of a page. To be asked when the story itself is gone."""
    rows = ReferenceIndex.get_references_to(NewsImage(pk=pk))
    if rows.exists():
        return True
    named = Q()
    for key in PICTURE_KEYS:
        for end in (",", "}"):
            named |= Q(text__contains=f'"{key}": {pk}{end}')
            # Inside the body, which is JSON within a JSON string.
            named |= Q(text__contains=f'\\"{key}\\": {pk}{end}')
    return _versions_as_text().filter(named).exists()


def _contents(article: ArticlePage) -> Iterator[dict[str, Any]]:
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
