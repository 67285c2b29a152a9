"""Public pages from memory, for readers without a session.

The middleware stands before sessions and authentication. An answer is kept with its validators,
compressed or not as it was asked for, and is served while nothing changed that it shows: before
each answer one query reads what has been committed since (docs/decisions/page-cache.md).
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeGuard

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

from articles.selectors.site.cache_purges import PurgePosition, next_end, read_new_purges
from articles.syndication.page_store import EVERYTHING, PageStore, StoredAnswer
from articles.views.health import HEALTH_PATHS
from articles.views.responses import PERSONAL_PATHS, say_age

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponseBase

    type Handler = Callable[[HttpRequest], HttpResponseBase]

# RFC 9211: says to whoever looks for a fault where an answer came from.
_STATUS = "Cache-Status"
_FOR_CACHES = {"Surrogate-Key", "X-Accel-Expires"}
_UNTOLD = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
# A reader waits so long for somebody else's rendering of the same page, then renders it too.
_PATIENCE_SECONDS = 5


class PageCache:
    """Middleware. `ADVOCACY_PAGE_CACHE_MB` is the room of one process; 0 turns it off."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.store = PageStore(settings.ADVOCACY_PAGE_CACHE_MB * 1024 * 1024)
        self.purges = PurgePosition()
        self.end = (-1, 0.0)
        self.rendering: dict[str, Lock] = {}
        self.lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.ADVOCACY_PAGE_CACHE_MB or not may_be_kept(request):
            return self.get_response(request)
        name = name_of(request)
        try:
            self.catch_up()
        except (OperationalError, InterfaceError):
            return self._without_database(request, name)
        kept = self.store.get(name, now=time.time())
        if kept is not None:
            return respond(request, kept)
        if request.method == "HEAD":
            return self.get_response(request)
        with self._alone(name):
            self.catch_up()
            kept = self.store.get(name, now=time.time())
            if kept is not None:
                return respond(request, kept)
            return self._render(request, name)

    def catch_up(self) -> None:
        """Forget what transactions that are committed by now have changed. One query. Raises
        OperationalError or InterfaceError while the database is gone."""
        new = read_new_purges(self.purges)
        if new.is_everything:
            self.store.note_change({EVERYTHING})
        for keys in new.keys:
            self.store.note_change(keys)
        self.purges = new.position

    def _render(self, request: HttpRequest, name: str) -> HttpResponseBase:
        position = self.store.position
        untold = {key: request.META.pop(key) for key in _UNTOLD if key in request.META}
        response = self.get_response(request)
        request.META.update(untold)
        if not is_complete(response):
            return _conditional(request, response) if untold else response
        kept = StoredAnswer(
            body=response.content,
            headers=tuple(response.headers.items()),
            keys=frozenset(response.headers["Surrogate-Key"].split()),
            position=position,
            valid_until=self._valid_until(position),
        )
        self.store.put(name, kept)
        response.headers[_STATUS] = "advocacy; fwd=miss"
        return _conditional(request, response)

    def _valid_until(self, position: int) -> float:
        """When the page has to be rendered again though nothing is written. Asked once after each
        change, as a story that expires is a change."""
        known_at, end = self.end
        if known_at != position or time.time() >= end:
            end = next_end(timezone.now()).timestamp()
            self.end = (position, end)
        return end

    def _without_database(self, request: HttpRequest, name: str) -> HttpResponseBase:
        """A page that is kept goes on being read, marked as stale, until something ends that it
        shows. Nothing can be withdrawn or killed meanwhile."""
        kept = self.store.get(name, now=time.time())
        if kept is None:
            return self.get_response(request)
        response = respond(request, kept)
        response.headers[_STATUS] = "advocacy; hit; detail=stale-database-unavailable"
        response.headers["Cache-Control"] = "public, max-age=0"
        del response.headers["X-Accel-Expires"]
        return response

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """One thread renders a page; whoever asks for the same one waits for it."""
        with self.lock:
            waiting = self.rendering.setdefault(name, Lock())
        is_ours = waiting.acquire(timeout=_PATIENCE_SECONDS)
        try:
            yield
        finally:
            if is_ours:
                with self.lock:
                    self.rendering.pop(name, None)
                waiting.release()


def may_be_kept(request: HttpRequest) -> bool:
    """Whether the answer cannot depend on who asks: no session, no credentials, no form, nothing
    that is somebody's own. Files are not kept: the view only decides about them."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not request.path.startswith((*PERSONAL_PATHS, *HEALTH_PATHS, settings.MEDIA_URL))
    )


def name_of(request: HttpRequest) -> str:
    """Under which name an answer is kept: all of a request that a public answer depends on."""
    packed = "gzip" if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "") else ""
    host = request.META.get("HTTP_HOST", "")
    return f"{request.scheme} {host} {packed} {request.get_full_path()}"


def is_complete(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether it is a whole public page: with keys, without a cookie."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and "Surrogate-Key" in response.headers
        and response.headers.get("Cache-Control", "").startswith("public")
    )


def respond(request: HttpRequest, kept: StoredAnswer) -> HttpResponseBase:
    """The kept answer, or 304 where the client has it."""
    response = HttpResponse(kept.body)
    for header, value in kept.headers:
        response.headers[header] = value
    say_age(response)
    response.headers[_STATUS] = "advocacy; hit"
    return _conditional(request, response)


def _conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    modified = response.headers.get("Last-Modified")
    found = get_conditional_response(
        request,
        etag=response.headers.get("ETag"),
        last_modified=parse_http_date_safe(modified) if modified else None,
        response=response,
    )
    if found is not response:
        # A cache in front needs the keys of what it keeps longer by this answer, and for how long.
        for name in _FOR_CACHES & set(response.headers):
            found.headers[name] = response.headers[name]
    return found
