"""Results as the page prints them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from articles.enums import SearchKind
from articles.models import Event, SearchEntry, SourceDocument
from articles.models.fuzzy_dates import say_date
from articles.selectors.stories.quotes import quote_url
from articles.text import SnippetPiece, mark, snippet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from django.db.models import Model

    from articles.selectors.search.base import SearchHit
    from articles.selectors.site.page_frame import NavigationItem, PageFrame
    from articles.text import Phrase

_NAMELESS = _("Quote")
# Records whose date may be imprecise.
_FUZZY: dict[str, type[Model]] = {
    SearchKind.DOCUMENT.value: SourceDocument,
    SearchKind.EVENT.value: Event,
}
# That stand with their story in one result.
MAX_QUOTES = 3


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One result. `dated` is its date in EDTF and `date` the same in words; of a quote and a story
    it is the story's. Of a quote `title` is who said it, `snippet` its words, `story` where it
    stands; `words` are all words of the entry in their compared form. `quotes` are those of a story
    that were found with it, and `more` is how many of them are not shown."""

    kind: str
    label: str
    url: str
    title: tuple[SnippetPiece, ...]
    snippet: tuple[SnippetPiece, ...]
    section: NavigationItem | None
    dated: str
    date: str
    story: str
    words: frozenset[str]
    quotes: tuple[SearchResult, ...] = ()
    more: int = 0

    @property
    def is_quote(self) -> bool:
        return self.kind == SearchKind.QUOTE


def read_results(
    hits: Sequence[SearchHit], wanted: Collection[Phrase], page_frame: PageFrame
) -> tuple[SearchResult, ...]:
    """What is printed of these hits, in order; one query, and one more for each kind of record
    among them that has dates."""
    rows = read_rows(hits)
    sections = {item.pk: item for item in page_frame.sections}
    return tuple(_result(rows[hit.pk], wanted, sections) for hit in hits if hit.pk in rows)


def read_rows(hits: Sequence[SearchHit]) -> dict[int, dict[str, Any]]:
    """What is printed of these entries, by their keys, "dated" in EDTF among it; one query, and one
    more for each kind of record among them that has dates."""
    rows = SearchEntry.objects.filter(pk__in=[hit.pk for hit in hits]).values(
        "pk",
        "kind",
        "record_key",
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
    dated = _dates(rows)
    return {row["pk"]: {**row, "dated": dated[row["pk"]]} for row in rows}


def read_grouped_results(
    groups: Sequence[Sequence[SearchHit]], wanted: Collection[Phrase], page_frame: PageFrame
) -> tuple[SearchResult, ...]:
    """One result for each group, in order: a story with the first of its quotes; the queries of
    `read_rows`."""
    shown = [group[: MAX_QUOTES + 1] for group in groups]
    rows = read_rows([hit for group in shown for hit in group])
    sections = {item.pk: item for item in page_frame.sections}
    results = []
    for group, some in zip(groups, shown, strict=True):
        held = [rows[hit.pk] for hit in some if hit.pk in rows]
        if held:
            results.append(_grouped(held, len(group) - len(some), wanted, sections))
    return tuple(results)


def _grouped(
    rows: list[dict[str, Any]],
    more: int,
    wanted: Collection[Phrase],
    sections: dict[int, NavigationItem],
) -> SearchResult:
    first, *others = rows
    if first["kind"] != SearchKind.QUOTE:
        quotes = [_result(row, wanted, sections) for row in others[:MAX_QUOTES]]
        return replace(_result(first, wanted, sections), quotes=tuple(quotes), more=more)
    # The story did not match by itself, or quotes alone were asked for.
    quotes = [_result(row, wanted, sections) for row in rows[:MAX_QUOTES]]
    return replace(
        quotes[0],
        kind=SearchKind.STORY.value,
        label=SearchKind.STORY.label,
        url=first["story__address"],
        title=mark(first["story__title"], wanted),
        snippet=(),
        story="",
        words=frozenset().union(*(quote.words for quote in quotes)),
        quotes=tuple(quotes),
        more=more + len(rows) - len(quotes),
    )


def _result(
    row: dict[str, Any],
    wanted: Collection[Phrase],
    sections: dict[int, NavigationItem],
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
        dated=row["dated"],
        date=say_date(row["dated"]),
        story=row["story__title"] if is_quote else "",
        words=frozenset(f"{row['title_words']} {row['text_words']}".split()),
    )


def _dates(rows: Iterable[Any]) -> dict[int, str]:
    """By entry: its date in EDTF, as exact as it is known. The index has only the day by which an
    entry is sorted; of a record that knows a month this is no date to print."""
    keys: dict[str, set[int]] = {kind: set() for kind in _FUZZY}
    for row in rows:
        keys.get(row["kind"], set()).add(row["record_key"])
    of_records = {
        (kind, key): edtf
        for kind, model in _FUZZY.items()
        if keys[kind]
        for key, edtf in model._default_manager.filter(pk__in=keys[kind])
        .order_by()
        .values_list("pk", "date_edtf")
    }
    days = {row["pk"]: row["dated_on"].isoformat() if row["dated_on"] else "" for row in rows}
    return {
        row["pk"]: of_records.get((row["kind"], row["record_key"]), "")
        if row["kind"] in _FUZZY
        else days[row["pk"]]
        for row in rows
    }


def _url(row: dict[str, Any]) -> str:
    """An event has no page of its own: it leads to the newest story that tells of it."""
    if row["kind"] == SearchKind.QUOTE:
        return quote_url(row["uid"])
    address: str = row["address"] or row["story__address"]
    return address
