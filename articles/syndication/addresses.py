"""Whole addresses in HTML that leaves the site."""

from __future__ import annotations

import re

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r'(\s(?:href|src|cite|poster)=")([/#][^"]*)(")')
_SRCSET = re.compile(r'(\ssrcset=")([^"]*)(")')


def make_absolute(html: str, site: str, page: str) -> str:
    """The HTML with whole addresses: of paths below `site` ("https://record.example"), of places
    in the page itself ("#quotes") below `page`. Addresses that are whole stay as they are."""

    def whole(address: str) -> str:
        if address.startswith("#"):
            return f"{page}{address}"
        is_path = address.startswith("/") and not address.startswith("//")
        return f"{site}{address}" if is_path else address

    def in_tag(tag: re.Match[str]) -> str:
        text = _ADDRESS.sub(lambda found: found[1] + whole(found[2]) + found[3], tag[0])
        return _SRCSET.sub(lambda found: found[1] + _each(found[2]) + found[3], text)

    def _each(srcset: str) -> str:
        return ", ".join(whole(candidate.strip()) for candidate in srcset.split(","))

    return _TAG.sub(in_tag, html)
