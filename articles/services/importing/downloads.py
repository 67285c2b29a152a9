"""Fetches a picture from the old site: only from hosts that somebody named, never from inside."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import quote, urlsplit

MAX_BYTES_FETCHED = 60_000_000
_SECONDS = 20


class DownloadRefused(Exception):
    """The message says why, for the report."""


def fetch_medium(address: str, hosts: frozenset[str]) -> bytes:
    """The bytes at `address`. Raises DownloadRefused: for a host that nobody allowed, for an
    address inside a network, for a redirect, and for what is too large or does not come."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or host not in hosts:
        raise DownloadRefused(f"downloads from {host or 'there'} are not allowed (--allow-host)")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    ip = public_ip(host, port)
    connection = _connection(parts.scheme, host, ip, port)
    try:
        path = quote(parts.path or "/", safe="/%+~:@!$&'()*,;=") + (
            f"?{parts.query}" if parts.query else ""
        )
        connection.request("GET", path, headers={"Host": parts.netloc.rpartition("@")[2]})
        answer = connection.getresponse()
        if answer.status != 200:
            raise DownloadRefused(f"{host} answered {answer.status}")
        data = answer.read(MAX_BYTES_FETCHED + 1)
    except (OSError, http.client.HTTPException) as error:
        raise DownloadRefused(f"{host} did not answer: {error}") from error
    finally:
        connection.close()
    if len(data) > MAX_BYTES_FETCHED:
        raise DownloadRefused("the file has more than 60 MB")
    return data


def public_ip(host: str, port: int) -> str:
    """An address of the host. All of them must be public: the answer of a name server may name an
    inner network, and the connection is made to exactly what was looked at."""
    try:
        found = {row[4][0] for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError as error:
        raise DownloadRefused(f"there is no host {host}") from error
    for one in found:
        if not ipaddress.ip_address(str(one).partition("%")[0]).is_global:
            raise DownloadRefused(f"{host} is inside a private network")
    return str(sorted(found, key=str)[0])


class _Pinned(http.client.HTTPSConnection):
    """To the address that was looked at, by the name that the certificate has."""

    def __init__(self, ip: str, port: int, name: str) -> None:
        self._name, self._context = name, ssl.create_default_context()
        super().__init__(ip, port, timeout=_SECONDS, context=self._context)

    def connect(self) -> None:
        plain = socket.create_connection((self.host, self.port), _SECONDS)
        self.sock = self._context.wrap_socket(plain, server_hostname=self._name)


def _connection(scheme: str, host: str, ip: str, port: int) -> http.client.HTTPConnection:
    if scheme == "https":
        return _Pinned(ip, port, host)
    return http.client.HTTPConnection(ip, port, timeout=_SECONDS)
