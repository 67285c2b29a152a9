"""Folders of Jekyll, Hugo and Eleventy: Markdown or HTML with front matter."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from articles.old_sites import items as kinds
from articles.old_sites.addresses import absolute, exact_key, host_of, medium_key, path_of
from articles.old_sites.counting import count_pictures_by_file, own_hosts
from articles.old_sites.front_matter import (
    listed_in,
    read_toml,
    read_yaml,
    split_front_matter,
    text_in,
)
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
from articles.old_sites.names import split_names
from articles.old_sites.references import links_of, pictures_of
from articles.old_sites.static_paths import is_post_folder, permalink, plain_redirects
from articles.old_sites.when import day_in_name, parse_moment

if TYPE_CHECKING:
    from articles.old_sites.sources import Source

TEXT_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".html", ".htm")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".pdf", ".svg")
_SERVED = ("static/", "public/", "assets/", "src/", "source/")
_CONFIGS: tuple[str, ...] = (
    "_config.yml",
    "_config.yaml",
    "config.yaml",
    "config.yml",
    "config.toml",
    "hugo.toml",
)
_CONFIGS += ("hugo.yaml", "hugo.yml")
_NO_TEXT = re.compile(
    r"(?:^|/)(?:_layouts|_includes|_sass|layouts|themes|node_modules|archetypes|\.)"
)
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,4})?$", re.IGNORECASE)
_PROFILE, _SECTION = "the profile of an author", "the page of a section"
_LIST = "a page that lists others, or says that nothing is there"
_MAX_PAGE = 20_000_000
# Where Hugo has no address of its site.
_NOWHERE = "https://static.invalid"


def is_static(names: list[str]) -> bool:
    """Whether the files are those of a static site's source."""
    return any(
        name.endswith((".md", ".markdown"))
        or ("_posts/" in name and name.endswith(TEXT_ENDINGS))
        or name in _CONFIGS
        for name in names
    )


@dataclass
class StaticPage:
    """One file with its head, before anything is made of it."""

    path: str
    head: dict[str, Any]
    text: str
    language: str = ""
    stem: str = ""
    lost: list[str] = field(default_factory=list)


def read_static(source: Source) -> OldSite:
    return _StaticReader(source).site


class _StaticReader:
    def __init__(self, source: Source) -> None:
        self.source, self.names = source, source.names()
        self.config = self._read_config()
        base = text_in(self.config, "url", "baseurl")
        self.base = base.rstrip("/") if host_of(base) else _NOWHERE
        name = base if host_of(base) else source.name
        self.site = OldSite("static", name, text_in(self.config, "title"), self.base)
        language = text_in(self.config, "defaultcontentlanguage", "languagecode", "lang")
        self.site.language = language
        self.site.hosts = {host_of(self.base)}
        self.by_name: dict[str, str] = {}
        self._read_media()
        pages = [page for name in self.names if (page := self._open(name)) is not None]
        for page in pages:
            self._name(page)
        for page in pages:
            self._read(page)
        self.pages = pages
        self._finish()
        self._count()

    def _count(self) -> None:
        """Links and pictures as the files have them: of stories, pages and what else has text."""
        taken = [page for page in self.pages if "_authors/" not in page.path]
        for page in taken:
            base = self._address(page)
            self.site.links += [(base, one) for one in links_of(page.text)]
        guids = {host_of(text_in(page.head, "guid")) for page in taken}
        self.site.hosts |= (guids | own_hosts(self.site)) - {""}
        stories = [item for item in self.site.items if item.kind == kinds.OLD_STORY]
        tags, categories = self.site.term_names(kinds.TAG), self.site.term_names(kinds.CATEGORY)
        names = [name for item in stories for name in item.writers]
        left = [one.reason for one in self.site.skipped]
        self.site.counts |= {
            "section_or_list_pages": sum(1 for one in left if one in (_SECTION, _LIST)),
            "author_profiles": left.count(_PROFILE),
            "campaign_items": sum(1 for page in taken if "_campaigns/" in page.path),
            "authors_names_on_posts": len(set(names)),
            "tags": len(tags),
            "tags_case_folded": len({one.casefold() for one in tags}),
            "categories": len(categories),
            "redirects_from_aliases": len({one for page in taken for one in _aliases(page)}),
            "permalink_overrides": sum(1 for one in taken if text_in(one.head, "permalink", "url")),
            "translation_groups": self._translations(),
            **count_pictures_by_file(
                self.site,
                [one for page in taken for one in pictures_of(page.text, page.head)],
                [medium.path for medium in self.site.media.values()],
            ),
        }

    def _translations(self) -> int:
        found: dict[str, set[str]] = {}
        for item in self.site.items:
            if item.translation_of:
                found.setdefault(item.translation_of, set()).add(item.language)
        return sum(1 for languages in found.values() if len(languages) > 1)

    def _read_config(self) -> dict[str, Any]:
        for name in self.names:
            if PurePosixPath(name).name in _CONFIGS and name.count("/") < 3:
                text = self.source.read(name, _MAX_PAGE).decode("utf-8", "replace")
                return read_toml(text) if name.endswith(".toml") else read_yaml(text)
        return {}

    def _read_media(self) -> None:
        for name in self.names:
            if name.lower().endswith(_PICTURES):
                served = next((name[len(one) :] for one in _SERVED if name.startswith(one)), name)
                served = served.removeprefix("content/")
                medium = OldMedium(f"{self.base}/{served}", name)
                for key in (
                    exact_key(f"/{served}"),
                    exact_key(f"/{name}"),
                    medium_key(f"/{served}"),
                ):
                    self.site.media.setdefault(key, medium)
            elif PurePosixPath(name).name in (".htaccess", "_redirects"):
                text = self.source.read(name, _MAX_PAGE).decode("utf-8", "replace")
                taken, left = plain_redirects(text)
                self.site.aliases += taken
                self.site.warnings += [f"Not taken, decide by hand: {one}" for one in left]
                self.site.counts |= {
                    "htaccess_redirect_rules": len(re.findall(r"(?mi)^\s*Redirect", text)),
                    "htaccess_rewrite_rules": len(re.findall(r"(?mi)^\s*RewriteRule", text)),
                }

    def _open(self, name: str) -> StaticPage | None:
        if not name.lower().endswith(TEXT_ENDINGS) or _NO_TEXT.search(name):
            return None
        data = self.source.read(name, _MAX_PAGE)
        text = data.decode("utf-8-sig", "replace")
        if "\ufffd" in text:
            text = data.decode("cp1252", "replace")
        head, body, warning = split_front_matter(text)
        page = StaticPage(name, head, body)
        if warning:
            self.site.warnings.append(f"{name}: {warning}.")
        parts = PurePosixPath(name.removeprefix("content/")).parts
        if name.startswith("content/") and len(parts) > 1 and _LANGUAGE.match(parts[0]):
            page.language = parts[0]
        page.language = text_in(head, "lang", "language", "locale") or page.language
        page.stem = _stem(name)
        return page

    def _name(self, page: StaticPage) -> None:
        """By what `ref` and `post_url` call it."""
        address = self._address(page)
        for name in {
            page.stem,
            PurePosixPath(page.path).name,
            page.path,
            text_in(page.head, "slug"),
        }:
            if name:
                self.by_name.setdefault(name.strip("/").lower(), address)
        stem = re.sub(r"\.\w+$", "", page.path)
        self.by_name.setdefault(PurePosixPath(stem).name.lower(), address)

    def _find(self, name: str) -> str:
        bare = name.strip().strip("/").lower()
        for one in (bare, re.sub(r"\.\w+$", "", bare), bare.rpartition("/")[2]):
            found = self.by_name.get(one) or self.by_name.get(_stem(one))
            if found:
                return found
        return ""

    def _address(self, page: StaticPage) -> str:
        day = self._day(page)
        path = permalink(page.path, page.head, self.config, page.stem, day, page.language)
        return absolute(path, f"{self.base}/")

    def _day(self, page: StaticPage) -> Any:
        moment = parse_moment(text_in(page.head, "date", "publishdate", "published"))
        return moment.date() if moment else day_in_name(page.path)

    # --- One page -----------------------------------------------------------------------------

    def _read(self, page: StaticPage) -> None:
        title = text_in(page.head, "title", "linktitle", "name")
        why = self._why_left(page)
        if why:
            self.site.skipped.append(SkippedItem(page.path, title, why))
            target = text_in(page.head, "redirect_to", "redirect")
            if target:
                self.site.aliases.append((path_of(self._address(page)), target))
            return
        is_post = is_post_folder(page.path)
        state = kinds.DRAFT if _is_draft(page) else kinds.PUBLISHED
        kind = kinds.OLD_STORY if is_post else kinds.OLD_PAGE
        made = OldItem(page.path, kind, state, title, text_in(page.head, "slug") or page.stem)
        made.address = self._address(page)
        made.html, made.lost = self._html(page)
        self._put_dates(page, made)
        made.excerpt = _plain(text_in(page.head, "excerpt", "description", "blurb", "summary"))
        names = listed_in(page.head.get("authors")) or [text_in(page.head, "author")]
        made.writers = tuple(dict.fromkeys(one for name in names for one in split_names(name)))
        made.categories = tuple(_each(page.head, "categories", "category"))
        made.tags = tuple(_each(page.head, "tags", "tag"))
        made.language = page.language or self.site.language
        made.translation_of = _without_language(page) if page.language else ""
        made.old_paths = self._old_paths(page, made)
        made.picture = self._featured(page, made)
        made.place = page.path
        self.site.items.append(made)

    def _why_left(self, page: StaticPage) -> str:
        name = PurePosixPath(page.path).name.lower()
        if "_authors/" in page.path:
            self._profile(page)
            return _PROFILE
        if text_in(page.head, "redirect_to"):
            return "a redirect"
        if name.startswith("_index."):
            return _SECTION
        if (name.startswith("index.") and name.endswith(("html", "htm"))) or name.startswith(
            "404."
        ):
            return _LIST
        if "/_" in f"/{page.path}" and not is_post_folder(page.path):
            return "of a collection of the old site's own"
        return ""

    def _profile(self, page: StaticPage) -> None:
        name = text_in(page.head, "name", "title")
        if name:
            about = text_in(page.head, "short-bio", "bio", "description")
            path = path_of(self._address(page))
            self.site.writers.append(OldWriter(name, page.stem, about, (path,)))

    def _html(self, page: StaticPage) -> tuple[str, list[str]]:
        return markdown_html(page.text, find=self._find, site_address=self.base)

    def _put_dates(self, page: StaticPage, made: OldItem) -> None:
        made.published = parse_moment(text_in(page.head, "date", "publishdate", "published"))
        made.updated = parse_moment(text_in(page.head, "lastmod", "last_modified_at", "updated"))
        in_name = day_in_name(page.path)
        # The day as it is written: that of its address.
        made.day = made.published.date() if made.published else in_name
        with suppress(ValueError):
            written = re.match(r"(\d{4}-\d{2}-\d{2})", text_in(page.head, "date"))
            made.day = (
                type(made.day).fromisoformat(written[1]) if written and made.day else made.day
            )
        if made.published and in_name and made.day != in_name:
            warning = f"{page.path}: the date in its head ({made.day}) is not that of its name."
            self.site.warnings.append(warning)

    def _old_paths(self, page: StaticPage, made: OldItem) -> tuple[str, ...]:
        aliases = (path_of(absolute(one, made.address)) for one in _aliases(page))
        paths = [path_of(made.address), *aliases]
        return tuple(dict.fromkeys(path for path in paths if path not in ("", "/")))

    def _featured(self, page: StaticPage, made: OldItem) -> OldMedium | None:
        names = (
            "featured-image",
            "featured_image",
            "image",
            "cover",
            "thumbnail",
            "header",
            "bigimg",
        )
        for name in names:
            value = page.head.get(name)
            if isinstance(value, list):
                value = value[0] if value else None
            if isinstance(value, dict):
                value = value.get("src") or value.get("image") or value.get("url")
            if isinstance(value, str) and value.strip():
                alt = text_in(page.head, "featured-alt-text", "image_alt", "alt")
                caption = text_in(page.head, "image_caption", "caption")
                address = absolute(value.strip(), made.address)
                known = self.site.media.get(exact_key(address))
                return OldMedium(address, known.path if known else "", alt, caption)
        return None

    def _finish(self) -> None:
        folders = ((kinds.CATEGORY, "categories"), (kinds.TAG, "tags"))
        for kind, folder in folders:
            for name in self.site.term_names(kind):
                slug = re.sub(r"[^\w]+", "-", name.lower()).strip("-")
                paths = (f"/{folder}/{slug}", f"/{folder[:-1]}/{slug}")
                self.site.terms.append(OldTerm(kind, name, slug, paths=paths))
        known = {one.name for one in self.site.writers}
        self.site.writers += [
            OldWriter(one) for one in self.site.writer_names() if one not in known
        ]
        drawings = sum(1 for name in self.names if name.lower().endswith(".svg"))
        if drawings:
            self.site.lost.append(LostPart("drawings (SVG), which may hold scripts", drawings))


def _aliases(page: StaticPage) -> list[str]:
    return [*listed_in(page.head.get("aliases")), *listed_in(page.head.get("redirect_from"))]


def _stem(path: str) -> str:
    name = PurePosixPath(path).name
    stem = re.sub(r"\.(?:md|markdown|mdown|mkd|html?)$", "", name, flags=re.IGNORECASE)
    if stem in ("index", "_index"):
        stem = re.sub(r"\.(?:md|markdown)$", "", PurePosixPath(path).parent.name)
    return re.sub(r"^\s*\d{4}-\d{1,2}-\d{1,2}-", "", stem).strip()


def _is_draft(page: StaticPage) -> bool:
    return (
        text_in(page.head, "draft").lower() == "true"
        or text_in(page.head, "published").lower() == "false"
        or "_drafts/" in f"/{page.path}"
    )


def _each(head: dict[str, Any], many: str, one: str) -> list[str]:
    """Jekyll parts a text by blanks; but names have blanks too, and commas part them then."""
    return list(dict.fromkeys([*listed_in(head.get(many)), *listed_in(head.get(one))]))


def _without_language(page: StaticPage) -> str:
    return page.path.removeprefix("content/").partition("/")[2]


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", "", html).split())
