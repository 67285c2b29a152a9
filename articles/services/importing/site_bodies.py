"""The body of an old story as blocks: clean text, links that lead to stories here, pictures."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from articles.blocks.story import TEXT_BLOCK
from articles.old_sites.addresses import absolute, exact_key, host_of, medium_key, path_of
from articles.safety.html import clean_html
from articles.safety.pasting import read_old_body, to_blocks
from articles.safety.pasting.links import clean_address
from articles.services.importing.site_media import PictureMissing, with_words
from articles.syndication.embeds import find_embed

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from articles.old_sites import OldItem, OldSite
    from articles.services.importing.site_media import SiteMedia

_SPACE = uuid.UUID("8d0a6c1e-1d3e-4f0f-9f57-4c5b1f6f0a11")
# Stands in for a page while HTML is cleaned; no such host can exist.
_PAGE_HOST = "page.invalid"
_PAGE_LINK = re.compile(rf'<a href="https://{re.escape(_PAGE_HOST)}/(\d+)">')
_LONGEST_CAPTION, _LONGEST_CREDIT, _LONGEST_ALT = 400, 255, 255


@dataclass
class BodyLinks:
    """Where old addresses lead now: `pages` from path to key of the page here, `expected` the
    paths of stories that are still to be imported. What was looked up is counted."""

    site: OldSite
    hosts: set[str]
    pages: dict[str, int]
    expected: set[str]
    aliases: dict[str, str]
    open: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    def lead(self, address: str, base: str) -> str:
        """For one link of a text at `base`: an address that may stand in a story; ""."""
        if address.startswith("#"):
            return ""
        whole = absolute(address, base or self.site.address)
        if host_of(whole) == _PAGE_HOST or not whole:
            return ""
        if not self._is_own(whole):
            return clean_address(whole)
        path = path_of(whole)
        path = path_of(self.aliases.get(path, path))
        if path in self.pages:
            return f"https://{_PAGE_HOST}/{self.pages[path]}"
        if path in self.expected:
            self.open.add(path)
        elif not self._is_file(whole) and path != "/":
            self.broken.append(whole)
        return clean_address(absolute(whole, self.site.address))

    def _is_own(self, address: str) -> bool:
        host = host_of(address)
        return host in self.hosts or (not host and not urlsplit(address).scheme)

    def _is_file(self, address: str) -> bool:
        media = self.site.media
        return exact_key(address) in media or medium_key(address) in media


def make_body(
    item: OldItem,
    links: BodyLinks,
    media: SiteMedia,
    now: datetime.datetime,
) -> tuple[list[dict[str, Any]], list[str]]:
    """The blocks in their stored form, and what of the body is lost, in words."""
    base = item.address
    pasted = read_old_body(item.html, links=lambda address: links.lead(address, base))
    blocks, lost = [], []
    first = item.picture.address if item.picture else ""
    for block in to_blocks(pasted, can_embed=lambda address: find_embed(address) is not None):
        if block["type"] != "picture":
            blocks.append({**block, "value": _clean(block["value"])})
            continue
        if first and not blocks and medium_key(block["value"]["address"]) == medium_key(first):
            # The featured picture opens the text as well; it is shown once.
            continue
        try:
            blocks.append(_figure(block["value"], base, media, now))
        except PictureMissing as error:
            lost.append(f"picture {error}")
    lost += [f"link to {one}, which is not in the export" for one in dict.fromkeys(links.broken)]
    return [
        {**block, "id": str(uuid.uuid5(_SPACE, f"{item.key}|{place}"))}
        for place, block in enumerate(blocks)
    ], lost


def _figure(
    value: dict[str, str], base: str, media: SiteMedia, now: datetime.datetime
) -> dict[str, Any]:
    medium = with_words(
        media.known(value["address"], base),
        alt=value["alt"],
        caption=value["caption"],
        credit=value["credit"],
    )
    kept = media.keep(medium, now=now)
    image = {"image": kept.pk, "alt_text": medium.alt[:_LONGEST_ALT], "decorative": False}
    figure = {
        "image": image,
        "caption": medium.caption[:_LONGEST_CAPTION],
        "credit": medium.credit[:_LONGEST_CREDIT],
    }
    return {"type": "image", "value": figure}


def _clean(value: Any) -> Any:
    """Rich text as only the editor could have written it. What begins with a tag is rich."""
    if isinstance(value, str) and value.startswith("<"):
        return _PAGE_LINK.sub(r'<a linktype="page" id="\1">', clean_html(value))
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return value


def rich_text_of(blocks: list[dict[str, Any]], note: Callable[[str], None]) -> str:
    """The text blocks of a body as one rich text, for a page that has no blocks; `note` is told
    what has no room."""
    pieces = []
    for block in blocks:
        if block["type"] == TEXT_BLOCK:
            pieces.append(block["value"])
        else:
            note(f"a block of the kind “{block['type']}”: pages have text alone")
    return "".join(pieces)
