"""Exports of Medium, Substack and Drupal: folders of their own shapes."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from lxml import etree

from articles.old_sites import items as kinds
from articles.old_sites.addresses import last_part_of, path_of
from articles.old_sites.items import OldItem, OldMedium, OldSite, OldTerm, OldWriter, SkippedItem
from articles.old_sites.when import parse_moment
from articles.old_sites.xml_files import decode

if TYPE_CHECKING:
    from articles.old_sites.sources import Source

_MAX_PAGE = 20_000_000


def _html_tree(data: bytes) -> Any:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(f"<html>{decode(data)}</html>", parser)


def _words(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _classed(root: Any, name: str) -> list[Any]:
    ones = root.iter() if root is not None else ()
    return [one for one in ones if name in (one.get("class") or "").split()]


def _inside(element: Any) -> str:
    if element is None:
        return ""
    parts = (etree.tostring(one, encoding="unicode", method="html") for one in element)
    return (element.text or "") + "".join(parts)


# --- Medium ---------------------------------------------------------------------------------------


def is_medium(names: list[str]) -> bool:
    return any(name.startswith("profile/") for name in names) and any(
        re.match(r"posts/.*\.html$", name) for name in names
    )


def read_medium(source: Source) -> OldSite:
    site = OldSite("medium", source.name)
    for name in source.names():
        if re.match(r"posts/.*\.html$", name):
            _add_medium(site, name, _html_tree(source.read(name, _MAX_PAGE)))
    site.counts |= {
        "files": len(site.items) + len(site.skipped),
        "responses_not_articles": len(site.skipped),
        "without_date": sum(1 for item in site.items if item.published is None),
    }
    site.terms = [OldTerm(kinds.TAG, one, one.lower()) for one in site.term_names(kinds.TAG)]
    site.writers = [OldWriter(one) for one in site.writer_names()]
    return site


def _add_medium(site: OldSite, name: str, root: Any) -> None:
    heading = next(iter(_classed(root, "p-name")), None)
    title = _words(heading) or _words(next(iter(root.iter("title")), None))
    parts = {one.get("data-field"): one for one in root.iter("section")}
    body, subtitle = parts.get("body"), parts.get("subtitle")
    tags = [_words(one) for one in (*_classed(root, "p-category"), *_classed(root, "p-tag"))]
    if _words(body).startswith(title.rstrip("…")) and subtitle is None and not tags:
        # What somebody answers has no headline: Medium takes its first words for one.
        site.skipped.append(SkippedItem(name, title, "a response to somebody, not a story"))
        return
    address = next((str(one.get("href") or "") for one in _classed(root, "p-canonical")), "")
    when = next((str(one.get("datetime") or "") for one in _classed(root, "dt-published")), "")
    is_out = bool(when or address)
    made = OldItem(name, kinds.OLD_STORY, kinds.PUBLISHED if is_out else kinds.DRAFT, title)
    for one in _classed(root, "graf--title")[:1]:
        # The headline is in the body once more.
        one.getparent().remove(one)
    made.html, made.excerpt = _inside(body), _words(subtitle)
    made.published, made.address, made.canonical = parse_moment(when), address, address
    made.slug = re.sub(r"-[0-9a-f]{8,14}$", "", last_part_of(address))
    made.writers = tuple(dict.fromkeys(_words(one) for one in _classed(root, "p-author")))[:1]
    made.tags = tuple(dict.fromkeys(tags))
    made.old_paths = tuple(path for path in (path_of(address),) if path not in ("", "/"))
    made.place = name
    site.items.append(made)


# --- Substack -------------------------------------------------------------------------------------


def is_substack(names: list[str]) -> bool:
    return "posts.csv" in names


def read_substack(source: Source) -> OldSite:
    site = OldSite("substack", source.name)
    files = {PurePosixPath(name).stem: name for name in source.names() if name.endswith(".html")}
    text = source.read("posts.csv", _MAX_PAGE).decode("utf-8-sig", "replace")
    for row in csv.DictReader(io.StringIO(text)):
        _add_substack(site, {key: value or "" for key, value in row.items() if key}, files, source)
    rows = len(site.items) + len(site.skipped)
    published = sum(1 for item in site.items if item.state == kinds.PUBLISHED)
    threads = sum(1 for one in site.skipped if not one.reason.endswith("(draft)"))
    site.counts |= {
        "rows": rows,
        "html_files": len(files),
        "published": published + threads,
        "drafts": rows - published - threads,
    }
    return site


def _add_substack(
    site: OldSite, row: dict[str, Any], files: dict[str, str], source: Source
) -> None:
    key, title = f"post:{row.get('post_id', '')}", row.get("title", "")
    kind = row.get("type", "newsletter")
    is_out = row.get("is_published", "").lower() == "true"
    if kind == "thread":
        state = "" if is_out else " (draft)"
        site.skipped.append(SkippedItem(key, title, f"a thread of comments{state}"))
        return
    made = OldItem(
        key,
        kinds.OLD_PAGE if kind == "page" else kinds.OLD_STORY,
        kinds.PUBLISHED if is_out else kinds.DRAFT,
        title,
    )
    number, _, slug = row.get("post_id", "").partition(".")
    file = files.get(row.get("post_id", "")) or next(
        (name for stem, name in files.items() if stem.partition(".")[0] == number), ""
    )
    if file:
        made.html = decode(source.read(file, _MAX_PAGE))
    else:
        made.lost.append("its text, which is not in the export")
    made.slug = slug
    made.excerpt = row.get("subtitle", "")
    made.published = parse_moment(row.get("post_date", ""))
    made.old_paths = (f"/p/{slug}",) if slug else ()
    if row.get("audience", "everyone") != "everyone":
        made.state, made.why_draft = kinds.PRIVATE, f"It was for {row['audience']} only."
    if row.get("podcast_url"):
        made.html += f'<audio src="{row["podcast_url"]}"></audio>'
    made.place = file or row.get("post_id", "")
    site.items.append(made)


# --- Drupal ---------------------------------------------------------------------------------------


def is_drupal(names: list[str]) -> bool:
    return any(name.endswith("_node.json") for name in names)


def read_drupal(source: Source) -> OldSite:
    """Nodes as Drupal's migrations keep them, files and terms in files of their own."""
    site = OldSite("drupal", source.name)
    tables = {name: _rows(source, name) for name in source.names() if name.endswith(".json")}
    rows = [row for found in tables.values() for row in found]
    files = {_id(row): row for row in rows if "filename" in row or "uri" in row}
    named = [row for name, found in tables.items() if "tag" in name for row in found]
    terms = {_id(row): str(row.get("name") or "") for row in named}
    for name, rows in tables.items():
        if name.endswith("_node.json"):
            for place, row in enumerate(rows):
                site.items.append(_node(row, files, terms, f"{name}, entry {place + 1}"))
    site.terms = [OldTerm(kinds.TAG, one, one.lower()) for one in site.term_names(kinds.TAG)]
    site.writers = [OldWriter(one) for one in site.writer_names()]
    return site


def _id(row: dict[str, Any]) -> str:
    return str(row.get("id") or row.get("file_id") or row.get("term_id") or "")


def _rows(source: Source, name: str) -> list[dict[str, Any]]:
    try:
        data = json.loads(decode(source.read(name, _MAX_PAGE)))
    except ValueError:
        return []
    if isinstance(data, dict):
        data = next((value for value in data.values() if isinstance(value, list)), [])
    return [row for row in data if isinstance(row, dict)]


def _node(
    row: dict[str, Any], files: dict[str, dict[str, Any]], terms: dict[str, str], place: str
) -> OldItem:
    def field(*parts: str) -> str:
        for key, value in row.items():
            if any(part in key for part in parts) and isinstance(value, str) and value.strip():
                return value.strip()
        return ""

    title = str(row.get("title") or "")
    key = f"node:{row.get('id') or row.get('nid') or title}"
    made = OldItem(key, kinds.OLD_STORY, kinds.PUBLISHED)
    made.title = unescape(title)
    made.html = field("body")
    made.excerpt = re.sub(r"<[^<>]*>", "", field("summary"))
    made.published = parse_moment(field("published", "created", "date"))
    if made.published is None and field("published", "created", "date"):
        made.lost.append(f"its date, “{field('published', 'created', 'date')}”")
    made.writers = tuple(one for one in (field("byline"),) if one)
    values = [value for key, value in row.items() if "tag" in key]
    found = [
        str(one) for value in values for one in (value if isinstance(value, list) else [value])
    ]
    made.tags = tuple(dict.fromkeys(terms[one] for one in found if terms.get(one)))
    picture = files.get(field("image", "media", "photo"))
    if picture:
        made.picture = OldMedium(str(picture.get("filename") or picture.get("uri") or ""))
    made.place = place
    return made
