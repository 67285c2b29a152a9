"""The one door to stored files: nothing below MEDIA_ROOT is served any other way."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.csp import CSP
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.models import NewsFile, NewsImage, may_see_embargoed
from articles.safety.metadata import SOUND_AND_FILM
from articles.selectors.site.media import Medium, find_medium, is_hidden_medium
from articles.syndication.cache_keys import key_of

if TYPE_CHECKING:
    from django.core.files import File
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Short: an unpublished story's pictures must be gone from caches soon.
PUBLIC_CACHE = "public, max-age=300"
PRIVATE_CACHE = "private, no-store"
_RANGE = re.compile(r"bytes=(\d{1,12})?-(\d{1,12})?")
_LONGEST_PART = 4 * 1024 * 1024
CONTENT_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "ogg": "audio/ogg",
    "webm": "video/webm",
    "vtt": "text/vtt; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """A stored file for whoever may have it; 404 for everyone else, as if it did not exist."""
    medium = find_medium(name)
    if medium is None or not (medium.is_public or _works_here(request, medium)):
        raise Http404
    response = _unchanged(request, medium) or _with_file(request, medium)
    for header, value in (_headers(medium) | _for_caches(request, medium)).items():
        response.headers[header] = value
    return response


def _works_here(request: HttpRequest, medium: Medium) -> bool:
    # Without the cookie nobody is asked, so that a reader's answer does not vary by cookie.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.has_perm(
        "wagtailadmin.access_admin"
    ):
        return False
    model = NewsImage if medium.is_picture else NewsFile
    return not is_hidden_medium(model, medium.key) or may_see_embargoed(request.user)


def _etag(medium: Medium) -> str:
    """A name is random and never used for other content, so it names the content."""
    return f'"{medium.name.rpartition("/")[2]}"'


def _unchanged(request: HttpRequest, medium: Medium) -> HttpResponseBase | None:
    if not medium.is_public:
        return None
    added = int(medium.added_at.timestamp())
    return get_conditional_response(request, etag=_etag(medium), last_modified=added)


def _with_file(request: HttpRequest, medium: Medium) -> HttpResponseBase:
    if settings.ADVOCACY_X_ACCEL_PREFIX:
        return HttpResponse(
            headers={"X-Accel-Redirect": settings.ADVOCACY_X_ACCEL_PREFIX + quote(medium.name)}
        )
    try:
        file = default_storage.open(medium.name)
    except FileNotFoundError as error:
        raise Http404 from error
    if _plays(medium) and (wanted := _RANGE.fullmatch(request.headers.get("Range", ""))):
        return _part(file, wanted)
    return FileResponse(file)


def _part(file: File, wanted: re.Match[str]) -> HttpResponseBase:
    """One part of a recording, which players ask for when somebody goes to a place in it (RFC 9110,
    14.2): at most a few megabytes at a time, and they ask again."""
    with file:
        size = file.size
        first, last = (int(number) if number else None for number in wanted.groups())
        if first is None:
            first, last = max(0, size - (last or 0)), size - 1
        last = min(size - 1, first + _LONGEST_PART - 1, size - 1 if last is None else last)
        if first > last:
            headers = {"Content-Range": f"bytes */{size}"}
            return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
        file.seek(first)
        content = file.read(last - first + 1)
    headers = {"Content-Range": f"bytes {first}-{last}/{size}"}
    return HttpResponse(content, status=HTTPStatus.PARTIAL_CONTENT, headers=headers)


def _plays(medium: Medium) -> bool:
    return medium.name.rpartition(".")[2] in SOUND_AND_FILM


def _download(ending: str) -> str:
    return f'attachment; filename="document.{ending}"'


def _headers(medium: Medium) -> dict[str, str]:
    ending = medium.name.rpartition(".")[2]
    is_shown = medium.is_picture or _plays(medium)
    headers = {
        "Content-Type": CONTENT_TYPES.get(ending, "application/octet-stream"),
        "Cache-Control": PUBLIC_CACHE if medium.is_public else PRIVATE_CACHE,
        "X-Content-Type-Options": "nosniff",
        # Opened by itself a file runs nothing and loads nothing.
        str(CSP.HEADER_ENFORCE): "default-src 'none'; sandbox",
        "Content-Disposition": "inline"
        if is_shown
        else f'attachment; filename="document.{ending}"',
    }
    if _plays(medium):
        headers["Accept-Ranges"] = "bytes"
    return headers


def _for_caches(request: HttpRequest, medium: Medium) -> dict[str, str]:
    """What names the content, for files that everybody may have."""
    if not medium.is_public:
        return {}
    return {
        "ETag": _etag(medium),
        "Last-Modified": http_date(medium.added_at.timestamp()),
        "Surrogate-Key": key_of(request.path),
    }
