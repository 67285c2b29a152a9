"""Who we quote, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.selectors.lists.heard import read_heard
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import Table
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    from articles.filters import QuoteFilter

HEARD_COLUMNS = ("counted_by", "voice", "quotations", "per_cent", "list_url")


def heard_table(wanted: QuoteFilter) -> Table:
    """The counts of their page. Raises UnknownRecord."""
    screen = read_heard(wanted)
    counted = (("voice", screen.kinds), ("party", screen.parties), ("country", screen.countries))
    cells = (
        (by, voice.name, str(voice.number), str(voice.share), whole_url(voice.url))
        for by, breakdown in counted
        if breakdown.total
        for voice in breakdown.voices
    )
    return Table(HEARD_COLUMNS, tuple(cells)[: base.MAX_ROWS], "")
