"""What tells other programs where everything is: sitemaps, robots.txt, security.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.site.sitemaps import read_index, read_news, read_part
from articles.selectors.site.structured_data import whole_url
from articles.syndication import sitemaps
from articles.views.responses import answer_file

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_XML, _TEXT = "application/xml; charset=utf-8", "text/plain; charset=utf-8"
# Screens of the newsroom, forms, and answers to a script. What a search found says `noindex`, which
# nobody would read who may not come.
NOT_FOR_ROBOTS = ("/admin/", "/report/", "/search/suggestions/")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return answer_file(request, sitemaps.sitemap_index(read_index()), _XML, read_page_frame())


@require_safe
def part(request: HttpRequest, name: str, number: str) -> HttpResponse:
    page_frame = read_page_frame()
    places = read_part(name, int(number), page_frame)
    if not places:
        raise Http404
    return answer_file(request, sitemaps.sitemap(places), _XML, page_frame)


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    page_frame = read_page_frame()
    text = sitemaps.news_sitemap(read_news(), page_frame.name, settings.LANGUAGE_CODE)
    return answer_file(request, text, _XML, page_frame)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    maps = [whole_url(reverse(name)) for name in ("sitemap", "news_sitemap")]
    return answer_file(request, sitemaps.robots_txt(NOT_FOR_ROBOTS, maps), _TEXT, read_page_frame())


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness; 404 while the newsroom names no contact (see checks.py)."""
    page_frame = read_page_frame()
    contact = settings.ADVOCACY_SECURITY_CONTACT or page_frame.contact_email
    if not contact:
        raise Http404
    canonical = whole_url(reverse("security"))
    text = sitemaps.security_txt(contact, canonical, settings.LANGUAGE_CODE, timezone.localdate())
    return answer_file(request, text, _TEXT, page_frame)
