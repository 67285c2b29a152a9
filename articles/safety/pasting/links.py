"""Addresses of links without what follows readers about."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that say where a reader came from, by their whole name or their beginning.
_TRACKING = re.compile(
    r"(?:utm_.*|mtm_.*|pk_(?:campaign|kwd|source|medium)|mc_[ce]id|_hs(?:enc|mi)|vero_id|mkt_tok"
    r"|[a-z]{0,2}clid|fbclid|gclsrc|dclid|igshid|igsh|_ga|_gl|yclid|msclkid|ref_src|ref_url|cmpid"
    r"|at_(?:campaign|medium|link.*|ptr.*|format|bbc.*)|smid|ncid|s_cid|oly_(?:anon|enc)_id|wickedid"
    r"|__twitter_impression|spm|trk|trackingid)$",
    re.IGNORECASE,
)
# Services that lead on: host (with those below it), path, and the parameter with the address.
_WRAPPERS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+$"), re.compile(r"/url$"), ("q", "url")),
    (re.compile(r".*safelinks\.protection\.outlook\.com$"), re.compile(r"/.*"), ("url",)),
    (re.compile(r"l?m?\.?(?:facebook|instagram)\.com$"), re.compile(r"/l?\.?(?:php)?$"), ("u",)),
    (re.compile(r"urldefense\.com$"), re.compile(r"/v2/url$"), ("u",)),
)
_DEEPEST = 3
_WEB = ("http", "https")


def clean_address(address: str) -> str:
    """The address without tracking and redirecting services; "" for one that no story may have.

    A part of the page it came from ("#part") leads nowhere in the story, nor does a relative
    address.
    """
    address = "".join(address.split())
    for _step in range(_DEEPEST):
        try:
            parts = urlsplit(address)
            inner = _inner(parts.hostname or "", parts.path, parts.query)
        except ValueError:
            return ""
        if not inner:
            break
        address = inner
    scheme = parts.scheme.lower()
    if scheme == "mailto":
        return f"mailto:{parts.path}" if "@" in parts.path else ""
    if scheme not in _WEB or not parts.netloc:
        return ""
    return urlunsplit(parts._replace(query=_without_tracking(parts.query)))


def _inner(host: str, path: str, query: str) -> str:
    for hosts, paths, names in _WRAPPERS:
        if hosts.match(host) and paths.match(path):
            values = parse_qs(query)
            return next((values[name][0] for name in names if name in values), "")
    return ""


def _without_tracking(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.match(name)]
    # What is not touched keeps its own spelling: some servers sign it.
    return query if len(kept) == len(pairs) else urlencode(kept)
