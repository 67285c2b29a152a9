"""Cards for other sites: a quote, and what became of a letter, in a frame of theirs.

These addresses alone may stand in a frame. They are plain HTML with a style sheet of this site; no
script, no cookie, no other host. What is gone here is gone there with the next look.
"""

from __future__ import annotations

import json
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles.selectors.records.correspondence import read_histories
from articles.selectors.records.documents import find_document
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.stories.quotes import find_citation
from articles.syndication.cache_keys import key_of
from articles.views.responses import answer_file, render_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from articles.selectors.site.page_frame import PageFrame

# In CSS pixels.
CARD_WIDTH, CARD_HEIGHT = 560, 320
_SMALLEST, _LARGEST = 240, 1200
_POLICY = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": ["*"],
}


def embeddable[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Lets any site show this view in a frame, and allows it nothing else."""
    opened: Callable[P, HttpResponse] = csp_override(_POLICY)(xframe_options_exempt(view))
    return wraps(view)(opened)


@embeddable
@require_safe
def quote_card(request: HttpRequest, uid: UUID) -> HttpResponse:
    citation = find_citation(uid)
    if citation is None:
        raise Http404
    context = {"citation": citation, "url": citation.quote.url}
    return _card(request, "articles/stories/quote_card.html", context, read_page_frame())


@embeddable
@require_safe
def letter_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The state of a letter today; 404 where the document has no dated steps."""
    document = find_document(slug)
    history = document and read_histories([document.pk], timezone.localdate()).get(document.pk)
    if not document or not history or not history.stands:
        raise Http404
    context = {"document": document, "history": history, "url": document.get_absolute_url()}
    return _card(request, "articles/records/letter_card.html", context, read_page_frame())


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """oEmbed 1.0 (https://oembed.com), JSON alone, for the addresses of quotes and letters."""
    if request.GET.get("format", "json") != "json":
        return _refused(request, 501)
    page_frame = read_page_frame()
    found = _embedded(request.GET.get("url", ""), page_frame)
    if found is None:
        raise Http404
    address, title, kind = found
    width = _bounded(request.GET.get("maxwidth", ""), CARD_WIDTH)
    height = _bounded(request.GET.get("maxheight", ""), CARD_HEIGHT)
    source = f"{_base()}{address}embed/"
    frame = (
        f'<iframe src="{escape(source)}" width="{width}" height="{height}" title="{escape(title)}"'
        ' loading="lazy" style="border:0;max-width:100%" sandbox="allow-popups'
        ' allow-popups-to-escape-sandbox"></iframe>'
    )
    body = {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": page_frame.name,
        "provider_url": f"{_base()}/",
        "cache_age": 60,
        "width": width,
        "height": height,
        "html": frame,
    }
    return answer_file(
        request, json.dumps(body, ensure_ascii=False), "application/json", page_frame, (kind,)
    )


def _embedded(url: str, page_frame: PageFrame) -> tuple[str, str, str] | None:
    """Address, title and cache key of what may be embedded; None for anything else."""
    try:
        parts = urlsplit(url[:2000])
    except ValueError:
        return None
    if parts.netloc and parts.netloc != urlsplit(_base()).netloc:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if match.url_name == "quote":
        citation = find_citation(match.kwargs["uid"])
        if citation is None:
            return None
        name = citation.quote.speaker.name if citation.quote.speaker else _("Quote")
        return (
            citation.quote.url,
            f"{name} | {page_frame.name}",
            key_of(citation.story_url.partition("#")[0]),
        )
    if match.url_name == "document":
        document = find_document(match.kwargs["slug"])
        if document is None or not read_histories([document.pk], timezone.localdate()):
            return None
        return document.get_absolute_url(), document.name, key_of(document.get_absolute_url())
    return None


def _card(
    request: HttpRequest, template: str, context: dict[str, Any], page_frame: PageFrame
) -> HttpResponse:
    response = render_page(template, context, page_frame)
    response = answer_file(
        request, response.content, "text/html; charset=utf-8", page_frame, (key_of(context["url"]),)
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _refused(request: HttpRequest, status: int) -> HttpResponse:
    response = answer_file(request, "", "text/plain", read_page_frame())
    response.status_code = status
    return response


def _bounded(text: str, usual: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        return usual
    return max(_SMALLEST, min(int(text), usual, _LARGEST))


def _base() -> str:
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")
