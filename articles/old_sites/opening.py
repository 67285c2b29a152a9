"""Finds out what an export is, and reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.old_sites.counting import count_site
from articles.old_sites.feeds import is_feed, is_json_feed, read_feed, read_json_feed
from articles.old_sites.ghost import ghost_data, read_ghost
from articles.old_sites.hosted import (
    is_drupal,
    is_medium,
    is_substack,
    read_drupal,
    read_medium,
    read_substack,
)
from articles.old_sites.items import OldSite
from articles.old_sites.newsml import add_newsml, is_newsml
from articles.old_sites.ninjs import add_ninjs, is_ninjs
from articles.old_sites.sources import OneFile, SourceRefused, open_source
from articles.old_sites.static_site import is_static, read_static
from articles.old_sites.web_pages import are_web_pages, read_web_pages
from articles.old_sites.wxr import is_wxr, join_channels, read_wxr
from articles.old_sites.xml_files import decode, has_entities, local, parse_xml

if TYPE_CHECKING:
    from pathlib import Path

    from articles.old_sites.sources import Source

_KNOWN = (
    "WordPress (WXR), Ghost (JSON), Jekyll, Hugo and Eleventy (folders), RSS, Atom and JSON Feed, "
    "web pages, ninjs, NewsML-G2, Medium, Substack and Drupal (folders)"
)


def read_old_site(path: Path) -> tuple[OldSite, Source]:
    """The site, and the source, from which its pictures are read. Raises SourceRefused."""
    source = open_source(path)
    try:
        site = _read(source)
    except RecursionError as error:
        raise SourceRefused(f"{source.name} is nested too deeply to be an export.") from error
    site.counts = {**count_site(site), **site.counts}
    return site, source


def _read(source: Source) -> OldSite:
    names = source.names()
    if not names:
        raise SourceRefused(f"{source.name} is empty.")
    if isinstance(source, OneFile) or len(names) == 1:
        return _read_file(source, names[0])
    for fits, read in (
        (is_substack, read_substack),
        (is_medium, read_medium),
        (is_drupal, read_drupal),
    ):
        if fits(names):
            return read(source)
    return _read_parts(source, names) or _read_pages(source, names)


def _read_pages(source: Source, names: list[str]) -> OldSite:
    if is_static(names):
        return read_static(source)
    if are_web_pages(names):
        return read_web_pages(source)
    raise SourceRefused(f"{source.name} is no export that is known here: {_KNOWN}.")


def _read_file(source: Source, name: str) -> OldSite:
    ending = name.removesuffix(".gz").rpartition(".")[2].lower()
    if ending in ("html", "htm", "xhtml"):
        return read_web_pages(source)
    if ending in ("md", "markdown"):
        return read_static(source)
    data = source.read(name)
    if decode(data[:400]).lstrip("\ufeff \r\n\t").startswith(("{", "[")):
        return _read_json(data, name, [])
    return _read_xml(data, name)


def _read_json(data: bytes, name: str, files: list[str]) -> OldSite:
    try:
        found = json.loads(decode(data))
    except ValueError as error:
        raise SourceRefused(f"{name} is not valid JSON: {error}.") from error
    tables = ghost_data(found)
    if tables is not None:
        return read_ghost(tables, name, files)
    if is_json_feed(found):
        return read_json_feed(found, name)
    ones = found if isinstance(found, list) else [found]
    if ones and all(is_ninjs(one) for one in ones):
        site = OldSite("ninjs", "ninjs")
        for one in ones:
            add_ninjs(site, one, name)
        return site
    raise SourceRefused(f"{name} is no export that is known here: {_KNOWN}.")


def _read_xml(data: bytes, name: str) -> OldSite:
    root: Any = None
    warnings: list[str] = []
    try:
        root, warnings = parse_xml(data, name)
    except SourceRefused:
        # A feed may be worse than any XML; entities of its own are refused whatever it is.
        if not is_feed(data) or has_entities(data):
            raise
    if root is not None and is_wxr(root):
        site = read_wxr(root, name)
        site.warnings += warnings
        return site
    if root is not None and is_newsml(root):
        site = OldSite("newsml", "newsml", warnings=warnings)
        add_newsml(site, root, name)
        return site
    if is_feed(data) or (root is not None and local(root) in ("rss", "feed", "rdf", "channel")):
        return read_feed(data, name)
    raise SourceRefused(f"{name} is no export that is known here: {_KNOWN}.")


def _read_parts(source: Source, names: list[str]) -> OldSite | None:
    """An export in several files: WordPress's parts, Ghost's JSON beside its pictures, wire items.
    None where the folder is something else."""
    xml = [name for name in names if name.lower().endswith((".xml", ".xml.gz"))]
    wire = [name for name in names if name.lower().endswith(".json")]
    if is_static(names):
        return None
    for name in wire:
        if "/" not in name.removeprefix("data/") and (site := _ghost_in(source, name, names)):
            return site
    if xml and not are_web_pages(names):
        return _join_xml(source, xml)
    if wire and len(wire) == len(names):
        return _join_ninjs(source, wire)
    return None


def _ghost_in(source: Source, name: str, names: list[str]) -> OldSite | None:
    try:
        tables = ghost_data(json.loads(decode(source.read(name))))
    except ValueError:
        return None
    return read_ghost(tables, name, names) if tables is not None else None


def _join_xml(source: Source, names: list[str]) -> OldSite:
    roots, warnings = [], []
    for name in names:
        root, found = parse_xml(source.read(name), name)
        warnings += found
        roots.append((name, root))
    if all(is_wxr(root) for _name, root in roots):
        site = read_wxr(join_channels([root for _name, root in roots]), names[0])
    else:
        site = OldSite("newsml", "newsml")
        for name, root in roots:
            _add_wire(site, name, root)
    site.warnings += warnings
    return site


def _add_wire(site: OldSite, name: str, root: Any) -> None:
    try:
        if not is_newsml(root):
            raise SourceRefused(f"{name} is neither WordPress's export nor NewsML-G2.")
        add_newsml(site, root, name)
    except SourceRefused as refused:
        site.warnings.append(str(refused))


def _join_ninjs(source: Source, names: list[str]) -> OldSite:
    site = OldSite("ninjs", "ninjs")
    for name in names:
        part = _read_json(source.read(name), name, [])
        site.items += part.items
        site.skipped += part.skipped
        site.writers += part.writers
        site.lost += part.lost
    return site
