"""How every public page is answered."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import get_template
from django.utils.cache import add_never_cache_headers, get_conditional_response
from django.utils.csp import CSP
from django.utils.http import quote_etag

from articles.selectors.furniture import Furniture, read_furniture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

# Short: what is unpublished must be gone soon, in caches too.
MAX_AGE = 60


def render_page(
    template: str, context: Mapping[str, Any], furniture: Furniture, status: int = 200
) -> HttpResponse:
    """The page. It is rendered without the request, so that it cannot depend on who asks."""
    base_url = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    html = get_template(template).render({**context, "site": furniture, "base_url": base_url})
    return HttpResponse(html, status=status)


def answer(
    request: HttpRequest, template: str, context: Mapping[str, Any], furniture: Furniture
) -> HttpResponse:
    """The page with what caches and browsers need; 304 where they have it already."""
    response = render_page(template, context, furniture)
    if getattr(request, "is_preview", False):
        return _as_preview(response)
    response.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
    etag = quote_etag(hashlib.blake2b(response.content, digest_size=16).hexdigest())
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def refuse(template: str, status: int) -> HttpResponse:
    """A page that says why there is none."""
    response = render_page(template, {}, read_furniture(), status)
    add_never_cache_headers(response)
    return response


def _as_preview(response: HttpResponse) -> HttpResponse:
    """Previews stand in a frame of the editing screen, and are nobody else's business."""
    add_never_cache_headers(response)
    response._csp_config = {**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]}
    return response
