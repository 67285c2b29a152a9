"""Tables that Wagtail's lists and reports export as CSV are read as formulas by no spreadsheet.

Replaces: `SpreadsheetExportMixin.write_csv_row`. Wagtail takes formulas out of XLSX alone; a title
that begins with "=" would be run by who opens the CSV of the history.
Upstream: no ticket.
Ends when: Wagtail writes such cells as text in CSV too.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from articles.syndication.tables import defused


def export_no_formulas() -> None:
    """Call it once."""
    SpreadsheetExportMixin.write_csv_row = _write_csv_row


def _write_csv_row(view: Any, writer: Any, row_dict: dict[str, Any]) -> Any:
    cells = {
        field: view.preprocess_field_value(field, value, view.FORMAT_CSV)
        for field, value in row_dict.items()
    }
    return writer.writerow(
        {field: defused(cell) if isinstance(cell, str) else cell for field, cell in cells.items()}
    )
