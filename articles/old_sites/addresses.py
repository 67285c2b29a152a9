"""Addresses of an old site: what of them is the same place."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

_SIZE = re.compile(r"(?:-\d{2,5}x\d{2,5}|-scaled|-rotated)+(?=\.\w{2,5}$)")
_GHOST_SIZE = re.compile(r"/size/w\d+(?:h\d+)?(?:/format/\w+)?/")
# WordPress's own short addresses.
SHORT = ("p", "page_id", "attachment_id")


def host_of(address: str) -> str:
    """The host without "www."; "" for a path."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def path_of(address: str) -> str:
    """What is looked for when somebody asks for the address: its path decoded, without a slash at
    its end ("/" is the front page), with `?p=12` where that is the address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = "/" + "/".join(part for part in unquote(parts.path).split("/") if part)
    for name, value in parse_qsl(parts.query):
        if name in SHORT and value.isdigit():
            return f"{path}?{name}={value}"
    return path


def medium_key(address: str) -> str:
    """One key for a picture in all its sizes: no host, no protocol, no size."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return address
    return _SIZE.sub("", _GHOST_SIZE.sub("/", path)).lstrip("/")


def exact_key(address: str) -> str:
    """The key of this very file, its size too."""
    try:
        return unquote(urlsplit(address).path).lstrip("/")
    except ValueError:
        return address


def absolute(address: str, base: str) -> str:
    """`address` as it stands in a text at `base`; as it is where it is no address."""
    try:
        return urljoin(base, address.strip()) if base else address.strip()
    except ValueError:
        return address.strip()


def last_part_of(path: str) -> str:
    """The last part of a path, decoded."""
    return unquote(path.rstrip("/").rpartition("/")[2])
