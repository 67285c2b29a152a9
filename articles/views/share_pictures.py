"""Pictures that other sites show beside a link to a page here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.selectors.site.page_frame import PageFrame, read_page_frame
from articles.selectors.site.share_pictures import (
    picture_of,
    say_page,
    say_quote,
    say_record,
    say_site,
    say_story,
)
from articles.selectors.stories.quotes import find_citation
from articles.selectors.stories.rows import find_story
from articles.syndication.cache_keys import key_of
from articles.views.articles import answer_without_story
from articles.views.records import what_became_of_quote
from articles.views.responses import answer_file

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from articles.syndication.share_pictures import ShareWords

FILE_NAME = "share.png"


@require_safe
def of_site(request: HttpRequest) -> HttpResponse:
    """For pages that have no picture of their own."""
    page_frame = read_page_frame()
    return _answer(request, say_site(page_frame), page_frame)


@require_safe
def of_story(request: HttpRequest, address: str) -> HttpResponse:
    story = find_story(f"/{address}")
    if story is None:
        return answer_without_story(request, f"/{address}", FILE_NAME)
    page_frame = read_page_frame()
    return _answer(request, say_story(story, page_frame), page_frame)


@require_safe
def of_quote(request: HttpRequest, uid: UUID) -> HttpResponse:
    citation = find_citation(uid)
    if citation is None:
        return what_became_of_quote(request, uid)
    page_frame = read_page_frame()
    story = citation.story_url.partition("#")[0]
    return _answer(request, say_quote(citation, page_frame), page_frame, story)


@require_safe
def of_record(request: HttpRequest, records: str, slug: str) -> HttpResponse:
    page_frame = read_page_frame()
    said = say_record(records, slug, page_frame)
    if said is None:
        raise Http404
    return _answer(request, said, page_frame)


@require_safe
def of_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Of a section or a list."""
    page_frame = read_page_frame()
    said = say_page(slug, page_frame)
    if said is None:
        raise Http404
    return _answer(request, said, page_frame)


def _answer(
    request: HttpRequest, said: ShareWords, page_frame: PageFrame, *shown: str
) -> HttpResponse:
    """Whatever forgets the page forgets its picture."""
    pages = (request.path.removesuffix(FILE_NAME), *shown)
    return answer_file(request, picture_of(said), "image/png", page_frame, map(key_of, pages))
