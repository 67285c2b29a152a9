"""Numbers for whoever watches the site: how many answers, how fast, from where.

The middleware stands before all others: it counts what they answer, and is asked by an address of
this machine, without a host name of the site and without TLS.
"""

from __future__ import annotations

import ipaddress
import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare

from articles.selectors.site.gauges import read_gauges
from articles.syndication.metrics import METRICS_TYPE, SharedCounters, gauge_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

# What a proxy adds: with one of them a request that comes from this machine is somebody else's.
_PROXY_MARKS = (
    *("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP", "HTTP_FORWARDED"),
    "HTTP_VIA",
)


class Metrics:
    """Middleware: answers /metrics, and counts the answers to all other addresses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        # Made before the server forks its workers, who share it.
        self.counters = SharedCounters()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == "/metrics" and may_read_metrics(request):
            return self._metrics()
        started = time.perf_counter()
        response = self.get_response(request)
        is_kept = "hit" in response.headers.get("Cache-Status", "")
        source = "memory" if is_kept else "made"
        self.counters.count_answer(response.status_code, source, time.perf_counter() - started)
        return response

    def _metrics(self) -> HttpResponse:
        lines = self.counters.lines()
        try:
            lines += gauge_lines([*read_gauges(timezone.now()), _database_answers(1)])
        except DatabaseError:
            lines += gauge_lines([_database_answers(0)])
        response = HttpResponse("\n".join(lines) + "\n", content_type=METRICS_TYPE)
        add_never_cache_headers(response)
        return response


def may_read_metrics(request: HttpRequest) -> bool:
    """Whether somebody on this machine asks who is no proxy, or somebody with the token."""
    scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    wanted = settings.ADVOCACY_METRICS_TOKEN
    if wanted and scheme.lower() == "bearer" and constant_time_compare(token.strip(), wanted):
        return True
    header = settings.ADVOCACY_CLIENT_HEADER.upper().replace("-", "_")
    if any(mark in request.META for mark in (*_PROXY_MARKS, f"HTTP_{header}")):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:  # a socket has no address
        return False


def _database_answers(value: float) -> tuple[str, str, float]:
    return "advocacy_database_up", "Whether the database answers.", value
