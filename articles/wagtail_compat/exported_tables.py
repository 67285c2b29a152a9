"""Tables that Wagtail's lists and reports export as CSV are read as formulas by no spreadsheet.

Replaces: `SpreadsheetExportMixin.write_csv_row`. Wagtail takes formulas out of XLSX alone; a title
that begins with "=" would be run by who opens the CSV of the history.
Upstream: no ticket.
Ends when: Wagtail writes such cells as text in CSV too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

if TYPE_CHECKING:
    from collections.abc import Callable


def export_no_formulas(defused: Callable[[str], str]) -> None:
    """`defused(cell)` is what is written of a text. Call it once."""

    def write_csv_row(view: Any, writer: Any, row_dict: dict[str, Any]) -> Any:
        cells = {
            field: view.preprocess_field_value(field, value, view.FORMAT_CSV)
            for field, value in row_dict.items()
        }
        texts = {field: defused(cell) for field, cell in cells.items() if isinstance(cell, str)}
        return writer.writerow({**cells, **texts})

    SpreadsheetExportMixin.write_csv_row = write_csv_row
