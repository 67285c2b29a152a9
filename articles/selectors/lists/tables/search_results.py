"""What a search found, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models.querysets.filtered import find_records
from articles.selectors.lists.tables.base import Table
from articles.selectors.search.conditions import conditions_of
from articles.selectors.search.finding import find
from articles.selectors.search.results import read_results
from articles.selectors.site.structured_data import whole_url
from articles.text import parse_query

if TYPE_CHECKING:
    from articles.filters import SearchFilter
    from articles.selectors.site.page_frame import PageFrame
    from articles.text import SnippetPiece

RESULT_COLUMNS = ("url", "type", "title", "dated_on", "section", "story", "snippet")


def results_table(raw: str, wanted: SearchFilter, page_frame: PageFrame) -> Table:
    """Everything that a search finds, the best first: as many as its pages have together.
    Raises UnknownRecord."""
    query = parse_query(raw)
    found = find(query, conditions_of(wanted, find_records(wanted)))
    cells = (
        (
            whole_url(result.url),
            result.label,
            _plain(result.title),
            result.dated,
            result.section.title if result.section else "",
            result.story,
            _plain(result.snippet),
        )
        for result in read_results(found.hits, found.wanted, page_frame)
    )
    return Table(RESULT_COLUMNS, tuple(cells), "")


def _plain(pieces: tuple[SnippetPiece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
