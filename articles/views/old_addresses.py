"""Addresses of the old site lead on, where nothing of this site is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponsePermanentRedirect

from articles.old_sites.addresses import SHORT
from articles.selectors.site.old_addresses import find_old_address, is_killed_old_address
from articles.views.errors import gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class OldAddresses:
    """A middleware: looks where the answer is "not found", and at `/?p=12`, which WordPress gave
    every story. What is gone here stays gone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/" and any(name in request.GET for name in SHORT):
            return self._lead_on(request) or self.get_response(request)
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        return self._lead_on(request) or response

    def _lead_on(self, request: HttpRequest) -> HttpResponse | None:
        address = request.get_full_path()
        if "%00" in address:
            return None  # PostgreSQL takes no NUL, and no address had one
        target = find_old_address(address)
        if target:
            return HttpResponsePermanentRedirect(target)
        if target is None and is_killed_old_address(address):
            return gone(request)
        return None
