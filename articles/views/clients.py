"""Where a request comes from, for limits alone: it is never stored (see `services.attempts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def client_of(request: HttpRequest | None) -> str:
    """The client's address: from the header that the proxy in front sets, where one is named."""
    if request is None:
        return ""
    header = settings.ADVOCACY_CLIENT_HEADER
    named = request.headers.get(header, "") if header else ""
    return named.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
