"""A filter as conditions on the entries of the index."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.enums import SearchKind
from articles.models import ArticlePage
from articles.selectors.search.base import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from articles.filters import SearchFilter
    from articles.models.querysets.filtered import Records


# The facets of the index by which a filter that names such a record is answered.
_FACETS = {
    "topic": SearchKind.TOPIC,
    "person": SearchKind.PERSON,
    "organization": SearchKind.ORGANIZATION,
    "document": SearchKind.DOCUMENT,
}


def conditions_of(wanted: SearchFilter, records: Records) -> list[Condition]:
    """What an entry must be; everything at once."""
    return list(_conditions(wanted, records))


def _conditions(wanted: SearchFilter, records: Records) -> Iterator[Condition]:
    if wanted.type:
        yield Condition("e.kind = %s", (wanted.type,))
    for (parameter, _), record in records.items():
        if parameter in _FACETS:
            yield _names(_FACETS[parameter], record.pk)
    if wanted.section:
        yield Condition("e.section_key = %s", (records["section", wanted.section].pk,))
    yield from _days(wanted)
    # What the index has no column for is asked of the stories themselves.
    rest = replace(
        wanted,
        type=None,
        topics=(),
        person=None,
        organization=None,
        document=None,
        section=None,
        year=None,
        from_day=None,
        to_day=None,
        order=None,
        before=None,
    )
    if not rest.is_bare():
        yield _within("e.story_id", ArticlePage.objects.published().matching(rest, records))


def _days(wanted: SearchFilter) -> Iterator[Condition]:
    if wanted.year:
        first, last = datetime.date(wanted.year, 1, 1), datetime.date(wanted.year, 12, 31)
        yield Condition("e.dated_on BETWEEN %s AND %s", (str(first), str(last)))
    if wanted.from_day:
        yield Condition("e.dated_on >= %s", (str(wanted.from_day),))
    if wanted.to_day:
        yield Condition("e.dated_on <= %s", (str(wanted.to_day),))


def _names(kind: SearchKind, key: int) -> Condition:
    """Entries that have to do with a record."""
    return Condition(
        "EXISTS (SELECT 1 FROM articles_searchfacet x WHERE x.entry_id = e.id AND x.kind = %s"
        " AND x.record_key = %s)",
        (kind.value, key),
    )


def _within(column: str, rows: QuerySet[Any]) -> Condition:
    sql, params = rows.order_by().values("pk").query.sql_with_params()
    return Condition(f"{column} IN ({sql})", tuple(params))
