"""Where a request comes from, for limits alone: it is never stored (see `services.attempts`)."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def client_of(request: HttpRequest | None) -> str:
    """The client's address: from the header that the proxy in front sets, where one is named. Of
    an IPv6 address the network alone: whoever has one has all 2**64 addresses in it."""
    if request is None:
        return ""
    header = settings.ADVOCACY_CLIENT_HEADER
    named = request.headers.get(header, "") if header else ""
    return _network(named.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:  # a socket has no address
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    # As a number, because an interface's name (%eth0) is no part of a network.
    return str(ipaddress.IPv6Network((int(found) >> 64 << 64, 64)))
