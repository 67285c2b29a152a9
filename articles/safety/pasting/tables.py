"""The cells of a table, each in its place."""

from __future__ import annotations

from typing import Any

_MAX_SPAN = 50


def rows_of(table: Any) -> list[list[Any]]:
    """The cells row by row, all rows of one length; None where a cell reaches over."""
    rows: list[list[Any]] = []
    held: dict[tuple[int, int], None] = {}
    for number, row in enumerate(_rows(table)):
        cells: list[Any] = []
        for cell in (one for one in row if one.tag in ("td", "th")):
            while (number, len(cells)) in held:
                cells.append(None)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for below in range(1, down):
                held.update({(number + below, len(cells) + place): None for place in range(across)})
            cells += [cell, *[None] * (across - 1)]
        while (number, len(cells)) in held:
            cells.append(None)
        if cells:
            rows.append(cells)
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]


def _rows(table: Any) -> list[Any]:
    return [
        row
        for row in table.iter("tr")
        if next((one for one in row.iterancestors("table")), None) is table
    ]


def _span(cell: Any, name: str) -> int:
    value = cell.get(name) or "1"
    return min(int(value), _MAX_SPAN) if value.isascii() and value.isdigit() and int(value) else 1
