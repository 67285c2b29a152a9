"""Links inside text that editors wrote, and the rules for links that lead away."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Value
from django.utils.html import escape
from wagtail.models import Page

from articles.models import ArticlePage, SourceDocument
from articles.selectors.records.names import Name, record_url
from articles.wagtail_compat.core_names import extract_attrs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from django.db.models import QuerySet

_LINK = re.compile(r"<a\s([^>]*\blinktype=[^>]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Targets:
    """What text names: the address of each page that readers may follow; the name of each document,
    linked where it has a page; by key."""

    pages: dict[int, str] = field(default_factory=dict)
    documents: dict[int, Name] = field(default_factory=dict)


def web_address(url: str) -> str:
    """`url` if it leads to the web, else an empty string: no other scheme becomes a link."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def linked_pages(sources: Iterable[str]) -> set[int]:
    """The keys of the pages that stored rich text links to."""
    matches = (match for source in sources for match in _LINK.finditer(source))
    keys = (_page_key(match.group(1)) for match in matches)
    return {key for key in keys if key is not None}


def read_targets(pages: Collection[int], documents: Collection[int] = ()) -> Targets:
    """Of these pages those that are public, and the names of these documents; one query, none for
    nothing. A document that only a text names, as in an excerpt, may have no page.

    Wagtail's own expansion of links asks once per block and per type of page, and would give a
    story's path in the tree, which answers 404.
    """
    parts: list[QuerySet[Any]] = []
    if pages:
        stories = ArticlePage.objects.published().filter(pk__in=pages)
        others = Page.objects.live().filter(pk__in=pages, articlepage__isnull=True)
        parts += (_rows(stories, "story", "address"), _rows(others, "page", "url_path"))
    if documents:
        found = SourceDocument.objects.filter(pk__in=documents)
        public = SourceDocument.objects.published().filter(pk__in=documents)
        parts += (_rows(found, "name", "slug", "name"), _rows(public, "document", "slug", "name"))
    if not parts:
        return Targets()
    targets = Targets()
    for kind, pk, place, name in parts[0].union(*parts[1:], all=True).order_by():
        if kind == "document":
            targets.documents[pk] = Name(name, record_url("document", place))
        elif kind == "name":
            targets.documents.setdefault(pk, Name(name))
        else:
            targets.pages[pk] = place if kind == "story" else _below_home(place)
    return targets


def expand_links(sources: Sequence[str], addresses: Mapping[int, str]) -> list[str]:
    """Stored rich text as HTML: links to pages get their address; one to a page without becomes
    plain text."""

    def replace(match: re.Match[str]) -> str:
        key = _page_key(match.group(1))
        address = addresses.get(key) if key is not None else None
        return f'<a href="{escape(address)}">' if address else "<a>"

    return [_LINK.sub(replace, source) for source in sources]


def expand_text(source: str, known: Mapping[int, str]) -> str:
    """One piece of stored rich text as HTML; pages that are not `known` cost one query."""
    unknown = linked_pages([source]) - known.keys()
    return expand_links([source], {**known, **read_targets(unknown).pages})[0]


def _rows(found: QuerySet[Any], kind: str, place: str, name: str = "") -> QuerySet[Any]:
    columns = {"kind_": Value(kind), "name_": Value("", output_field=CharField())}
    tagged = found.order_by().annotate(**columns)
    return tagged.values_list("kind_", "pk", place, name or "name_")


def _below_home(url_path: str) -> str:
    """`/newsroom/about/` in the tree answers at `/about/`: the site begins at the front page."""
    below = url_path.strip("/").partition("/")[2]
    return f"/{below}/" if below else "/"


def _page_key(attributes: str) -> int | None:
    values = extract_attrs(attributes)
    if values.get("linktype") != "page":
        return None
    key = values.get("id", "")
    return int(key) if key.isdecimal() else None
