"""Results as the page prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from articles.enums import SearchKind
from articles.models import SearchEntry
from articles.selectors.stories.quotes import quote_url
from articles.text import SnippetPiece, mark, snippet

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Sequence

    from articles.selectors.search.base import SearchHit
    from articles.selectors.site.page_frame import NavigationItem, PageFrame
    from articles.text import Phrase

_NAMELESS = _("Quote")


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One result. Of a quote `title` is who said it, `snippet` its words, `story` where it
    stands; `words` are all words of the entry in their compared form."""

    kind: str
    label: str
    url: str
    title: tuple[SnippetPiece, ...]
    snippet: tuple[SnippetPiece, ...]
    section: NavigationItem | None
    dated_on: datetime.date | None
    story: str
    words: frozenset[str]

    @property
    def is_quote(self) -> bool:
        return self.kind == SearchKind.QUOTE


def read_results(
    hits: Sequence[SearchHit], wanted: Collection[Phrase], page_frame: PageFrame
) -> tuple[SearchResult, ...]:
    """What is printed of these hits, in order; one query."""
    rows = SearchEntry.objects.filter(pk__in=[hit.pk for hit in hits]).values(
        "pk",
        "kind",
        "uid",
        "address",
        "title",
        "text",
        "title_words",
        "text_words",
        "dated_on",
        "section_key",
        "story__title",
        "story__address",
    )
    sections = {item.pk: item for item in page_frame.sections}
    found = {row["pk"]: _result(row, wanted, sections) for row in rows}
    return tuple(found[hit.pk] for hit in hits if hit.pk in found)


def _result(
    row: dict[str, Any], wanted: Collection[Phrase], sections: dict[int, NavigationItem]
) -> SearchResult:
    is_quote = row["kind"] == SearchKind.QUOTE
    title = row["title"] or (str(_NAMELESS) if is_quote else row["story__title"])
    return SearchResult(
        kind=row["kind"],
        label=SearchKind.label_of(row["kind"]),
        url=_url(row),
        title=mark(title, wanted),
        snippet=snippet(row["text"], wanted),
        section=sections.get(row["section_key"]),
        dated_on=row["dated_on"],
        story=row["story__title"] if is_quote else "",
        words=frozenset(f"{row['title_words']} {row['text_words']}".split()),
    )


def _url(row: dict[str, Any]) -> str:
    """An event has no page of its own: it leads to the newest story that tells of it."""
    if row["kind"] == SearchKind.QUOTE:
        return quote_url(row["uid"])
    address: str = row["address"] or row["story__address"]
    return address
