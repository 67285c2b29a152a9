"""Which cases the list of cases shows."""

from __future__ import annotations

from dataclasses import dataclass

from articles.enums import StatusFactKind
from articles.filters.base import Filter
from articles.filters.cursors import Cursor
from articles.filters.fields import SLUG, ParameterType, choices, declare

_STATUSES = {kind.value: kind.label for kind in StatusFactKind if kind.is_state}


def _cursor(label: str, text: str, parameter: str) -> Cursor:
    return Cursor.parse(text)


@dataclass(frozen=True)
class CaseFilter(Filter):
    """Cases that fit everything that is asked for: how they stand today, who decided something in
    them, where something happened, what they are about. The latest change comes first."""

    status: str | None = declare("status", "Status", choices(_STATUSES))
    organization: str | None = declare("organization", "Authority", SLUG)
    place: str | None = declare("place", "Place", SLUG)
    topic: str | None = declare("topic", "Topic", SLUG)
    before: Cursor | None = declare("before", "Page", ParameterType(_cursor), is_choice=False)

    @staticmethod
    def statuses() -> tuple[tuple[str, str], ...]:
        """What `status` may be, with its labels."""
        return tuple(_STATUSES.items())
