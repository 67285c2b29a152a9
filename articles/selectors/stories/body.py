"""The body of a story, ready to print: links resolved, quotations marked in place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.blocks.story import PICTURE_BLOCKS, TEXT_BLOCK
from articles.models import ArticlePage
from articles.selectors.records.names import Name
from articles.selectors.stories.block_media import (
    MEDIA_BLOCKS,
    NO_MEDIA,
    BlockMedia,
    media_of,
    read_block_media,
)
from articles.selectors.stories.links import expand_links, linked_pages, read_targets
from articles.text import Mark, Selector, block_html, mark_spans, note_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.models import Quote
    from articles.selectors.stories.links import Targets
    from articles.selectors.stories.pictures import Picture

# Where a footnote is marked; the note leads back there.
_NOTE_MARK = re.compile(r'<a href="#note-(\d{1,3})">')

_NOTE = re.compile(r'(<li id="note-(\d+)"[^>]*>.*?)</li>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """One block: `html` are its words with their quotations marked, "" where it has no words of
    the story; `template`, which the running text has none of, prints `html` and `value`."""

    template: str = ""
    html: str = ""
    value: Any = None
    picture: Picture | None = None
    document: Name | None = None
    media: BlockMedia = NO_MEDIA


def pictures_in(article: ArticlePage) -> set[int]:
    """The keys of the pictures in the text."""
    return {
        key
        for raw in article.body.raw_data
        if raw["type"] in PICTURE_BLOCKS and (key := _picture_key(raw["value"]))
    }


def read_body(
    article: ArticlePage, quotes: Sequence[Quote], pictures: Mapping[int, Picture]
) -> tuple[BodyBlock, ...]:
    """The blocks of one story in order; one query."""
    return read_bodies([article], {article.pk: quotes}, pictures)[0]


def read_bodies(
    articles: Sequence[ArticlePage],
    quotes: Mapping[Any, Sequence[Quote]],
    pictures: Mapping[int, Picture],
) -> list[tuple[BodyBlock, ...]]:
    """The blocks of each story in order; `quotes` by the story's key. It reads the stored form of
    the bodies: Wagtail's own values would ask the database for each kind of chooser in them. One
    query finds what all their links and excerpts lead to."""
    raws = [list(article.body.raw_data) for article in articles]
    texts = [
        _marked_texts(raw_blocks, quotes.get(article.pk, ()))
        for article, raw_blocks in zip(articles, raws, strict=True)
    ]
    linked = linked_pages(text for of_story in texts for text in of_story)
    targets = read_targets(linked, {key for raw in raws for key in _documents_of_excerpts(raw)})
    media = read_block_media([raw for of_story in raws for raw in of_story])
    return [
        tuple(
            replace(block, media=media_of(raw, media)) if raw["type"] in MEDIA_BLOCKS else block
            for raw, block in _blocks(article, raw_blocks, of_story, pictures, targets)
        )
        for article, raw_blocks, of_story in zip(articles, raws, texts, strict=True)
    ]


def _marked_texts(raw_blocks: Iterable[Mapping[str, Any]], quotes: Sequence[Quote]) -> list[str]:
    marks, note, texts = _marks(quotes), 1, []
    for raw in raw_blocks:
        html = block_html(raw["type"], raw["value"], first_note=note)
        note += note_count(raw["type"], raw["value"])
        if html:
            texts.append(_marked(html, marks.get(str(raw.get("id")), ())))
    return texts


def _blocks(
    article: ArticlePage,
    raw_blocks: Iterable[Mapping[str, Any]],
    texts: Sequence[str],
    pictures: Mapping[int, Picture],
    targets: Targets,
) -> Iterator[tuple[Mapping[str, Any], BodyBlock]]:
    templates = _templates(article)
    remaining = iter(expand_links(texts, targets.pages))
    for raw in raw_blocks:
        html = next(remaining) if block_html(raw["type"], raw["value"]) else ""
        if raw["type"] == "footnotes":
            html = _NOTE.sub(_with_way_back, html)
        if raw["type"] == TEXT_BLOCK:
            yield raw, BodyBlock(html=html)
        elif raw["type"] in templates:
            block = BodyBlock(templates[raw["type"]], html, raw["value"])
            yield raw, _with_records(block, raw, pictures, targets.documents)


def _with_records(
    block: BodyBlock,
    raw: Mapping[str, Any],
    pictures: Mapping[int, Picture],
    documents: Mapping[int, Name],
) -> BodyBlock:
    value = raw["value"]
    if raw["type"] in PICTURE_BLOCKS:
        picture = pictures.get(_picture_key(value) or 0)
        return replace(block, picture=picture and _described(picture, value))
    if raw["type"] == "excerpt":
        return replace(block, document=documents.get(value.get("document")))
    return block


def _described(picture: Picture, value: Mapping[str, Any]) -> Picture:
    image = value["image"]
    return replace(
        picture,
        alt="" if image.get("decorative") else image.get("alt_text") or "",
        caption=value.get("caption") or "",
        credit=value.get("credit") or picture.credit,
    )


def _picture_key(value: Mapping[str, Any]) -> int | None:
    image = value.get("image")
    return image.get("image") if isinstance(image, Mapping) else None


def _documents_of_excerpts(raw_blocks: Iterable[Mapping[str, Any]]) -> set[int]:
    named = (raw["value"].get("document") for raw in raw_blocks if raw["type"] == "excerpt")
    return {key for key in named if key}


def _templates(article: ArticlePage) -> dict[str, str]:
    blocks = article.body.stream_block.child_blocks
    return {name: block.meta.template for name, block in blocks.items() if name != TEXT_BLOCK}


def _with_way_back(note: re.Match[str]) -> str:
    label = _("Back to the text")
    back = f'<a class="footnote-back" href="#mark-{note[2]}" aria-label="{label}">↩</a>'
    return f"{note[1]} {back}</li>"


def _marked(html: str, here: Sequence[tuple[Mark, bool]]) -> str:
    html = _NOTE_MARK.sub(r'<a id="mark-\1" class="footnote-mark" href="#note-\1">', html)
    if not here:
        return html
    html = mark_spans(html, [mark for mark, _ in here])
    for mark, is_first in here:
        if not is_first:
            # A quote over two blocks has its one id where it begins.
            html = html.replace(f' id="quote-{mark.id}"', "", 1)
    return html


def _marks(quotes: Sequence[Quote]) -> dict[str, list[tuple[Mark, bool]]]:
    """Where quotes stand, by block, and whether each begins there."""
    marks: dict[str, list[tuple[Mark, bool]]] = defaultdict(list)
    for quote in quotes:
        if not quote.anchored:
            continue
        spans = [Selector.from_json(data) for data in quote.selectors]
        for number, span in enumerate(spans, start=1):
            mark = Mark(start=span.start, end=span.end, id=str(quote.uid))
            marks[span.block].append((mark, number == 1))
    return marks
