"""Which corrections the log shows."""

from __future__ import annotations

from dataclasses import dataclass

from articles.enums import CorrectionKind
from articles.filters.base import Filter
from articles.filters.cursors import Cursor
from articles.filters.fields import YEAR, ParameterType, choices, declare

_KINDS = {kind.value: kind.label for kind in CorrectionKind}


def _cursor(label: str, text: str, parameter: str) -> Cursor:
    return Cursor.parse(text)


@dataclass(frozen=True)
class CorrectionFilter(Filter):
    """Corrections of a kind; the year is that of their issue."""

    kind: str | None = declare("kind", "Type", choices(_KINDS))
    year: int | None = declare("year", "Year", YEAR)
    before: Cursor | None = declare("before", "Page", ParameterType(_cursor), is_choice=False)

    @staticmethod
    def kinds() -> tuple[tuple[str, str], ...]:
        """What `kind` may be, with its labels."""
        return tuple(_KINDS.items())
