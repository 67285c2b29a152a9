"""A filter as conditions on the entries of the index."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.enums import SearchKind
from articles.models import (
    ArticlePage,
    Organization,
    Person,
    SectionPage,
    SourceDocument,
    Topic,
)
from articles.selectors.search.engine import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from articles.filters import SearchFilter


def conditions_of(wanted: SearchFilter) -> list[Condition]:
    """What an entry must be; everything at once."""
    return list(_conditions(wanted))


def _conditions(wanted: SearchFilter) -> Iterator[Condition]:
    if wanted.type:
        yield Condition("e.kind = %s", (wanted.type,))
    for slug in wanted.topics:
        yield _names(SearchKind.TOPIC, Topic.objects.shown().filter(slug=slug))
    if wanted.person:
        public = Person.objects.of_public_standing()
        yield _names(SearchKind.PERSON, public.filter(slug=wanted.person))
    if wanted.organization:
        found = Organization.objects.filter(slug=wanted.organization)
        yield _names(SearchKind.ORGANIZATION, found)
    if wanted.document:
        yield _names(SearchKind.DOCUMENT, SourceDocument.objects.filter(slug=wanted.document))
    if wanted.section:
        yield _within("e.section_key", SectionPage.objects.live().filter(slug=wanted.section))
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
        yield _within("e.story_id", ArticlePage.objects.published().matching(rest))


def _days(wanted: SearchFilter) -> Iterator[Condition]:
    if wanted.year:
        first, last = datetime.date(wanted.year, 1, 1), datetime.date(wanted.year, 12, 31)
        yield Condition("e.dated_on BETWEEN %s AND %s", (str(first), str(last)))
    if wanted.from_day:
        yield Condition("e.dated_on >= %s", (str(wanted.from_day),))
    if wanted.to_day:
        yield Condition("e.dated_on <= %s", (str(wanted.to_day),))


def _names(kind: SearchKind, records: QuerySet[Any]) -> Condition:
    """Entries that have to do with one of `records`."""
    sql, params = _keys(records)
    return Condition(
        "EXISTS (SELECT 1 FROM articles_searchfacet x WHERE x.entry_id = e.id AND x.kind = %s"  # noqa: S608
        f" AND x.record_key IN ({sql}))",
        (kind.value, *params),
    )


def _within(column: str, rows: QuerySet[Any]) -> Condition:
    sql, params = _keys(rows)
    return Condition(f"{column} IN ({sql})", params)


def _keys(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    sql, params = rows.order_by().values("pk").query.sql_with_params()
    return sql, tuple(params)
