"""WordPress's export (WXR 1.0 to 1.2, also that of WordPress.com)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from html import unescape
from typing import Any
from urllib.parse import unquote

from articles.old_sites import items as kinds
from articles.old_sites.addresses import exact_key, host_of, medium_key, path_of
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
from articles.old_sites.when import parse_moment
from articles.old_sites.wordpress_text import wordpress_html
from articles.old_sites.xml_files import child_text, local

_STATES = {
    "publish": kinds.PUBLISHED,
    "future": kinds.SCHEDULED,
    "private": kinds.PRIVATE,
    "draft": kinds.DRAFT,
    "pending": kinds.DRAFT,
}
_KINDS = {"post": kinds.OLD_STORY, "page": kinds.OLD_PAGE}
_TAKEN = ("post:", "page:", "attachment:")
_GONE = {"trash", "auto-draft", "inherit"}
_TAXONOMIES = {"category": kinds.CATEGORY, "post_tag": kinds.TAG, "tag": kinds.TAG}
_NOT_ARTICLE = {
    "nav_menu_item": "an entry of a menu",
    "revision": "an older version",
    "custom_css": "styles of the old site",
    "wp_template": "a template of the old site",
    "wp_global_styles": "styles of the old site",
    "wp_navigation": "a menu",
    "wp_block": "a reusable block; its text is in the stories that use it",
    "wpcf7_contact_form": "a contact form",
    "oembed_cache": "a cache",
}


def is_wxr(root: Any) -> bool:
    return any("wordpress.org/export" in (uri or "") for uri in root.nsmap.values()) or any(
        "wordpress.org/export" in str(one.tag) for one in root.iter() if isinstance(one.tag, str)
    )


def join_channels(roots: list[Any]) -> Any:
    """The parts of one export as one: the first, with the items of all."""
    channels = [
        next((one for one in root.iter() if local(one) == "channel"), root) for root in roots
    ]
    for channel in channels[1:]:
        channels[0].extend(
            [one for one in channel if local(one) in ("item", "author", "wp_author")]
        )
    return roots[0]


def read_wxr(root: Any, name: str) -> OldSite:
    """The site of one file. A post that cannot be read is skipped with its reason."""
    channel = next((one for one in root.iter() if local(one) == "channel"), None)
    if channel is None:
        # Broken in its head: what can be found of it is read all the same.
        channel = root
    return _Reader(channel, name).site


class _Reader:
    def __init__(self, channel: Any, name: str) -> None:
        base = child_text(channel, "base_blog_url") or child_text(channel, "link")
        self.site = OldSite("wordpress", base or name, child_text(channel, "title"), base)
        self.site.language = child_text(channel, "language")
        self.site.hosts = {host_of(base), host_of(child_text(channel, "link"))} - {""}
        self.items = [one for one in channel.iter() if local(one) == "item"]
        self.names: dict[str, str] = {}
        self.terms: dict[tuple[str, str], OldTerm] = {}
        self.declared: set[tuple[str, str]] = set()
        self.media: dict[str, OldMedium] = {}
        self.attached: dict[str, list[str]] = defaultdict(list)
        self.reused: dict[str, str] = {}
        self.paths: dict[str, str] = {}
        self.kinds: Counter[str] = Counter()
        self.comments: Counter[str] = Counter()
        self.creators: set[str] = set()
        self.used: set[tuple[str, str]] = set()
        self.featured: list[str] = []
        self.old_slugs: set[str] = set()
        self._read_head(channel)
        self.declared = set(self.terms)
        for item in self.items:
            self._read_attachment(item)
        for item in self.items:
            self._read_item(item)
        self._finish()

    # --- Head ---------------------------------------------------------------------------------

    def _read_head(self, channel: Any) -> None:
        for one in channel.iter():
            kind = local(one)
            if kind in ("author", "wp_author") and child_text(one, "author_login"):
                self._read_writer(one)
            elif kind == "category" and child_text(one, "category_nicename"):
                self._keep_term(
                    kinds.CATEGORY,
                    child_text(one, "cat_name"),
                    child_text(one, "category_nicename"),
                    child_text(one, "category_parent"),
                )
            elif kind == "tag" and child_text(one, "tag_slug"):
                slug = child_text(one, "tag_slug")
                self._keep_term(kinds.TAG, child_text(one, "tag_name") or slug, slug)

    def _read_writer(self, one: Any) -> None:
        login = child_text(one, "author_login")
        whole = f"{child_text(one, 'author_first_name')} {child_text(one, 'author_last_name')}"
        display = child_text(one, "author_display_name")
        name = " ".join((display or whole).split())
        if not name or "@" in name:
            name = " ".join(whole.split()) or login.partition("@")[0]
        self.names[login] = name

    def _keep_term(self, kind: str, name: str, slug: str, parent: str = "") -> str:
        slug = unquote(slug)
        name = " ".join(unescape(name or slug).split())
        folder = "category" if kind == kinds.CATEGORY else "tag"
        known = self.terms.get((kind, slug))
        if known is None:
            above = self._above(parent) if kind == kinds.CATEGORY else ""
            paths = {f"/{folder}/{slug}", f"/{folder}/{above}{slug}"}
            known = OldTerm(kind, name, slug, unquote(parent), tuple(sorted(paths)))
            self.terms[kind, slug] = known
        return known.name

    def _above(self, parent: str) -> str:
        """The folders of the categories above, as they stand in an address."""
        parts: list[str] = []
        while parent and len(parts) < 9:
            parts.insert(0, unquote(parent))
            term = self.terms.get((kinds.CATEGORY, unquote(parent)))
            parent = term.parent if term else ""
        return "".join(f"{part}/" for part in parts)

    # --- Attachments and reusable blocks ------------------------------------------------------

    def _read_attachment(self, item: Any) -> None:
        kind, number = child_text(item, "post_type"), child_text(item, "post_id")
        if kind == "wp_block":
            self.reused[number] = _body(item)
        if kind != "attachment":
            return
        address = child_text(item, "attachment_url") or child_text(item, "guid")
        metas = _metas(item)
        medium = OldMedium(
            address,
            alt=metas.get("_wp_attachment_image_alt", ""),
            caption=_plain(_excerpt(item)),
            credit=metas.get("_media_credit", "") or metas.get("_wp_attachment_source_name", ""),
            title=_plain(child_text(item, "title")),
        )
        self.media[number] = medium
        self.site.media[exact_key(address)] = medium
        self.site.media.setdefault(medium_key(address), medium)
        self.attached[child_text(item, "post_parent")].append(number)
        page = path_of(child_text(item, "link"))
        if page not in ("", "/"):
            self.paths[page] = address

    # --- Posts and pages ----------------------------------------------------------------------

    def _read_item(self, item: Any) -> None:
        kind = child_text(item, "post_type") or "post"
        state = child_text(item, "status") or "publish"
        number, title = child_text(item, "post_id"), _plain(child_text(item, "title"))
        self.kinds[f"{kind}:{state}"] += 1
        self._count_comments(item)
        if kind == "attachment":
            return
        key = f"{kind}:{number or child_text(item, 'guid') or title}"
        if kind not in _KINDS:
            why = _NOT_ARTICLE.get(kind, "a type of the old site's own")
            self.site.skipped.append(SkippedItem(key, title, f"{kind}: {why}"))
            return
        if state not in _STATES:
            why = "in the bin" if state in _GONE else f"of the unknown state “{state}”"
            self.site.skipped.append(SkippedItem(key, title, why))
            return
        self.site.items.append(self._make(item, key, _KINDS[kind], _STATES[state], title))

    def _make(self, item: Any, key: str, kind: str, state: str, title: str) -> OldItem:
        number, metas = child_text(item, "post_id"), _metas(item)
        made = OldItem(key, kind, state, title, unquote(child_text(item, "post_name")))
        made.html, made.lost = wordpress_html(
            _body(item),
            media=self.media.get,
            reused=lambda one: self.reused.get(one, ""),
            attached=tuple(self.attached.get(number, ())),
        )
        take_references(self.site, _body(item), child_text(item, "link"))
        made.excerpt = _plain(_excerpt(item))
        made.published = _date(item, "post_date_gmt", "post_date") or parse_moment(
            child_text(item, "pubdate")
        )
        made.updated = _date(item, "post_modified_gmt", "post_modified")
        local_day = parse_moment(child_text(item, "post_date")) or made.published
        made.day = local_day.date() if local_day else None
        made.address = child_text(item, "link")
        made.old_paths = self._old_paths(made, number, metas, kind)
        made.language = self.site.language
        made.comments = sum(1 for one in item if local(one) == "comment")
        made.picture = self._featured(metas, made)
        made.seo_title = metas.get("_yoast_wpseo_title", "")
        made.seo_description = metas.get("_yoast_wpseo_metadesc", "")
        made.canonical = metas.get("_yoast_wpseo_canonical", "")
        made.place = f"entry {number or key}"
        self._put_terms(item, made)
        _say_why_draft(made, bool(child_text(item, "post_password")))
        return made

    def _old_paths(
        self, made: OldItem, number: str, metas: dict[str, str], kind: str
    ) -> tuple[str, ...]:
        short = "page_id" if kind == kinds.OLD_PAGE else "p"
        paths = [path_of(made.address)] if made.address else []
        if number:
            paths += [f"/?{short}={number}", f"/?p={number}"]
        parent = made.address.rstrip("/").rpartition("/")[0]
        paths += [
            path_of(f"{parent}/{slug}")
            for slug in metas.get("_wp_old_slug", "").split("\n")
            if slug
        ]
        self.old_slugs |= {slug for slug in metas.get("_wp_old_slug", "").split("\n") if slug}
        return tuple(dict.fromkeys(path for path in paths if path not in ("", "/")))

    def _featured(self, metas: dict[str, str], made: OldItem) -> OldMedium | None:
        number = metas.get("_thumbnail_id", "")
        self.featured += [number] if number else []
        if number and number not in self.media:
            made.lost.append("its featured picture, which is not in the export")
        return self.media.get(number)

    def _put_terms(self, item: Any, made: OldItem) -> None:
        found: dict[str, list[str]] = {kinds.CATEGORY: [], kinds.TAG: []}
        authors = []
        for one in (one for one in item if local(one) == "category"):
            domain, slug = one.get("domain") or "", one.get("nicename") or ""
            words = " ".join(unescape("".join(one.itertext())).split())
            if domain in _TAXONOMIES and slug:
                kind = _TAXONOMIES[domain]
                self.used.add((kind, slug))
                found[kind].append(self._keep_term(kind, words, slug))
            elif domain == "author":
                authors.append(words)
            elif domain == "language":
                made.language = slug or words
            elif domain == "post_translations":
                made.translation_of = slug
        creator = child_text(item, "creator")
        self.creators |= {creator} if creator else set()
        names = authors or ([self.names.get(creator, creator.partition("@")[0])] if creator else [])
        made.writers = tuple(dict.fromkeys(self.names.get(name, name) for name in names if name))
        made.categories = tuple(dict.fromkeys(found[kinds.CATEGORY]))
        made.tags = tuple(dict.fromkeys(found[kinds.TAG]))

    def _count_comments(self, item: Any) -> None:
        for one in (one for one in item if local(one) == "comment"):
            kind = child_text(one, "comment_type") or "comment"
            self.comments[f"{kind}:{child_text(one, 'comment_approved')}"] += 1
            if child_text(one, "comment_parent") not in ("", "0"):
                self.comments["threaded"] += 1

    def _finish(self) -> None:
        self.site.terms = list(self.terms.values())
        logins = {name: login for login, name in self.names.items()}
        self.site.writers = [
            OldWriter(name, slug, paths=(f"/author/{slug}",))
            for name in self.site.writer_names()
            if (slug := re.sub(r"[\s@.]+", "-", logins.get(name, name)).lower())
        ]
        self.site.aliases += sorted(self.paths.items())
        if self.comments:
            total = sum(number for kind, number in self.comments.items() if kind != "threaded")
            self.site.lost.append(LostPart("comments and pingbacks", total))
        self._count()

    def _count(self) -> None:
        by_kind = self.kinds
        declared = Counter(kind for kind, _slug in self.declared)
        used = Counter(kind for kind, _slug in self.used)
        others = {kind: number for kind, number in by_kind.items() if not kind.startswith(_TAKEN)}
        binned = sum(by_kind[f"{kind}:{state}"] for kind in _KINDS for state in _GONE)
        self.site.counts |= {
            "items_by_type_status": dict(sorted(by_kind.items())),
            "posts_published": by_kind["post:publish"],
            "pages_published": by_kind["page:publish"],
            "private": by_kind["post:private"] + by_kind["page:private"],
            "trashed_not_imported": binned,
            "other_types_reported": sum(others.values()),
            "authors_of_posts_pages": len(self.creators),
            "categories_used": used[kinds.CATEGORY],
            "categories_declared": declared[kinds.CATEGORY],
            "tags_used": used[kinds.TAG],
            "tags_declared": declared[kinds.TAG],
            "attachments": by_kind["attachment:inherit"],
            "attachment_urls_distinct": len({one.address for one in self.media.values()}),
            "extra_old_slugs": len(self.old_slugs),
            "featured_images": len(self.featured),
            "featured_images_dangling": sum(1 for one in self.featured if one not in self.media),
        }
        self.site.counts["comments"] = dict(self.comments)


def _say_why_draft(made: OldItem, has_password: bool) -> None:
    if has_password:
        made.state, made.why_draft = kinds.PRIVATE, "It had a password; the password is not kept."
    elif made.state == kinds.PRIVATE:
        made.why_draft = "It was private."
    elif made.state == kinds.SCHEDULED:
        made.why_draft = "It was scheduled and not published yet."


def _encoded(item: Any, namespace: str) -> str:
    for one in item:
        if local(one) == "encoded" and namespace in str(one.tag):
            return "".join(one.itertext())
    return ""


def _body(item: Any) -> str:
    return _encoded(item, "content")


def _excerpt(item: Any) -> str:
    return _encoded(item, "excerpt").strip()


def _date(item: Any, *names: str) -> Any:
    return next((found for name in names if (found := parse_moment(child_text(item, name)))), None)


def _metas(item: Any) -> dict[str, str]:
    """Values by name; several of one name on lines of their own."""
    found: dict[str, str] = {}
    for one in (one for one in item if local(one) == "postmeta"):
        name, value = child_text(one, "meta_key"), child_text(one, "meta_value")
        found[name] = f"{found[name]}\n{value}" if name in found else value
    return found


def _plain(html: str) -> str:
    """Words without tags, their entities read once."""
    words = " ".join(unescape(re.sub(r"<[^<>]*>", "", html)).split())
    return " ".join(unescape(words).split()) if re.search(r"&(?:#\d+|\w{2,8});", words) else words
