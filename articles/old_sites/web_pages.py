"""Single web pages: the story of each without what stands around it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import trafilatura
from lxml import etree

from articles.old_sites import items as kinds
from articles.old_sites.addresses import host_of, last_part_of, path_of
from articles.old_sites.items import OldItem, OldMedium, OldSite, OldWriter, SkippedItem
from articles.old_sites.names import split_names
from articles.old_sites.when import parse_moment
from articles.old_sites.xml_files import decode

if TYPE_CHECKING:
    from articles.old_sites.sources import Source

_PAGES = (".html", ".htm", ".xhtml")
_MAX_PAGE = 20_000_000
_ARTICLE = re.compile(r"Article|BlogPosting|Report")
_SHORTEST = 80
# What trafilatura calls by other names than HTML.
_NAMES = {
    "head": "h2",
    "ref": "a",
    "hi": "b",
    "list": "ul",
    "item": "li",
    "lb": "br",
    "quote": "blockquote",
}
_NAMES |= {"row": "tr", "cell": "td", "graphic": "img"}


def are_web_pages(names: list[str]) -> bool:
    return any(name.lower().endswith(_PAGES) for name in names)


def read_web_pages(source: Source) -> OldSite:
    site = OldSite("pages", source.name)
    for name in source.names():
        if name.lower().endswith(_PAGES):
            _add_page(site, name, decode(source.read(name, _MAX_PAGE)))
    site.hosts = {host_of(item.address) for item in site.items} - {""}
    site.writers = [OldWriter(one) for one in site.writer_names()]
    return site


def _add_page(site: OldSite, name: str, text: str) -> None:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if root is None:
        site.skipped.append(SkippedItem(name, name, "an empty page"))
        return
    head = _Head(root)
    body = main_html(text)
    if not body:
        site.skipped.append(SkippedItem(name, head.title(), "no story was found on the page"))
        return
    key = head.meta("canonical") or name
    made = OldItem(key, kinds.OLD_STORY, kinds.DRAFT, head.title())
    made.why_draft = "It was read from a web page: check what was taken."
    made.html = body
    made.excerpt = head.meta("og:description", "description")
    made.published = head.published()
    made.writers = head.writers()
    made.language = str(root.get("lang") or head.meta("og:locale"))[:12]
    made.address = head.meta("canonical", "og:url")
    made.slug = (
        re.sub(r"\.\w{2,5}$", "", last_part_of(path_of(made.address))) or PurePosixPath(name).stem
    )
    made.old_paths = tuple(path for path in (path_of(made.address),) if path not in ("", "/"))
    picture = head.meta("og:image")
    made.picture = OldMedium(picture) if picture else None
    made.place = name
    site.items.append(made)


def main_html(text: str) -> str:
    """The body of the story as HTML; "" where none is found."""
    found = trafilatura.extract(
        text,
        output_format="html",
        include_links=True,
        include_images=True,
        include_formatting=True,
        include_comments=False,
        deduplicate=False,
    )
    if not found or len(re.sub(r"<[^<>]*>", "", found)) < _SHORTEST:
        return ""
    body = re.search(r"<body>(.*)</body>", found, re.DOTALL)
    return (body[1] if body else found).replace("<graphic", "<img").replace("</graphic>", "")


class _Head:
    """What a page says of itself."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.metas: dict[str, str] = {}
        for one in root.iter("meta"):
            name = one.get("property") or one.get("name") or one.get("itemprop")
            if name and (one.get("content") or "").strip():
                self.metas.setdefault(name.lower(), one.get("content").strip())
        for one in root.iter("link"):
            if (one.get("rel") or "").lower() == "canonical" and one.get("href"):
                self.metas.setdefault("canonical", one.get("href").strip())
        self.data = next((one for one in self._ld() if _ARTICLE.search(str(one.get("@type")))), {})

    def meta(self, *names: str) -> str:
        return next((self.metas[name] for name in names if name in self.metas), "")

    def _ld(self) -> list[dict[str, Any]]:
        found: list[Any] = []
        for one in self.root.iter("script"):
            if "ld+json" in (one.get("type") or ""):
                try:
                    data = json.loads("".join(one.itertext()))
                except ValueError:
                    continue
                graph = data.get("@graph") if isinstance(data, dict) else None
                found += (
                    graph if isinstance(graph, list) else data if isinstance(data, list) else [data]
                )
        return [one for one in found if isinstance(one, dict)]

    def title(self) -> str:
        """By agreement of heading, Open Graph and title: without the name of the site."""
        words = [" ".join("".join(one.itertext()).split()) for one in self.root.iter("h1")]
        title = next(
            (" ".join("".join(one.itertext()).split()) for one in self.root.iter("title")), ""
        )
        shared = unescape(self.meta("og:title", "twitter:title"))
        for one in words:
            if one and (one in title or one == shared):
                return one
        named = shared or str(self.data.get("headline") or "") or title
        cut = re.split(r"\s+[|–—-]\s+", named)
        site = unescape(self.meta("og:site_name"))
        return (
            " - ".join(cut[:-1]) if len(cut) > 1 and (cut[-1] == site or named == title) else named
        )

    def published(self) -> Any:
        times = (
            str(self.data.get("datePublished") or ""),
            self.meta("article:published_time", "datepublished", "date", "dc.date"),
        )
        found = next((moment for one in times if (moment := parse_moment(one))), None)
        if found:
            return found
        shown = (str(one.get("datetime") or "") for one in self.root.iter("time"))
        return next((moment for one in shown if (moment := parse_moment(one))), None)

    def writers(self) -> tuple[str, ...]:
        authors = self.data.get("author")
        ones = authors if isinstance(authors, list) else [authors]
        names = [
            str(one.get("name") or "") if isinstance(one, dict) else str(one or "") for one in ones
        ]
        if not any(names):
            names = [self.meta("author", "article:author", "dc.creator")]
        return tuple(
            dict.fromkeys(one for name in names if "://" not in name for one in split_names(name))
        )
