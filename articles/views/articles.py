"""The page of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from articles.models import ArticlePage
from articles.models.serving import serves
from articles.selectors.corrections.public import read_retraction
from articles.selectors.site.addresses import find_fate
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.stories.page import read_story_page
from articles.selectors.stories.rows import find_story
from articles.syndication.embeds import FRAME_HOSTS
from articles.views.errors import gone
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TEMPLATE, RETRACTED_TEMPLATE = (
    "articles/stories/article.html",
    "articles/corrections/retracted.html",
)


@require_safe
def article(request: HttpRequest, address: str) -> HttpResponse:
    """The published story at its permanent address; else what happened to it."""
    address = f"/{address}"
    story = find_story(address)
    if story is not None:
        return show_story(request, story)
    notice = read_retraction(address)
    if notice is not None:
        return answer(request, RETRACTED_TEMPLATE, {"notice": notice}, read_page_frame())
    return answer_without_story(request, address)


def answer_without_story(request: HttpRequest, address: str, file: str = "") -> HttpResponse:
    """The answer at an address where no public story stands, or at the address of a `file` of it:
    it leads on, or is gone. Raises Http404 where never was one."""
    fate = find_fate(address)
    if fate.moved_to:
        return HttpResponsePermanentRedirect(f"{fate.moved_to}{file}")
    if not fate.is_known:
        raise Http404
    return gone(request)


@serves(ArticlePage)
def show_story(request: HttpRequest, story: ArticlePage) -> HttpResponse:
    """A story that the caller has found to be public, or a preview of one."""
    if getattr(request, "is_preview", False):
        # In the editor the words may have moved since the quotes were found last.
        story.give_blocks_ids()
        story.anchor_quotes()
    page_frame = read_page_frame()
    screen = read_story_page(story, page_frame)
    response = answer(request, TEMPLATE, {"story": screen}, page_frame)
    if screen.has_embed:
        policy = getattr(response, "_csp_config", settings.SECURE_CSP)
        response._csp_config = {**policy, "frame-src": list(FRAME_HOSTS)}
    return response
