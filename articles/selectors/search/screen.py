"""The page of results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models.querysets.filtered import find_known_records
from articles.selectors.search.conditions import conditions_of
from articles.selectors.search.facets import PATH, FacetOptions, read_facets, search_url
from articles.selectors.search.finding import MAX_HITS, SearchHits, find
from articles.selectors.search.results import SearchResult, read_grouped_results
from articles.text import MAX_CHARACTERS, parse_query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.filters import SearchFilter
    from articles.selectors.site.page_frame import PageFrame

SIZE = 20
MAX_PAGES = MAX_HITS // SIZE


@dataclass(frozen=True, slots=True)
class SearchScreen:
    """What the page prints. `count` says how many there are, in words; `corrected` is the query
    as it was understood, where that is not how it was typed; `chosen` are what narrows it, each
    with the way back; `problems` what it could not be narrowed by."""

    text: str
    asks: bool
    url: str
    is_cut: bool
    longest: int
    count: str
    corrected: str
    is_loose: bool
    results: tuple[SearchResult, ...]
    facets: tuple[FacetOptions, ...]
    is_narrowed: bool
    all_url: str
    earlier: str
    later: str
    page: int
    problems: tuple[str, ...]
    csv_url: str
    feed_url: str


def read_search(raw: str, wanted: SearchFilter, page: int, page_frame: PageFrame) -> SearchScreen:
    """Results for what somebody typed: seven queries besides the frame, eleven where words are
    misspelt, and one more where `wanted` names records. Those that readers cannot find narrow
    nothing, and are said to be unknown."""
    query = parse_query(raw)
    wanted, records, unknown = find_known_records(wanted)
    found = find(query, conditions_of(wanted, records)) if query.terms else SearchHits()
    first = (page - 1) * SIZE
    groups = found.groups
    shown = groups[first : first + SIZE]
    results = read_grouped_results(shown, found.wanted, page_frame) if shown else ()
    facets = read_facets(query.text, wanted, found.hits, page_frame) if found.hits else ()
    later = groups[first + SIZE :]
    return SearchScreen(
        text=query.text,
        asks=bool(query.terms),
        url=search_url(query.text, wanted, page),
        is_cut=query.is_cut,
        longest=MAX_CHARACTERS,
        count=_count(found, len(groups)),
        corrected=query.with_spelling(_understood(found, results)) if found.hits else "",
        is_loose=found.is_loose,
        results=results,
        facets=facets,
        is_narrowed=not wanted.is_bare(),
        all_url=search_url(query.text, type(wanted)()),
        earlier=search_url(query.text, wanted, page - 1) if page > 1 else "",
        later=search_url(query.text, wanted, page + 1) if later and page < MAX_PAGES else "",
        page=page,
        csv_url=f"{PATH}list.csv{search_url(query.text, wanted).removeprefix(PATH)}",
        feed_url=f"{PATH}feed.atom{search_url(query.text, wanted).removeprefix(PATH)}",
        problems=tuple(error.message for error in unknown),
    )


def _count(found: SearchHits, number: int) -> str:
    if found.is_more:
        return _("More than %(number)s results") % {"number": MAX_HITS}
    return ngettext("%(number)s result", "%(number)s results", number) % {"number": number}


def _understood(found: SearchHits, results: Sequence[SearchResult]) -> dict[str, str]:
    """For each misspelt word the one that the first result has, which is what led to it."""
    held = results[0].words if results else frozenset()
    return {
        word: next((other for other in others if other in held), others[0])
        for word, others in _replaced(found.spelling, held).items()
    }


def _replaced(
    spelling: Mapping[str, tuple[str, ...]], held: frozenset[str]
) -> dict[str, tuple[str, ...]]:
    """Words that the result has as they were typed were right."""
    return {word: others for word, others in spelling.items() if word not in held}
