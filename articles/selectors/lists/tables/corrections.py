"""Corrections as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.selectors.corrections.public import read_issued
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import Table, timestamp
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    from articles.filters import CorrectionFilter

CORRECTION_COLUMNS = ("url", "kind", "issued_at", "text", "story", "story_url")


def corrections_table(wanted: CorrectionFilter) -> Table:
    """One query."""
    notices, older = read_issued(wanted, base.MAX_ROWS)
    cells = (
        (
            whole_url(notice.url),
            notice.label,
            timestamp(notice.issued_at),
            notice.text(),
            notice.title,
            whole_url(notice.story_url),
        )
        for notice in notices
    )
    return Table(CORRECTION_COLUMNS, tuple(cells), str(older or ""))
