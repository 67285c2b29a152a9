"""Cases as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models.querysets.filtered import find_records
from articles.selectors.lists.cases import read_filtered_cases
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import Table
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    from articles.filters import CaseFilter

CASE_COLUMNS = ("url", "name", "status", "note", "date", "in_words", "days_held")


def cases_table(wanted: CaseFilter) -> Table:
    """At most three queries. Raises UnknownRecord."""
    entries, older = read_filtered_cases(wanted, find_records(wanted), base.MAX_ROWS)
    cells = (
        (
            whole_url(one.url),
            one.name,
            one.kind,
            one.note,
            one.date_edtf,
            one.in_words(),
            "" if one.days is None else str(one.days),
        )
        for one in entries
    )
    return Table(CASE_COLUMNS, tuple(cells), str(older or ""))
