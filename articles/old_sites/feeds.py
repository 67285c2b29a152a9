"""Feeds with whole texts: RSS in all dialects, Atom (Blogger's export too), JSON Feed."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import feedparser

from articles.old_sites import items as kinds
from articles.old_sites.addresses import host_of, last_part_of, path_of
from articles.old_sites.counting import take_references
from articles.old_sites.items import (
    LostPart,
    OldItem,
    OldMedium,
    OldSite,
    OldTerm,
    OldWriter,
    SkippedItem,
)
from articles.old_sites.names import split_names
from articles.old_sites.when import parse_moment

_KIND = re.compile(r"kind#(\w+)$")
_TRACKER = re.compile(r"feedburner|feeds\.wordpress|doubleclick|gravatar", re.IGNORECASE)


def is_feed(data: bytes) -> bool:
    start = data[:4000].replace(b"\x00", b"").lower()
    return any(
        mark in start for mark in (b"<rss", b"<feed", b"<rdf", b":feed", b"<channel", b"<cdf")
    )


def read_feed(data: bytes, name: str) -> OldSite:
    """The entries of a feed, each once; one that has a summary alone says so."""
    feed = feedparser.parse(data, sanitize_html=False)
    head = feed.feed
    link = str(head.get("link") or "")
    site = OldSite("feed", link or name, _words(head.get("title")), link)
    site.language = str(head.get("language") or "")
    site.hosts = {host_of(link)} - {""}
    if feed.bozo:
        site.warnings.append(
            f"{name} is not quite in order ({feed.bozo_exception}); read all the same."
        )
    seen: set[str] = set()
    summaries = 0
    for place, entry in enumerate(feed.entries):
        item = _entry(entry, site, place)
        kind = next(
            (
                found[1]
                for tag in entry.get("tags") or []
                if (found := _KIND.search(tag.get("term") or ""))
            ),
            "",
        )
        if kind not in ("", "post", "page"):
            site.skipped.append(SkippedItem(item.key, item.title, f"of the kind “{kind}”"))
        elif item.key in seen:
            site.skipped.append(SkippedItem(item.key, item.title, "the feed has it twice"))
        else:
            seen.add(item.key)
            summaries += not entry.get("content")
            item.kind = kinds.OLD_PAGE if kind == "page" else kinds.OLD_STORY
            site.items.append(item)
    if summaries:
        site.warnings.append(f"{summaries} of {len(site.items)} entries have a summary alone.")
    _finish(site, feed.entries)
    return site


def _entry(entry: Any, site: OldSite, place: int) -> OldItem:
    link = str(entry.get("link") or "")
    key = str(entry.get("id") or link or f"entry {place + 1}")
    contents = entry.get("content") or []
    body = max((str(one.get("value") or "") for one in contents), key=len, default="")
    summary = str(entry.get("summary") or "")
    item = OldItem(key, kinds.OLD_STORY, kinds.PUBLISHED, _words(entry.get("title")))
    item.html = body or summary
    item.excerpt = _words(summary)[:600] if body and summary != body else ""
    item.published = _moment(entry, "published") or _moment(entry, "created")
    item.updated = _moment(entry, "updated")
    item.published = item.published or item.updated
    item.address = link
    item.slug = re.sub(r"\.\w{2,5}$", "", last_part_of(urlsplit(link).path)) if link else ""
    item.language = str((contents[0].get("language") if contents else "") or site.language)
    names = [one.get("name") or "" for one in entry.get("authors") or []] or [
        entry.get("author") or ""
    ]
    item.writers = tuple(
        dict.fromkeys(one for name in names for one in split_names(_no_mail(name)))
    )
    terms = (str(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags") or [])
    item.tags = tuple(
        dict.fromkeys(" ".join(one.split()) for one in terms if one and "kind#" not in one)
    )
    item.old_paths = tuple(path for path in (path_of(link),) if path not in ("", "/"))
    item.picture = _picture(entry)
    if (
        "draft" in str(entry.get("app_draft") or entry.get("draft") or "").lower()
        or entry.get("app_draft") == "yes"
    ):
        item.state = kinds.DRAFT
    item.place = f"entry {place + 1}"
    return item


def _moment(entry: Any, name: str) -> Any:
    """As it is written; what feedparser alone can read, by it."""
    found = parse_moment(str(entry.get(name) or ""))
    parsed = entry.get(f"{name}_parsed")
    if found or not parsed:
        return found
    return parse_moment("{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}".format(*parsed[:6]))


def _picture(entry: Any) -> OldMedium | None:
    """The largest picture that goes with the entry."""
    found = [
        one
        for one in [*(entry.get("media_content") or []), *(entry.get("enclosures") or [])]
        if (
            str(one.get("medium") or "") == "image"
            or str(one.get("type") or "").startswith("image")
        )
        and not _TRACKER.search(str(one.get("url") or one.get("href") or ""))
    ]
    best = max(found, key=lambda one: _number(one.get("width")), default=None)
    address = str(best.get("url") or best.get("href") or "") if best else ""
    return OldMedium(address) if address else None


def _number(text: Any) -> int:
    return int(text) if str(text or "").isdigit() else 0


def _finish(site: OldSite, entries: list[Any]) -> None:
    site.terms = [
        OldTerm(kinds.TAG, name, re.sub(r"[^\w]+", "-", name.lower()).strip("-"))
        for name in site.term_names(kinds.TAG)
    ]
    site.writers = [OldWriter(name) for name in site.writer_names()]
    sounds = sum(
        1
        for entry in entries
        for one in entry.get("enclosures") or []
        if not str(one.get("type") or "").startswith("image")
    )
    site.counts["media_content"] = sum(len(one.get("media_content") or []) for one in entries)
    site.counts["enclosures"] = sum(len(one.get("enclosures") or []) for one in entries)
    site.counts["with_full_content"] = sum(1 for one in entries if one.get("content"))
    site.counts["summary_only"] = sum(
        1 for one in entries if one.get("summary") and not one.get("content")
    )
    site.counts["distinct_ids_or_links"] = len(site.items)
    site.counts["tags"] = len(site.term_names(kinds.TAG))
    for item in site.items:
        take_references(site, item.html, item.address)
    site.counts["links_in_bodies"] = len(site.links)
    site.counts["images_in_bodies"] = len(site.pictures)
    if sounds:
        site.lost.append(LostPart("recordings (enclosures)", sounds))


def _no_mail(name: str) -> str:
    """ "mira@e.example (Mira Demo)" is Mira Demo; an address alone is nobody."""
    found = re.match(r"\S+@\S+\s*\((.+)\)", name)
    return found[1] if found else "" if "@" in name else name


def _words(html: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", str(html or ""))).split())


# --- JSON Feed ------------------------------------------------------------------------------------


def is_json_feed(data: Any) -> bool:
    return isinstance(data, dict) and "jsonfeed.org" in str(data.get("version") or "")


def read_json_feed(data: dict[str, Any], name: str) -> OldSite:
    link = str(data.get("home_page_url") or "")
    site = OldSite("feed", link or name, str(data.get("title") or ""), link)
    site.language, site.hosts = str(data.get("language") or ""), {host_of(link)} - {""}
    entries = [one for one in data.get("items") or [] if isinstance(one, dict)]
    for place, one in enumerate(entries):
        item = _json_entry(one, site, place)
        site.items.append(item)
    _finish(site, [])
    site.counts["with_html"] = sum(1 for one in entries if one.get("content_html"))
    site.counts["attachments"] = sum(len(one.get("attachments") or []) for one in entries)
    return site


def _json_entry(one: dict[str, Any], site: OldSite, place: int) -> OldItem:
    link = str(one.get("url") or one.get("external_url") or "")
    item = OldItem(
        str(one.get("id") or link), kinds.OLD_STORY, kinds.PUBLISHED, _words(one.get("title"))
    )
    text = str(one.get("content_text") or "")
    item.html = str(one.get("content_html") or "") or "".join(
        f"<p>{part}</p>" for part in text.split("\n\n")
    )
    item.excerpt, item.address = _words(one.get("summary")), link
    item.published = parse_moment(str(one.get("date_published") or ""))
    item.updated = parse_moment(str(one.get("date_modified") or ""))
    authors = one.get("authors") or [one.get("author") or {}]
    item.writers = tuple(
        str(who.get("name")) for who in authors if isinstance(who, dict) and who.get("name")
    )
    item.tags = tuple(str(tag) for tag in one.get("tags") or [])
    item.slug = last_part_of(urlsplit(link).path)
    item.old_paths = tuple(path for path in (path_of(link),) if path not in ("", "/"))
    item.language = str(one.get("language") or site.language)
    picture = str(one.get("image") or one.get("banner_image") or "")
    item.picture = OldMedium(picture) if picture else None
    item.place = f"item {place + 1}"
    return item
