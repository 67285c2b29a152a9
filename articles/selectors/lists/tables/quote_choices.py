"""The values that quotes may be narrowed to, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.selectors.lists.quote_choices import read_choices
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import Table
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    from articles.filters import QuoteFilter

CHOICE_COLUMNS = ("name", "quotations", "list_url")


def choices_table(by: str, wanted: QuoteFilter, after: str) -> Table:
    """The values that a list of quotes may be narrowed to, and how many each would leave. At
    most four queries. Raises UnknownRecord and NoSuchPage."""
    screen = read_choices(by, wanted, after, base.MAX_ROWS)
    cells = ((entry.name, str(entry.number), whole_url(entry.url)) for entry in screen.entries)
    return Table(CHOICE_COLUMNS, tuple(cells), screen.last)
