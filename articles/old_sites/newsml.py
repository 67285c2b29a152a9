"""NewsML-G2: news items whole, with XHTML or NITF inside; packages as what they list."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from articles.old_sites import items as kinds
from articles.old_sites.items import LostPart, OldItem, OldMedium, OldSite, OldWriter, SkippedItem
from articles.old_sites.names import split_names
from articles.old_sites.sources import SourceRefused
from articles.old_sites.when import parse_moment
from articles.old_sites.xml_files import local

_ROOTS = {"newsitem", "packageitem", "newsmessage", "contentset", "knowledgeitem", "conceptitem"}
_NITF = {"hl1": "h2", "hl2": "h2", "hedline": "div", "body.content": "div", "block": "div"}


def is_newsml(root: Any) -> bool:
    return local(root) in _ROOTS


def read_newsml(root: Any, name: str) -> OldSite:
    site = OldSite("newsml", "newsml")
    add_newsml(site, root, name)
    return site


def add_newsml(site: OldSite, root: Any, name: str) -> None:
    """Raises SourceRefused for a part of an item, which nothing identifies."""
    items = [one for one in root.iter() if local(one) in ("newsitem", "packageitem")]
    if not items:
        raise SourceRefused(
            f"{name} is a part of a NewsML-G2 item (<{local(root)}>): it has no guid, no headline "
            "and no date. Give the whole <newsItem>."
        )
    for one in items:
        _add(site, one, name)


def _add(site: OldSite, one: Any, name: str) -> None:
    key = str(one.get("guid") or "")
    title = _first(one, "headline")
    status = (_quality(one, "pubstatus") or "usable").rpartition(":")[2].lower()
    if status in ("canceled", "withheld"):
        site.skipped.append(
            SkippedItem(key, title, f"{status} by its agency: nothing of it is kept")
        )
        return
    if local(one) == "packageitem":
        listed = sum(1 for ref in one.iter() if local(ref) == "itemref")
        site.skipped.append(SkippedItem(key, title, f"a package that lists {listed} other items"))
        return
    body = _body(one)
    media = _media(one)
    if not body:
        site.skipped.append(SkippedItem(key, title, "an item without a text"))
        return
    item = OldItem(key, kinds.OLD_STORY, kinds.DRAFT, title)
    item.why_draft, item.html, item.place = "It came over a wire.", body, name
    item.language = _language(one)
    item.writers = split_names(_first(one, "by", "byline"))
    created = _first(one, "contentcreated", "firstcreated", "versioncreated")
    item.published = parse_moment(created)
    item.updated = parse_moment(_first(one, "versioncreated"))
    item.embargo = parse_moment(_first(one, "embargoed"))
    if item.embargo:
        item.why_draft = f"It has an embargo until {item.embargo:%Y-%m-%d %H:%M} UTC."
    subjects = [_first(found, "name") for found in one.iter() if local(found) == "subject"]
    item.tags = tuple(dict.fromkeys(found for found in subjects if found))
    for terms in (_first(one, "usageterms"), _first(one, "copyrightnotice")):
        if terms:
            item.lost.append(f"its terms, to be kept to: “{terms[:200]}”")
    item.picture = media[0] if media else None
    site.items.append(item)
    site.writers += [OldWriter(found) for found in item.writers]
    if item.embargo:
        site.lost.append(LostPart(f"embargo of {name}: set one before the story is worked on"))


def _first(element: Any, *names: str) -> str:
    for name in names:
        for one in element.iter():
            if local(one) == name and (words := " ".join("".join(one.itertext()).split())):
                return words
    return ""


def _quality(element: Any, name: str) -> str:
    found = next((one for one in element.iter() if local(one) == name), None)
    return "" if found is None else str(found.get("qcode") or "")


def _language(one: Any) -> str:
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    found = next((part for part in one.iter() if local(part) == "language"), None)
    return str((found.get("tag") if found is not None else "") or one.get(name) or "")


def _body(one: Any) -> str:
    inline = next((part for part in one.iter() if local(part) in ("inlinexml", "inlinedata")), None)
    if inline is None:
        return ""
    if local(inline) == "inlinedata":
        parts = re.split(r"\n\s*\n", "".join(inline.itertext()))
        return "".join(f"<p>{part.strip()}</p>" for part in parts if part.strip())
    root = next(
        (
            part
            for name in ("body.content", "body", "nitf", "html")
            for part in inline.iter()
            if local(part) == name
        ),
        inline,
    )
    return "".join(_html(child) for child in root)


def _html(element: Any) -> str:
    """Without namespaces, and NITF's names as those of HTML."""
    name = local(element)
    if not name or name in ("hedline", "byline", "dateline", "head"):
        return ""
    tag = _NITF.get(name, name)
    made = etree.Element(tag if re.fullmatch(r"[a-z][a-z0-9]*", tag) else "span")
    for key in ("href", "src", "alt"):
        if element.get(key):
            made.set(key, str(element.get(key)))
    inside = (element.text or "", *(f"{_html(child)}\0{child.tail or ''}" for child in element))
    made.text = inside[0]
    opened = etree.tostring(made, encoding="unicode", method="html")
    end = f"</{made.tag}>"
    head = opened.removesuffix(end)
    rest = "".join(
        html + etree.tostring(_text(tail), encoding="unicode", method="html")[6:-7]
        for html, _, tail in (part.partition("\0") for part in inside[1:])
    )
    return f"{head}{rest}{end}" if opened.endswith(end) else opened + rest


def _text(words: str) -> Any:
    made = etree.Element("span")
    made.text = words
    return made


def _media(one: Any) -> list[OldMedium]:
    found = (
        OldMedium(
            str(part.get("href")),
            caption=_first(one, "description"),
            credit=_first(one, "creditline"),
        )
        for part in one.iter()
        if local(part) == "remotecontent" and str(part.get("href") or "").startswith("http")
    )
    return list(found)
