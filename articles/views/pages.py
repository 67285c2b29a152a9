"""The front page, sections and standard pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.filters import StoryFilter
from articles.models import ArticlePage, HomePage, SectionPage, StandardPage
from articles.models.serving import serves
from articles.selectors.site.front_page import read_front
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.stories.cards import read_story_list
from articles.selectors.stories.links import expand_text
from articles.views.cursors import read_cursor
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@serves(HomePage)
def front(request: HttpRequest, page: HomePage) -> HttpResponse:
    page_frame = read_page_frame()
    front = read_front(page, page_frame, timezone.localdate())
    context = {"front": front, "url": "/", "is_front": True}
    return answer(request, "articles/site/front.html", context, page_frame)


@serves(SectionPage)
def section(request: HttpRequest, page: SectionPage) -> HttpResponse:
    cursor = read_cursor(request)
    page_frame = read_page_frame()
    # A section that is only being made has no place in the tree yet, and no stories.
    stories = ArticlePage.objects.published().in_section(page.path)
    context = {
        "title": page.title,
        "introduction": page.introduction,
        "url": f"/{page.slug}/",
        "stories": read_story_list(stories, page_frame, cursor),
        "choose_url": StoryFilter(section=page.slug).address(reverse("stories")),
    }
    return answer(request, "articles/site/section.html", context, page_frame)


@serves(StandardPage)
def standard_page(request: HttpRequest, page: StandardPage) -> HttpResponse:
    page_frame = read_page_frame()
    known = {item.pk: item.url for item in (*page_frame.sections, *page_frame.standard_pages)}
    context = {
        "title": page.title,
        "introduction": page.introduction,
        "url": f"/{page.slug}/",
        "body": expand_text(page.body, known),
    }
    return answer(request, "articles/site/standard_page.html", context, page_frame)


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """For readers in danger: what the quick exit does, and what it cannot do."""
    context = {
        "title": _("If reading this site could put you in danger"),
        "introduction": _(
            "Someone may look over your shoulder, or search your phone. This is what we do about "
            "it, and what only you can do."
        ),
        "url": "/safety/",
    }
    return answer(request, "articles/site/safety.html", context, read_page_frame())
