"""Which documents the list of letters and resolutions shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from articles.enums import CorrespondenceState, DocumentKind
from articles.filters.base import Filter
from articles.filters.cursors import Cursor
from articles.filters.fields import SLUG, YEAR, ParameterType, choices, declare

LAST_STEP, LONGEST_WAITING = "last_step", "longest"
_ORDERS = {LAST_STEP: "Latest update first", LONGEST_WAITING: "Longest wait first"}
_STATES = {state.value: state.label for state in CorrespondenceState}
_KINDS = {kind.value: kind.label for kind in DocumentKind}


def _cursor(label: str, text: str, parameter: str) -> Cursor:
    return Cursor.parse(text)


@dataclass(frozen=True)
class CorrespondenceFilter(Filter):
    """Documents that fit everything that is asked for.

    `person` and `organization` are to whom they are addressed, topics those of the stories that
    rest on them; the year is that of the document. In the order of those that have waited longest
    the others, which nobody has to answer, are left out.
    """

    state: str | None = declare("state", "Status", choices(_STATES))
    topics: tuple[str, ...] = declare("topic", "Topic", SLUG, many=True)
    person: str | None = declare("person", "Sent to", SLUG)
    organization: str | None = declare("organization", "Sent to", SLUG)
    kind: str | None = declare("kind", "Type", choices(_KINDS))
    year: int | None = declare("year", "Year", YEAR)
    order: str | None = declare("order", "Order", choices(_ORDERS), is_choice=False)
    before: Cursor | None = declare("before", "Page", ParameterType(_cursor), is_choice=False)

    @property
    def is_by_waiting(self) -> bool:
        """Whether what has waited longest comes first."""
        return self.order == LONGEST_WAITING

    @staticmethod
    def kinds() -> tuple[tuple[str, str], ...]:
        """What `kind` may be, with its labels."""
        return tuple(_KINDS.items())

    @classmethod
    def _checked(cls, found: Self) -> Self:
        return replace(found, order=None) if found.order == LAST_STEP else found
