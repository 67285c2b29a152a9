"""Ghost's export: JSON of any version, by itself or in a folder with its `content/images`."""

from __future__ import annotations

import html as html_text
import re
from collections import defaultdict
from typing import Any

from articles.old_sites import items as kinds
from articles.old_sites.addresses import exact_key, medium_key
from articles.old_sites.ghost_text import lexical_html, mobiledoc_html
from articles.old_sites.items import (
    LostPart,
    OldItem,
    OldMedium,
    OldSite,
    OldTerm,
    OldWriter,
    SkippedItem,
)
from articles.old_sites.markdown_text import markdown_html
from articles.old_sites.when import parse_moment

_STATES = {
    "published": kinds.PUBLISHED,
    "draft": kinds.DRAFT,
    "scheduled": kinds.SCHEDULED,
    "sent": kinds.PRIVATE,
}
_OWN = "__GHOST_URL__"
# Stands for the site where its export does not say where it was.
_NOWHERE = "https://ghost.invalid"


def ghost_data(data: Any) -> dict[str, list[dict[str, Any]]] | None:
    """The tables of an export; None where it is none."""
    if isinstance(data, dict) and isinstance(data.get("db"), list) and data["db"]:
        data = data["db"][0]
    tables = data.get("data") if isinstance(data, dict) else None
    return tables if isinstance(tables, dict) and isinstance(tables.get("posts"), list) else None


def read_ghost(tables: dict[str, list[dict[str, Any]]], name: str, files: list[str]) -> OldSite:
    return _GhostReader(tables, name, files).site


class _GhostReader:
    def __init__(
        self, tables: dict[str, list[dict[str, Any]]], name: str, files: list[str]
    ) -> None:
        self.tables = tables
        # Of the settings only what readers saw: the others are keys and secrets.
        shown = {
            row.get("key"): str(row.get("value") or "")
            for row in tables.get("settings") or []
            if row.get("key") in ("title", "url", "lang", "locale", "default_locale")
        }
        self.base = shown.get("url", "").rstrip("/") or _NOWHERE
        self.site = OldSite("ghost", shown.get("url") or name, shown.get("title", ""), self.base)
        self.site.language = shown.get("locale") or shown.get("lang") or ""
        self.site.hosts = {self.base.partition("//")[2]}
        self.metas = {row.get("post_id"): row for row in tables.get("posts_meta") or []}
        self.users = {row.get("id"): row for row in tables.get("users") or []}
        self.tags = {row.get("id"): row for row in tables.get("tags") or []}
        self.tags_of = self._joined("posts_tags", "tag_id")
        self.users_of = self._joined("posts_authors", "author_id")
        self._read_media(files)
        self._read_head()
        for row in tables["posts"]:
            self._read_post(row)
        self._count()

    def _count(self) -> None:
        posts = {row.get("id") for row in self.tables["posts"]}
        used = {one for post, tags in self.tags_of.items() if post in posts for one in tags}
        self.site.counts |= {
            "tags_used": len(used & set(self.tags)),
            "tags_declared": len(self.tags),
            "internal_tags": sum(1 for row in self.tags.values() if _is_internal(row)),
            "posts_with_feature_image": sum(1 for item in self.site.items if item.picture),
        }

    def _joined(self, table: str, other: str) -> dict[Any, list[Any]]:
        rows = sorted(self.tables.get(table) or [], key=lambda row: row.get("sort_order") or 0)
        found: dict[Any, list[Any]] = defaultdict(list)
        for row in rows:
            found[row.get("post_id")].append(row.get(other))
        return found

    def _read_media(self, files: list[str]) -> None:
        for path in files:
            if "content/" in path:
                address = path[path.index("content/") :]
                medium = OldMedium(f"{self.base}/{address}", path)
                self.site.media[exact_key(address)] = medium
                self.site.media.setdefault(medium_key(address), medium)

    def _read_head(self) -> None:
        for row in self.tables.get("tags") or []:
            slug, name = str(row.get("slug") or ""), str(row.get("name") or "")
            if name and not _is_internal(row):
                self.site.terms.append(OldTerm(kinds.TAG, name, slug, paths=(f"/tag/{slug}",)))
        for row in self.tables.get("users") or []:
            name, slug = str(row.get("name") or ""), str(row.get("slug") or "")
            if name and "@" not in name:
                about = str(row.get("bio") or "")
                self.site.writers.append(OldWriter(name, slug, about, (f"/author/{slug}",)))
        internal = sum(1 for row in self.tables.get("tags") or [] if _is_internal(row))
        if internal:
            self.site.lost.append(LostPart("internal tags (#), which readers never saw", internal))

    def _read_post(self, row: dict[str, Any]) -> None:
        key, title = f"post:{row.get('uuid') or row.get('id')}", str(row.get("title") or "")
        state = _STATES.get(str(row.get("status") or "draft"))
        if state is None:
            why = f"of the unknown state “{row.get('status')}”"
            self.site.skipped.append(SkippedItem(key, title, why))
            return
        is_page = row.get("type") == "page" or row.get("page") in (1, True)
        kind = kinds.OLD_PAGE if is_page else kinds.OLD_STORY
        made = OldItem(key, kind, state, title, str(row.get("slug") or ""))
        self._put_text(row, made)
        meta = {**row, **self.metas.get(row.get("id"), {})}
        made.excerpt = str(row.get("custom_excerpt") or "")
        made.published = parse_moment(str(row.get("published_at") or ""))
        made.updated = parse_moment(str(row.get("updated_at") or row.get("created_at") or ""))
        made.language = str(row.get("locale") or "") or self.site.language
        made.canonical = str(row.get("canonical_url") or "")
        made.seo_title = str(meta.get("meta_title") or "")
        made.seo_description = str(meta.get("meta_description") or "")
        made.address = f"{self.base}/{made.slug}/" if made.slug else ""
        made.old_paths = (f"/{made.slug}",) if made.slug else ()
        made.picture = self._featured(row, meta)
        made.place = f"post {row.get('id')}"
        self._put_names(row, made)
        _say_why(row, made)
        self.site.items.append(made)

    def _put_text(self, row: dict[str, Any], made: OldItem) -> None:
        """HTML as Ghost showed it; else from what it is written in."""
        readers = (("lexical", lexical_html), ("mobiledoc", mobiledoc_html))
        text = str(row.get("html") or "")
        for name, reader in readers:
            if text or not row.get(name):
                continue
            try:
                text, lost = reader(str(row[name]))
                made.lost += lost
            except (ValueError, KeyError, IndexError, TypeError, AttributeError):
                made.lost.append(f"its text, which is not valid {name}")
        if not text and row.get("markdown"):
            text, made.lost = markdown_html(str(row["markdown"]))
        if row.get("codeinjection_head") or row.get("codeinjection_foot"):
            made.lost.append("code that was put into its page")
        made.html = text.replace(_OWN, self.base)

    def _featured(self, row: dict[str, Any], meta: dict[str, Any]) -> OldMedium | None:
        address = str(row.get("feature_image") or row.get("image") or "").replace(_OWN, self.base)
        if not address:
            return None
        caption = _plain(str(meta.get("feature_image_caption") or ""))
        known = self.site.media.get(medium_key(address))
        alt = str(meta.get("feature_image_alt") or "")
        return OldMedium(address, known.path if known else "", alt, caption)

    def _put_names(self, row: dict[str, Any], made: OldItem) -> None:
        tags = [self.tags[one] for one in self.tags_of[row.get("id")] if one in self.tags]
        made.tags = tuple(str(one["name"]) for one in tags if not _is_internal(one))
        users = self.users_of[row.get("id")] or [row.get("author_id")]
        names = (str(self.users[one].get("name") or "") for one in users if one in self.users)
        made.writers = tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _say_why(row: dict[str, Any], made: OldItem) -> None:
    visibility = str(row.get("visibility") or "public")
    if row.get("status") == "sent" or row.get("email_only"):
        made.state, made.why_draft = kinds.PRIVATE, "It went out by mail only."
    elif visibility != "public":
        made.state, made.why_draft = kinds.PRIVATE, f"It was for {visibility} only."
    elif made.state == kinds.SCHEDULED:
        made.why_draft = "It was scheduled and not published yet."


def _is_internal(tag: dict[str, Any]) -> bool:
    return tag.get("visibility") == "internal" or str(tag.get("name") or "").startswith("#")


def _plain(text: str) -> str:
    return " ".join(html_text.unescape(re.sub(r"<[^<>]*>", "", text)).split())
