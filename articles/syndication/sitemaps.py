"""Sitemaps (sitemaps.org, protocol 0.9), Google's news extension (0.9), robots.txt (RFC 9309) and
security.txt (RFC 9116) as text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape  # writes only

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page, or a part of the map: its whole address, and when it changed last, where known."""

    url: str
    changed_at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class NewsPlace:
    """A story of the last two days."""

    url: str
    title: str
    published_at: datetime.datetime
    language: str = ""


def sitemap_index(parts: Iterable[SitemapEntry]) -> str:
    """The list of all parts."""
    lines = "".join(f"<sitemap>{_place(part)}</sitemap>\n" for part in parts)
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{lines}</sitemapindex>\n"


def sitemap(places: Iterable[SitemapEntry]) -> str:
    """One part."""
    lines = "".join(f"<url>{_place(place)}</url>\n" for place in places)
    return f"{_HEAD}<urlset {_NAMESPACE}>\n{lines}</urlset>\n"


def news_sitemap(places: Iterable[NewsPlace], publication: str, language: str) -> str:
    """The stories of the last two days, for Google News; `language` is that of stories without one
    of their own."""
    paper = f"<news:publication><news:name>{escape(publication)}</news:name>"
    lines = "".join(
        f"<url><loc>{escape(place.url)}</loc><news:news>{paper}"
        f"<news:language>{escape(place.language or language)}</news:language></news:publication>"
        f"<news:publication_date>{_moment(place.published_at)}</news:publication_date>"
        f"<news:title>{escape(place.title)}</news:title></news:news></url>\n"
        for place in places
    )
    return f"{_HEAD}<urlset {_NAMESPACE} {_NEWS}>\n{lines}</urlset>\n"


def robots_txt(disallowed: Sequence[str], sitemaps: Sequence[str]) -> str:
    """Every program may read everything but these paths."""
    rules = [f"Disallow: {path}" for path in disallowed]
    maps = [f"Sitemap: {url}" for url in sitemaps]
    return "\n".join(["User-agent: *", *rules, "", *maps, ""])


def security_txt(contact: str, canonical: str, languages: str, today: datetime.date) -> str:
    """How to tell the newsroom of a weakness. `contact` is a mail address or a whole address.

    It expires at the beginning of a month, seven months from now: the same text for a month.
    """
    uri = contact if ":" in contact else f"mailto:{contact}"
    later = today.month + 7
    day = datetime.date(today.year + (later - 1) // 12, (later - 1) % 12 + 1, 1)
    fields = {
        "Contact": uri,
        "Expires": f"{day.isoformat()}T00:00:00Z",
        "Preferred-Languages": languages,
        "Canonical": canonical,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _place(place: SitemapEntry) -> str:
    changed = f"<lastmod>{_moment(place.changed_at)}</lastmod>" if place.changed_at else ""
    return f"<loc>{escape(place.url)}</loc>{changed}"


def _moment(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="seconds")
