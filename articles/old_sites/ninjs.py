"""ninjs, IPTC's news in JSON, versions 1 to 3."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from articles.old_sites import items as kinds
from articles.old_sites.items import LostPart, OldItem, OldMedium, OldSite, OldWriter, SkippedItem
from articles.old_sites.names import split_names
from articles.old_sites.when import parse_moment

_GONE = {"canceled", "cancelled", "withheld"}


def is_ninjs(data: Any) -> bool:
    return (
        isinstance(data, dict)
        and "uri" in data
        and bool(
            {
                "type",
                "headlines",
                "bodies",
                "pubstatus",
                "versioncreated",
                "versionCreated",
                "headline",
            }
            & set(data)
        )
    )


def read_ninjs(data: dict[str, Any], name: str) -> OldSite:
    """One item with what is associated with it."""
    site = OldSite("ninjs", "ninjs")
    add_ninjs(site, data, name)
    return site


def add_ninjs(site: OldSite, data: dict[str, Any], name: str) -> None:
    key = str(data.get("uri"))
    title = _headline(data)
    status = str(data.get("pubstatus") or data.get("pubStatus") or "usable").lower()
    if status in _GONE:
        site.skipped.append(
            SkippedItem(key, title, f"{status} by its agency: nothing of it is kept")
        )
        return
    body = _body(data)
    picture = _own_picture(data)
    if not body and str(data.get("type") or "") in ("picture", "graphic", "video", "audio"):
        site.skipped.append(SkippedItem(key, title, "a picture or recording without a story"))
        return
    item = OldItem(key, kinds.OLD_STORY, kinds.DRAFT, title)
    item.why_draft = "It came over a wire."
    item.html = body
    item.excerpt = _text(data, "description_text", "descriptions")
    item.published = parse_moment(
        str(
            data.get("firstcreated")
            or data.get("firstCreated")
            or data.get("versioncreated")
            or data.get("versionCreated")
            or ""
        )
    )
    item.updated = parse_moment(str(data.get("versioncreated") or data.get("versionCreated") or ""))
    item.embargo = parse_moment(str(data.get("embargoed") or data.get("embargoedUntil") or ""))
    if item.embargo:
        item.why_draft = f"It has an embargo until {item.embargo:%Y-%m-%d %H:%M} UTC."
    item.language = str(data.get("language") or "")
    item.writers = split_names(str(data.get("byline") or _by(data)))
    item.tags = tuple(
        dict.fromkeys(
            str(one["name"])
            for one in data.get("subject") or data.get("subjects") or []
            if isinstance(one, dict) and one.get("name")
        )
    )
    terms = _text(data, "usageterms", "usageTerms")
    if terms:
        item.lost.append(f"its terms of use, to be kept to: “{terms[:200]}”")
    pictures = [one for one in _associated(data) if (one is not None)]
    item.picture = picture or (pictures[0] if pictures else None)
    for one in pictures[1:]:
        caption = f"<figcaption>{escape(one.caption)}</figcaption>"
        item.html += (
            f'<figure><img src="{escape(one.address)}" alt="{escape(one.alt)}">{caption}</figure>'
        )
    item.place = name
    site.items.append(item)
    site.writers += [OldWriter(one) for one in item.writers]
    if data.get("people") or data.get("places") or data.get("person") or data.get("place"):
        site.lost.append(
            LostPart(f"people and places named beside the text of {name}; read the text for them")
        )


def _headline(data: dict[str, Any]) -> str:
    heads = data.get("headlines")
    if isinstance(heads, list) and heads:
        return str(heads[0].get("value") or "") if isinstance(heads[0], dict) else str(heads[0])
    return str(data.get("headline") or data.get("title") or data.get("name") or "")


def _body(data: dict[str, Any]) -> str:
    """HTML before text; of several bodies the longest HTML."""
    for name in ("body_html", "body_xhtml"):
        if data.get(name):
            return str(data[name])
    bodies = [one for one in data.get("bodies") or [] if isinstance(one, dict) and one.get("value")]
    marked = [str(one["value"]) for one in bodies if _is_marked(one)]
    if marked:
        return max(marked, key=len)
    plain = str(data.get("body_text") or "") or max(
        (str(one["value"]) for one in bodies), key=len, default=""
    )
    return "".join(
        f"<p>{escape(part)}</p>" for part in re.split(r"\n\s*\n|\n", plain) if part.strip()
    )


def _is_marked(body: dict[str, Any]) -> bool:
    kind = str(body.get("contenttype") or body.get("contentType") or body.get("role") or "").lower()
    return "html" in kind or (
        "plain" not in kind and bool(re.search(r"<p\b|<body\b|<h\d\b", str(body["value"])))
    )


def _by(data: dict[str, Any]) -> str:
    people = [
        one
        for one in data.get("infosources") or data.get("infosource") or []
        if isinstance(one, dict)
    ]
    return ", ".join(
        str(one.get("name"))
        for one in people
        if one.get("role") in ("author", "writer") and one.get("name")
    )


def _text(data: dict[str, Any], *names: str) -> str:
    for name in names:
        value = data.get(name)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = value[0].get("value")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _associated(data: dict[str, Any]) -> list[OldMedium]:
    found = data.get("associations")
    ones = list(found.values()) if isinstance(found, dict) else found or []
    media = (
        _own_picture(one)
        for one in ones
        if isinstance(one, dict) and one.get("type") in ("picture", "graphic")
    )
    return [one for one in media if one is not None]


def _own_picture(data: dict[str, Any]) -> OldMedium | None:
    renditions = data.get("renditions")
    ones = list(renditions.values()) if isinstance(renditions, dict) else renditions or []
    shown = [one for one in ones if isinstance(one, dict) and (one.get("href") or one.get("url"))]
    best = max(shown, key=lambda one: int(one.get("width") or 0), default=None)
    if best is None:
        return None
    caption = _text(data, "description_text", "descriptions")
    credit = str(data.get("creditline") or data.get("byline") or "")
    return OldMedium(str(best.get("href") or best.get("url")), caption=caption, credit=credit)
