"""Counts of an export, by the names of docs/import-format.md: of what its files say, before
anything is mended or left out."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from articles.old_sites import items as kinds
from articles.old_sites.addresses import (
    absolute,
    exact_key,
    host_of,
    last_part_of,
    medium_key,
    path_of,
)

if TYPE_CHECKING:
    from articles.old_sites.items import OldSite

_LINK = re.compile(r"<a\s[^>]*?href\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I | re.S)
_PICTURE = re.compile(r"<img\s[^>]*?src\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I | re.S)
_ARCHIVE = re.compile(r"^/(?:tags?|category|categories|author|feed)(?:/|$)")
_UPLOAD = re.compile(r"/(?:wp-content/uploads|files)/", re.IGNORECASE)
_ASSET = re.compile(r"\.(?:jpe?g|png|gif|pdf|webp|svg|mp3|mp4|zip|apk|ico|txt|xml)$", re.IGNORECASE)
_SEVERAL_PATHS = 2


def take_references(site: OldSite, html: str, base: str) -> None:
    """Note the links and pictures of a body as it stands in the export."""
    site.links += [(base, one) for one in _found(_LINK, html)]
    site.pictures += [(base, one) for one in _found(_PICTURE, html)]


def _found(pattern: re.Pattern[str], html: str) -> list[str]:
    return [unescape(one[0] or one[1]).strip() for one in pattern.findall(html)]


def count_site(site: OldSite) -> dict[str, Any]:
    """What the items say; what a reader alone knows is in `site.counts` already."""
    if not site.links and not site.pictures:
        for item in site.items:
            take_references(site, item.html, item.address)
    states = Counter((item.kind, item.state) for item in site.items)
    story, page = kinds.OLD_STORY, kinds.OLD_PAGE
    paths = {path_of(item.address) for item in site.items}
    counts: dict[str, Any] = {
        "posts_published": states[story, kinds.PUBLISHED],
        "pages_published": states[page, kinds.PUBLISHED],
        "posts_draft_or_pending": states[story, kinds.DRAFT],
        "pages_draft_or_pending": states[page, kinds.DRAFT],
        "drafts": states[story, kinds.DRAFT] + states[page, kinds.DRAFT],
        "private": states[story, kinds.PRIVATE] + states[page, kinds.PRIVATE],
        "scheduled": states[story, kinds.SCHEDULED] + states[page, kinds.SCHEDULED],
        "authors": len(site.writer_names()),
        "categories_used": len(site.term_names(kinds.CATEGORY)),
        "tags_used": len(site.term_names(kinds.TAG)),
        "featured_images": sum(1 for item in site.items if item.picture),
        "links_in_bodies": _links(site),
        "images_in_bodies": _pictures(site),
        "redirects_from_old_path": len(
            {path for path in paths if len(path) > 1 and "?" not in path}
        ),
        "entries": len(site.items) + len(site.skipped),
    }
    languages = Counter(item.language for item in site.items if item.language)
    if len(languages) > 1:
        counts["languages"] = dict(languages)
    return counts


def own_hosts(site: OldSite) -> set[str]:
    """Hosts under which the texts of a site link to itself: several of its paths are there."""
    paths = {path for item in site.items for path in item.old_paths}
    found: dict[str, set[str]] = {}
    for base, address in site.links:
        whole = absolute(address, base)
        path = path_of(whole)
        if path in paths:
            found.setdefault(host_of(whole), set()).add(path)
    return {host for host, hits in found.items() if host and len(hits) >= _SEVERAL_PATHS}


def _links(site: OldSite) -> dict[str, int]:
    paths = {path for item in site.items for path in item.old_paths}
    slugs = {item.slug.lower() for item in site.items if item.slug}
    if site.format == "wordpress":
        slugs = set()
    aliases = {path_of(path) for path, _target in site.aliases}
    found = Counter(
        _kind_of_link(
            site, absolute(address, base or site.address) or "#", address, paths, slugs, aliases
        )
        for base, address in site.links
    )
    return dict(found)


def _kind_of_link(
    site: OldSite, whole: str, address: str, paths: set[str], slugs: set[str], aliases: set[str]
) -> str:
    if "{{" in address or "{%" in address:
        return "template_expression"
    if address.startswith("#"):
        return "fragment"
    scheme = urlsplit(whole).scheme if ":" in whole else ""
    if scheme not in ("", "http", "https"):
        return "other_scheme"
    if host_of(whole) and host_of(whole) not in site.hosts:
        return "external"
    path = path_of(whole)
    if path in paths or (path != "/" and last_part_of(path).lower() in slugs):
        return "internal_to_item"
    if path in aliases:
        return "internal_to_attachment_page"
    return _kind_of_other(site, whole, path)


def _kind_of_other(site: OldSite, whole: str, path: str) -> str:
    if site.format == "static" and (_UPLOAD.search(path) or _ASSET.search(path)):
        return "internal_asset"
    if _UPLOAD.search(path):
        known = exact_key(whole) in site.media or medium_key(whole) in site.media
        return f"internal_to_upload_{'present' if known else 'missing'}"
    if path == "/" and site.format == "static":
        return "internal_home"
    if _ARCHIVE.match(path) and site.format == "wordpress":
        return "internal_archive_page"
    return "internal_other_or_broken"


def _pictures(site: OldSite) -> dict[str, int]:
    return dict(Counter(_kind_of_picture(site, absolute(one, base)) for base, one in site.pictures))


def _kind_of_picture(site: OldSite, whole: str) -> str:
    if exact_key(whole) in site.media or medium_key(whole) in site.media:
        return "local_with_attachment"
    is_own = not host_of(whole) or host_of(whole) in site.hosts
    return "local_without_attachment" if is_own and not whole.startswith("data:") else "remote"


def count_pictures_by_file(
    site: OldSite, references: list[str], files: list[str]
) -> dict[str, Any]:
    """How many pictures of a static site are in its folder, by the names of their files."""
    names = {PurePosixPath(name).name.lower() for name in files}
    found: Counter[str] = Counter()
    distinct: dict[str, set[str]] = {"local_present": set(), "local_missing": set()}
    for one in references:
        if one.startswith("data:") or (host_of(one) and host_of(one) not in site.hosts):
            found["remote_or_data"] += 1
            continue
        name = PurePosixPath(exact_key(one)).name.lower()
        kind = "local_present" if name in names else "local_missing"
        found[kind] += 1
        distinct[kind].add(one)
    return {
        "image_references": dict(found),
        "distinct_local_images_present": len(distinct["local_present"]),
        "distinct_local_images_missing": len(distinct["local_missing"]),
    }
