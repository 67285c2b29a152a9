"""A feed and its entries as plain values, and JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

JSON_FEED_TYPE = "application/feed+json"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry; addresses are whole. `id` stays the same for good, also where the address does
    not. `published_at` is None where the day is not known. `authors` are (name, address or "").
    `language` is "" for the feed's own.
    `record` is what JSON Feed has beyond the standard."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published_at: datetime.datetime | None
    updated_at: datetime.datetime
    authors: Sequence[tuple[str, str]] = ()
    categories: Sequence[str] = ()
    image: str = ""
    record: Mapping[str, Any] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True, slots=True)
class FeedData:
    """A feed: `url` is its own address in this format, `home` that of the page it follows, `site`
    that of the front page."""

    title: str
    description: str
    url: str
    home: str
    site: str
    publisher: str
    language: str
    entries: Sequence[FeedEntry] = ()


def to_json_feed(feed: FeedData) -> str:
    """JSON Feed 1.1."""
    members = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.publisher, "url": feed.site}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(members, ensure_ascii=False, indent=1)


def _item(entry: FeedEntry) -> dict[str, Any]:
    members = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.image,
        "date_published": entry.published_at and entry.published_at.isoformat(timespec="seconds"),
        "date_modified": entry.updated_at.isoformat(timespec="seconds"),
        "authors": [
            {"name": name, "url": url} if url else {"name": name} for name, url in entry.authors
        ],
        "tags": list(entry.categories),
        "language": entry.language,
        "_record": dict(entry.record),
    }
    return {name: value for name, value in members.items() if value}
