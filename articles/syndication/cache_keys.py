"""The keys under which caches in front of the site know what an answer shows.

An answer's keys are found in the answer itself: whatever it shows of a story or a record, it links
to, so no view can forget one. A key is made of the address, so purging needs no list of pages.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

# On every answer; on answers that list stories; on answers with more links than a header can name.
FRAME, LISTS, MANY = "frame", "lists", "many"
# On whatever is no page of one story or record: lists, counts, maps of the site, tables. On every
# answer that says that there is nothing at an address, or leads on from it.
RECORDS, NOTHING = "records", "nothing"
# Servers in front take 4 KB of headers, all together; a key has at most 21 bytes.
MAX_CACHE_KEYS = 100
_RECORDS = "topics|people|organizations|documents|authors|places|events|quotes|corrections|cases"
_LINK = re.compile(
    rb"/(?:(\d{4}/\d\d/\d\d)|(" + _RECORDS.encode() + rb"))/([-\w%\x80-\xff]+)/", re.ASCII
)
_MAIN = b"<main"


def key_of(address: str) -> str:
    """The key of a path on this site, such as `/topics/press/`: its first part and 6 characters of
    a digest, such as `topics-x3Fq_a`. Stories are `story-…`, pictures and files `media-…`."""
    return _key(address.encode())


def keys_in(body: bytes, address: str) -> set[str]:
    """The keys of an answer: of its own address, and of every story and record that it links to.

    Of a page only what stands in `<main>` counts: the frame around it has its own key.
    """
    links = {match.group() for match in _LINK.finditer(body, max(body.find(_MAIN), 0))}
    own = address.partition("?")[0]
    keys = {FRAME, key_of(own)}
    stories = {link for link in links if link[1:5].isdigit()}
    if stories - {own.encode()}:
        keys.add(LISTS)
    if not _LINK.match(own.encode()):
        keys.add(RECORDS)
    if len(links) > MAX_CACHE_KEYS:
        return keys | {MANY}
    return keys | {_key(link) for link in links}


def header(keys: Iterable[str]) -> str:
    """The value of `Surrogate-Key`: sorted, so that the same answer has the same header."""
    return " ".join(sorted(set(keys)))


def _key(link: bytes) -> str:
    path = unquote_to_bytes(link)
    first = path[1:].partition(b"/")[0].decode("ascii", "ignore")
    kind = "story" if first.isdigit() else re.sub("[^a-z]", "", first)[:13] or "page"
    digest = hashlib.blake2b(path, digest_size=5).digest()
    return f"{kind}-{urlsafe_b64encode(digest)[:6].decode()}"
