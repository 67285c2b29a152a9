"""How every public page is answered."""

from __future__ import annotations

import hashlib
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template.loader import get_template
from django.utils import timezone
from django.utils.cache import (
    add_never_cache_headers,
    get_conditional_response,
    patch_vary_headers,
)
from django.utils.csp import CSP
from django.utils.http import http_date, quote_etag

from articles.selectors.site.linked_pages import describe_page
from articles.selectors.site.page_frame import PageFrame, read_page_frame
from articles.syndication.cache_keys import NOTHING, header, key_of, keys_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Short: what is unpublished must be gone soon, in caches too.
MAX_AGE = 60
# Screens of the newsroom, and forms that are the reader's alone. Stored files are asked for by
# editors as well, who may see more.
PERSONAL_PATHS = ("/admin/", "/report/", "/guest/")
_REDIRECTS = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND)


def render_page(
    template: str, context: Mapping[str, Any], page_frame: PageFrame, status: int = 200
) -> HttpResponse:
    """The page. It is rendered without the request, so that it cannot depend on who asks."""
    base_url = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    frame = {
        "site": page_frame,
        "base_url": base_url,
        "quick_exit_url": settings.ADVOCACY_QUICK_EXIT_URL,
    }
    html = get_template(template).render({**context, **frame})
    return HttpResponse(html, status=status)


def answer(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    page_frame: PageFrame,
    keys: Iterable[str] = (),
) -> HttpResponse:
    """The page with what caches and browsers need; 304 where they have it already."""
    is_preview = getattr(request, "is_preview", False)
    described = {
        "structured_data": describe_page(template, context, page_frame),
        "is_preview": is_preview,
    }
    response = render_page(template, {**context, **described}, page_frame)
    if is_preview:
        return _as_preview(response)
    return public(request, response, page_frame, keys)


def answer_file(
    request: HttpRequest,
    content: bytes | str,
    content_type: str,
    page_frame: PageFrame,
    keys: Iterable[str] = (),
) -> HttpResponse:
    """The same for what is no page: feeds, CSV, JSON, pictures that are drawn."""
    return public(request, HttpResponse(content, content_type), page_frame, keys)


def public(
    request: HttpRequest, response: HttpResponse, page_frame: PageFrame, keys: Iterable[str] = ()
) -> HttpResponse:
    """A finished answer, with the headers of everything that is public; 304 where the client has
    it. `keys` are those of what the answer shows and does not link to (see
    syndication.cache_keys, and docs/decisions/caching.md)."""
    body = response.content
    etag = quote_etag(hashlib.blake2b(body, digest_size=16).hexdigest())
    changed = _changed(page_frame)
    say_age(response)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    if request.GET:
        # A part or a choice of a list: the bare list is what search engines keep.
        response.headers["X-Robots-Tag"] = "noindex, follow"
    shown = header([*keys_in(body, request.path), *keys])
    response.headers["Surrogate-Key"] = shown
    patch_vary_headers(response, ("Accept-Encoding",))
    found = get_conditional_response(request, etag, changed, response)
    if found.status_code != HTTPStatus.NOT_MODIFIED:
        return _compress(request, found)
    found.headers["Surrogate-Key"] = shown
    say_age(found)
    return found


def say_age(response: HttpResponseBase) -> None:
    """How long whoever keeps the answer need not ask again."""
    ages = f"public, max-age={MAX_AGE}"
    if seconds := settings.ADVOCACY_PROXY_SECONDS:
        # For nginx alone, which does not pass it on. It counts whole seconds: what is good for "1"
        # is good for up to two, so that the second is named. For as long again it may answer
        # one reader with what it has, while it asks.
        response.headers["X-Accel-Expires"] = f"@{int(time.time()) + seconds - 1}"
        ages += f", stale-while-revalidate={seconds}"
    response.headers["Cache-Control"] = ages


def _changed(page_frame: PageFrame) -> int:
    """When the answer can have changed last, in seconds: what is public changed, or the day did,
    with which consents end and days are counted."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return int(max(page_frame.changed_at or midnight, midnight).timestamp())


def _compress(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Compressed for who takes it. No public answer has a secret that its length could betray."""
    if response.headers["Content-Type"].startswith("image/"):
        return response
    return GZipMiddleware(lambda request: response)(request)


def refuse(
    request: HttpRequest, template: str, status: int, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """A page that says why there is none. It is the same for everyone as well, and says nothing
    of drafts: whatever becomes public makes caches forget it."""
    page_frame = read_page_frame()
    response = render_page(template, context or {}, page_frame, status)
    if is_public(request):
        return public(request, response, page_frame, [NOTHING])
    add_never_cache_headers(response)
    return response


def is_public(request: HttpRequest) -> bool:
    """Whether a refusal or a redirect cannot depend on who asks."""
    return (
        request.method in ("GET", "HEAD")
        and not getattr(request, "is_preview", False)
        and not request.path.startswith((*PERSONAL_PATHS, settings.MEDIA_URL))
    )


class CacheableRedirects:
    """Middleware: whatever leads on from one public address to another, be it ours, Django's or
    Wagtail's, may be kept for a minute. Without that, browsers keep a 301 for ever."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in _REDIRECTS and is_public(request):
            keys = {NOTHING, key_of(request.path), *keys_in(response.url.encode(), request.path)}
            say_age(response)
            response.headers["Surrogate-Key"] = header(keys)
        return response


def _as_preview(response: HttpResponse) -> HttpResponse:
    """Previews stand in a frame of the editing screen, and are nobody else's business."""
    add_never_cache_headers(response)
    response._csp_config = {**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]}
    return response
