"""A fact that a machine accepted is confirmed on its row in the story's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.enums import Origin
from articles.panels.origin import CONFIRMED

if TYPE_CHECKING:
    from articles.panels.prepared import RowForm


def confirm_row(row: RowForm) -> None:
    """Take a ticked row as an editor's own; call it once the row knows its origin."""
    ticked = row.is_bound and row.data.get(f"{row.prefix}-{CONFIRMED}")
    if ticked and row.instance.origin == Origin.MACHINE:
        row.instance.origin = Origin.EDITOR.value
        row.is_confirmed = True
