"""Who signed a document, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import Table
from articles.selectors.records.parties import read_parties
from articles.selectors.records.signatures import tabulate_signatures
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    from articles.models import SourceDocument

SIGNATORY_COLUMNS = ("name", "url", "party", "state")


def signatories_table(document: SourceDocument, first: int) -> Table:
    """Those who signed and may be named, in the order of the document, from the row `first` on;
    four queries."""
    signed = read_parties(document).signatories
    table = tabulate_signatures(document, signed, 0, "", "")
    rows = table.rows[first : first + base.MAX_ROWS]
    cells = (
        (row.name, whole_url(row.url) if row.url else "", row.party, row.state) for row in rows
    )
    last = first + base.MAX_ROWS
    return Table(SIGNATORY_COLUMNS, tuple(cells), str(last) if table.rows[last:] else "")
