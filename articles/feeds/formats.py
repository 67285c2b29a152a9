"""A feed in the three formats."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape

from articles.syndication.feeds import JSON_FEED_TYPE, to_json_feed

if TYPE_CHECKING:
    from articles.syndication.feeds import FeedData, FeedEntry

FORMATS = ("atom", "rss", "json")
# A feed without entries has not changed since: Django's own says that it did just now.
_NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Atom(Atom1Feed):
    """With the whole text, and every author (RFC 4287)."""

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else _NEVER

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        language = {"xml:lang": item["own_language"]} if item["own_language"] else {}
        return {**super().item_attributes(item), **language}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, url in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if url:
                handler.addQuickElement("uri", url)
            handler.endElement("author")
        base = {"type": "html", "xml:base": item["link"]}
        handler.addQuickElement("content", item["html"], base)


class Rss(Rss201rev2Feed):
    """With the whole text (the content module of RSS 1.0) and every author (Dublin Core)."""

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else _NEVER

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _ in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        if item["own_language"]:
            handler.addQuickElement("dc:language", item["own_language"])
        handler.addQuickElement("content:encoded", item["html"])


def render_feed(feed: FeedData, kind: str) -> tuple[bytes, str]:
    """The feed as one of FORMATS, and its media type."""
    if kind == "json":
        return to_json_feed(feed).encode(), JSON_FEED_TYPE
    form = (Atom if kind == "atom" else Rss)(
        title=_xml(feed.title),
        link=feed.home,
        description=_xml(feed.description),
        subtitle=_xml(feed.description),
        feed_url=feed.url,
        feed_guid=feed.url,
        language=feed.language,
        author_name=_xml(feed.publisher),
        author_link=feed.site,
    )
    for entry in feed.entries:
        form.add_item(**_item(entry))
    return form.writeString("utf-8").encode(), form.content_type


def _item(entry: FeedEntry) -> dict[str, Any]:
    return {
        "title": _xml(entry.title),
        "link": entry.url,
        # Both formats take it for HTML.
        "description": escape(_xml(entry.summary)),
        "unique_id": entry.id,
        "unique_id_is_permalink": entry.id == entry.url,
        "pubdate": entry.published_at,
        "updateddate": entry.updated_at,
        "categories": [_xml(name) for name in entry.categories],
        "authors": [(_xml(name), url) for name, url in entry.authors],
        "html": _xml(entry.html),
        "own_language": entry.language,
    }


def _xml(text: str) -> str:
    """Without the signs that no XML document may have."""
    return _NOT_IN_XML.sub("", text)
