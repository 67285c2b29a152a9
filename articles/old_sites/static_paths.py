"""Addresses that static sites give their pages."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from articles.old_sites.front_matter import listed_in, text_in

if TYPE_CHECKING:
    import datetime

_POST_FOLDERS = {"_posts", "_drafts", "post", "posts", "blog", "news", "articles", "stories"}
_JEKYLL = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
}
_REDIRECT = re.compile(
    r"^\s*(?:Redirect(?:Permanent)?)\s+(?:(?:301|302|permanent|temp)\s+)?(/\S*)\s+(\S+)\s*$", re.I
)
_OTHER_RULE = re.compile(r"^\s*(?:RedirectMatch|RewriteRule)\b.*", re.I)
# Netlify's and Cloudflare's file.
_PLAIN_LINE = re.compile(r"^(/\S*)\s+(/\S*|https?://\S+)(?:\s+30[1278]!?)?\s*$")


def is_post_folder(path: str) -> bool:
    """Whether what stands here is a story; a page named "index" of a folder of stories is none."""
    return bool(_POST_FOLDERS & {part.lower() for part in PurePosixPath(path).parts[:-1]})


def permalink(
    path: str,
    head: dict[str, Any],
    config: dict[str, Any],
    stem: str,
    day: datetime.date | None,
    language: str,
) -> str:
    """The path of a page, from its own head, the pattern of the site, or where its file is."""
    own = text_in(head, "permalink", "url")
    if own.startswith(("/", "http")) and ":" not in own.partition("//")[2]:
        return own
    patterns = config.get("permalinks")
    pattern = own if own.startswith("/") else ""
    if not pattern and path.startswith("content/") and isinstance(patterns, dict):
        folder = PurePosixPath(path).parts[1]
        pattern = str(patterns.get(folder) or "")
    if not pattern and "_posts/" in f"/{path}":
        given = text_in(config, "permalink") or "date"
        pattern = _JEKYLL.get(given, given)
    if pattern and day:
        return _filled(pattern, head, stem, day)
    return _by_file(path, head, stem, language)


def _filled(pattern: str, head: dict[str, Any], stem: str, day: datetime.date) -> str:
    slug = text_in(head, "slug") or stem
    folders = listed_in(head.get("categories")) or listed_in(head.get("category"))
    values = {
        "year": f"{day.year:04d}",
        "month": f"{day:%m}",
        "day": f"{day:%d}",
        "title": slug,
        "slug": slug,
        "filename": stem,
        "categories": "/".join(folders),
    }
    filled = re.sub(r":(\w+)", lambda found: values.get(found[1], ""), pattern)
    return re.sub(r"/{2,}", "/", f"/{filled}")


def _by_file(path: str, head: dict[str, Any], stem: str, language: str) -> str:
    folder = str(PurePosixPath(path.removeprefix("content/")).parent)
    name = PurePosixPath(path).name.lower()
    if name.startswith(("index.", "_index.")):
        folder = str(PurePosixPath(folder).parent)
        stem = stem if folder != "." or PurePosixPath(path).parent.name != "content" else ""
    slug = text_in(head, "slug") or stem
    folder = "" if folder == "." else f"{folder}/"
    if language == "en":
        folder = folder.removeprefix("en/")
    return f"/{folder}{slug}/"


def plain_redirects(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Plain redirects as (path, target), and the rules that a person has to look at."""
    taken, left = [], []
    for line in text.splitlines():
        found = _REDIRECT.match(line) or _PLAIN_LINE.match(line)
        if found and "*" not in found[1] and ":" not in found[1]:
            taken.append((found[1], found[2]))
        elif _OTHER_RULE.match(line) or (found and line.strip()):
            left.append(line.strip())
    return taken, left
