"""A story for other programs: as ninjs, and how it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.feeds.entries import story_html
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.site.structured_data import whole_url
from articles.selectors.stories.page import describe_story, read_story_page
from articles.selectors.stories.quotes import find_citation
from articles.selectors.stories.rows import find_story
from articles.syndication.cache_keys import key_of
from articles.syndication.described import QuotedData, quote_bibtex_entry
from articles.syndication.ninjs import to_ninjs
from articles.text import html_to_text, story_texts
from articles.views.articles import answer_without_story
from articles.views.responses import answer_file

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_safe
def ninjs(request: HttpRequest, address: str) -> HttpResponse:
    """The whole story as ninjs 3.1; of one that is retracted or killed that it is gone."""
    story = find_story(f"/{address}")
    if story is None:
        return answer_without_story(request, f"/{address}", "story.ninjs.json")
    page_frame = read_page_frame()
    screen = read_story_page(story, page_frame)
    text = "\n\n".join(html_to_text(html) for html in story_texts(story.body.raw_data))
    html = story_html(screen, screen.record.events)
    content = to_ninjs(describe_story(screen, page_frame), html, text)
    return answer_file(request, content, "application/json", page_frame)


@require_safe
def bibtex(request: HttpRequest, address: str) -> HttpResponse:
    story = find_story(f"/{address}")
    if story is None:
        return answer_without_story(request, f"/{address}", "citation.bib")
    page_frame = read_page_frame()
    text = read_story_page(story, page_frame).bibtex
    return answer_file(request, text, "application/x-bibtex; charset=utf-8", page_frame)


@require_safe
def quote_bibtex(request: HttpRequest, uid: UUID) -> HttpResponse:
    citation = find_citation(uid)
    if citation is None:
        raise Http404
    page_frame, quote = read_page_frame(), citation.quote
    data = QuotedData(
        words=" … ".join(quote.parts),
        speaker=quote.speaker.name if quote.speaker else "",
        said=quote.said,
        story=citation.title,
        publisher=page_frame.name,
        published_on=citation.published_on,
        url=whole_url(quote.url),
    )
    text = quote_bibtex_entry(data)
    keys = (key_of(quote.url), key_of(citation.story_url.partition("#")[0]))
    return answer_file(request, text, "application/x-bibtex; charset=utf-8", page_frame, keys)
