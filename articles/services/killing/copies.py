"""Other pages that may hold words of a killed story: they are reported, not changed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Comment, CommentReply, Page, ReferenceIndex, Revision

from articles.models import ArticlePage, NewsImage, Quote
from articles.services.killing.mentioned_records import PICTURE_KEYS, contents_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import QuerySet

# Shorter words are said in other stories as well.
_LONG = 40
# So much of a quote is looked for, and so many phrases in one look.
_ENOUGH, _AT_ONCE = 80, 100


def stories_alike(article: ArticlePage) -> list[tuple[str, int]]:
    """Other pages to look at, as (model, key): those that link to the story, live or in any
    version; copies, which have its headline or one of its paragraphs; those that have one of its
    longer quotes, in some version or in a comment."""
    page = ContentType.objects.get_for_model(Page)
    links = ReferenceIndex.get_references_to(article).filter(base_content_type=page)
    keys = {int(pk) for pk in links.values_list("object_id", flat=True)}
    contents = list(contents_of(article))
    words = {words for content in contents for words in _long_quotes(content)}
    quotes = Quote.objects.annotate(text=F("words"))
    keys |= _keys_saying(quotes, "page_id", words)
    keys |= _pages_commenting(words)
    titles = {str(content.get("title", "")) for content in contents} - {""}
    named = Page.objects.filter(Q(title__in=titles) | Q(draft_title__in=titles))
    keys |= set(named.values_list("pk", flat=True))
    blocks = {block for content in contents for block in _blocks(content)}
    keys |= _live_with_blocks(blocks)
    said = (*words, *blocks, *_links_to(article.pk))
    keys |= _versions_saying(said, article.pk)
    return [("wagtailcore.page", pk) for pk in sorted(keys - {article.pk})]


def versions_as_text() -> QuerySet:
    """All versions of all pages, with their content as `text`."""
    pages = ContentType.objects.get_for_model(Page)
    rows = Revision.objects.filter(base_content_type=pages)
    return rows.annotate(text=Cast("content", TextField()))


def _long_quotes(content: dict) -> Iterator[str]:
    for quote in content.get("quotes", []):
        if len(quote.get("words") or "") >= _LONG:
            yield quote["words"][:_ENOUGH]


def _blocks(content: dict) -> Iterator[str]:
    """The ids of the blocks, which a copy keeps."""
    for block in json.loads(content.get("body") or "[]"):
        if block.get("id"):
            yield block["id"]


def _links_to(pk: int) -> Iterator[str]:
    """How rich text writes a link to the page, and how the front page names a story."""
    yield f'linktype="page" id="{pk}"'
    yield f'id="{pk}" linktype="page"'
    for end in (",", "}"):
        yield f'"article": {pk}{end}'


def _live_with_blocks(blocks: Iterable[str]) -> set[int]:
    stories = ArticlePage.objects.annotate(text=Cast("body", TextField()))
    return _keys_saying(stories, "pk", blocks)


def _pages_commenting(words: Iterable[str]) -> set[int]:
    comments = Comment.objects.all(), "page_id"
    replies = CommentReply.objects.all(), "comment__page_id"
    return {pk for rows, key in (comments, replies) for pk in _keys_saying(rows, key, words)}


def _versions_saying(said: Iterable[str], own: int) -> set[int]:
    """Keys of the pages of which some version says one of these."""
    others = versions_as_text().exclude(object_id=str(own))
    return {int(pk) for pk in _keys_saying(others, "object_id", said)}


def _keys_saying(rows: QuerySet, key: str, said: Iterable[str]) -> set:
    """All the phrases are looked for at once: each look reads the whole history."""
    written = sorted({text for words in said for text in _written(words)})
    found = set()
    for start in range(0, len(written), _AT_ONCE):
        pattern = "|".join(map(re.escape, written[start : start + _AT_ONCE]))
        found |= set(rows.filter(text__regex=pattern).order_by().values_list(key, flat=True))
    return found


def _written(words: str) -> set[str]:
    """As it stands in JSON, which escapes what is not ASCII where the database keeps it as text,
    and in the body, which is JSON within a JSON string."""
    once = {json.dumps(words)[1:-1], json.dumps(words, ensure_ascii=False)[1:-1]}
    return {words, *once, *(json.dumps(text, ensure_ascii=False)[1:-1] for text in once)}


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
    return versions_as_text().filter(named).exists()
