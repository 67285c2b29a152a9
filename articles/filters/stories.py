"""Which stories a list shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Self

from articles.filters.base import Filter
from articles.filters.cursors import BadCursor, Cursor, UpdateCursor
from articles.filters.errors import DatesBackwards
from articles.filters.fields import DAY, SLUG, YEAR, ParameterType, choices, declare

NEWEST, UPDATED = "newest", "updated"
_ORDERS = {NEWEST: "Newest first", UPDATED: "Last updated first"}


def _cursor(label: str, text: str, parameter: str) -> Cursor | UpdateCursor:
    return UpdateCursor.parse(text) if "T" in text else Cursor.parse(text)


@dataclass(frozen=True)
class StoryFilter(Filter):
    """Stories that fit everything that is asked for: all of the topics, and each of the rest.

    `from_day` and `to_day` are the first and the last date of a story, inclusive. `updated_since`
    is a day: from its beginning on something about the story changed after its first publication.
    """

    topics: tuple[str, ...] = declare("topic", "Topic", SLUG, many=True)
    person: str | None = declare("person", "Person", SLUG)
    organization: str | None = declare("organization", "Organization", SLUG)
    document: str | None = declare("document", "Document", SLUG)
    place: str | None = declare("place", "Place", SLUG)
    section: str | None = declare("section", "Section", SLUG)
    year: int | None = declare("year", "Year", YEAR)
    from_day: datetime.date | None = declare("from", "From", DAY)
    to_day: datetime.date | None = declare("to", "To", DAY)
    updated_since: datetime.date | None = declare("updated_since", "Updated since", DAY)
    order: str | None = declare("order", "Order", choices(_ORDERS), is_choice=False)
    before: Cursor | UpdateCursor | None = declare(
        "before", "Page", ParameterType(_cursor), is_choice=False
    )

    @property
    def is_by_update(self) -> bool:
        """Whether the stories stand in the order of their last update."""
        return self.order == UPDATED

    @classmethod
    def _checked(cls, found: Self) -> Self:
        if found.order == NEWEST:  # the order that lists have anyway
            found = replace(found, order=None)
        if found.from_day and found.to_day and found.from_day > found.to_day:
            raise DatesBackwards(found.from_day, found.to_day)
        wanted = UpdateCursor if found.is_by_update else Cursor
        if found.before is not None and not isinstance(found.before, wanted):
            raise BadCursor(str(found.before))
        return found
