"""Letters and resolutions, and what happened next, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models.querysets.filtered import find_records
from articles.selectors.lists.correspondence import read_correspondence
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import SEPARATOR, Table
from articles.selectors.records.correspondence import correspondence_entries
from articles.selectors.records.names import record_url
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    import datetime

    from articles.filters import CorrespondenceFilter

CORRESPONDENCE_COLUMNS = (
    *("url", "name", "kind", "number", "addressees", "state", "in_words", "last_step_on"),
)


def correspondence_table(wanted: CorrespondenceFilter, today: datetime.date) -> Table:
    """Documents and where they stand; six queries. Raises UnknownRecord."""
    rows, older = read_correspondence(wanted, find_records(wanted), today, base.MAX_ROWS)
    entries = {entry.name.url: entry for entry in correspondence_entries(rows, today)}
    cells = (
        (
            whole_url(entry.name.url),
            entry.name.name,
            entry.kind,
            entry.number,
            SEPARATOR.join(name.name for name in entry.addressees),
            entry.outcome,
            entry.words,
            entry.last_on,
        )
        for row in rows
        if (entry := entries.get(record_url("document", row.slug))) is not None
    )
    return Table(CORRESPONDENCE_COLUMNS, tuple(cells), str(older or ""))
