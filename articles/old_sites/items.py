"""What every reader makes of an export: a site with its items, terms, writers and media."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime

OLD_STORY, OLD_PAGE = "story", "page"
PUBLISHED, DRAFT, SCHEDULED, PRIVATE = "published", "draft", "scheduled", "private"
CATEGORY, TAG = "category", "tag"


@dataclass(frozen=True, slots=True)
class OldMedium:
    """A picture or file. `address` is where it stood, `path` where it is in the export ("" where
    the export has the address alone), `data` its bytes where the text itself has them."""

    address: str
    path: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    title: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class OldTerm:
    """A category or a tag; `parent` is the slug of the category above, `paths` its addresses."""

    kind: str
    name: str
    slug: str
    parent: str = ""
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OldWriter:
    """Somebody who signs; never an account. `paths` are the addresses of their pages."""

    name: str
    slug: str = ""
    biography: str = ""
    paths: tuple[str, ...] = ()


@dataclass(slots=True)
class OldItem:
    """A story or a page of the old site.

    `key` is the same each time the export is made. `html` is the body as HTML; links and pictures
    in it may be relative to `address`, the whole old address ("" for a draft that had none).
    `old_paths` are all other paths that led to it. `why_draft` says in words why something that
    was not an ordinary draft comes as one. `place` names the file and line or entry it was read
    from, for reports.
    """

    key: str
    kind: str
    state: str
    title: str = ""
    slug: str = ""
    html: str = ""
    excerpt: str = ""
    published: datetime.datetime | None = None
    updated: datetime.datetime | None = None
    day: datetime.date | None = None
    writers: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    translation_of: str = ""
    address: str = ""
    old_paths: tuple[str, ...] = ()
    picture: OldMedium | None = None
    comments: int = 0
    canonical: str = ""
    seo_title: str = ""
    seo_description: str = ""
    why_draft: str = ""
    embargo: datetime.datetime | None = None
    lost: list[str] = field(default_factory=list)
    place: str = ""


@dataclass(frozen=True, slots=True)
class SkippedItem:
    """What the export has and the newsroom does not take, and why."""

    key: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class LostPart:
    """Something of the whole site that is left: what, and how often."""

    what: str
    number: int = 1


@dataclass(slots=True)
class OldSite:
    """One export. `name` identifies it for good: the address of the site, or its folder's name.

    `media` has every known picture and file by its address without host, protocol and size;
    `aliases` are plain redirects of the old site, from path to target; `counts` are what was
    found, by the names of docs/import-format.md. `links` and `pictures` are (address of the text,
    address in it), as the export has them.
    """

    format: str
    name: str
    title: str = ""
    address: str = ""
    language: str = ""
    hosts: set[str] = field(default_factory=set)
    items: list[OldItem] = field(default_factory=list)
    terms: list[OldTerm] = field(default_factory=list)
    writers: list[OldWriter] = field(default_factory=list)
    media: dict[str, OldMedium] = field(default_factory=dict)
    aliases: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[SkippedItem] = field(default_factory=list)
    lost: list[LostPart] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=dict)

    def term_names(self, kind: str) -> list[str]:
        """The names of all categories or tags that stories or pages have, as they are written."""
        names: dict[str, None] = {}
        for item in self.items:
            names.update(dict.fromkeys(item.categories if kind == CATEGORY else item.tags))
        return list(names)

    def writer_names(self) -> list[str]:
        return list(dict.fromkeys(name for item in self.items for name in item.writers))
