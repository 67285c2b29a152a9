"""Links inside text that editors wrote, and the rules for links that lead away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import CharField, Value
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.rewriters import extract_attrs

from articles.models import ArticlePage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LINK = re.compile(r"<a\s([^>]*\blinktype=[^>]*)>", re.IGNORECASE)


def web_address(url: str) -> str:
    """`url` if it leads to the web, else an empty string: no other scheme becomes a link."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def linked_pages(sources: Iterable[str]) -> set[int]:
    """The keys of the pages that stored rich text links to."""
    keys = set()
    for source in sources:
        for match in _LINK.finditer(source):
            key = _page_key(match.group(1))
            if key is not None:
                keys.add(key)
    return keys


def page_addresses(keys: set[int]) -> dict[int, str]:
    """The address of each of these pages that readers may see; one query, none for no keys.

    Wagtail's own expansion asks once per block and per type of page, and would give the tree's
    path for a story, which answers 404.
    """
    if not keys:
        return {}
    stories = ArticlePage.objects.published().filter(pk__in=keys).order_by()
    others = Page.objects.live().filter(pk__in=keys, articlepage__isnull=True).order_by()
    blank = Value("", output_field=CharField())
    rows = stories.values_list("pk", "address", blank).union(
        others.values_list("pk", blank, "url_path"), all=True
    )
    return {pk: address or _below_home(path) for pk, address, path in rows}


def _below_home(url_path: str) -> str:
    """`/newsroom/about/` in the tree answers at `/about/`: the site begins at the front page."""
    below = url_path.strip("/").partition("/")[2]
    return f"/{below}/" if below else "/"




def expand_links(sources: Sequence[str], known: Mapping[int, str]) -> list[str]:
    """Stored rich text as HTML: links to pages get their address; one to a page that readers
    may not see becomes plain text."""
    missing = linked_pages(sources) - known.keys()
    addresses = {**known, **page_addresses(missing)}

    def replace(match: re.Match[str]) -> str:
        key = _page_key(match.group(1))
        address = addresses.get(key) if key is not None else None
        return f'<a href="{escape(address)}">' if address else "<a>"

    return [_LINK.sub(replace, source) for source in sources]


def _page_key(attributes: str) -> int | None:
    values = extract_attrs(attributes)
    if values.get("linktype") != "page":
        return None
    key = values.get("id", "")
    return int(key) if key.isdecimal() else None
