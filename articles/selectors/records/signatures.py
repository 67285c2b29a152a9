"""Who signed a document, as a table: with the party and the state of each on its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.models import Membership
from articles.selectors.records.names import Name
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.models import Organization, SourceDocument

# What `?sort=` may be, with the column that it sorts by; with "-" before it from Z to A.
_COLUMNS = {"name": "Name", "party": "Party", "state": "State"}
_BACKWARDS = "-"
SORTS = frozenset((*_COLUMNS, *(f"{_BACKWARDS}{name}" for name in _COLUMNS)))


@dataclass(frozen=True, slots=True)
class Signatory(Name):
    """One who signed, by name. `person` is the key of somebody who may be named, and of nobody
    else: of a private person not even the party is told."""

    person: int | None = None
    sort_name: str = ""
    party: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; `url` sorts by it, the other way round where it is sorted already, and is
    empty where there is nothing to sort. `direction` is the value of `aria-sort`, or ""."""

    label: str
    url: str
    direction: str


@dataclass(frozen=True, slots=True)
class SignatureTable:
    """Those who signed and have a name; `others` signed besides them."""

    columns: tuple[Column, ...]
    rows: tuple[Signatory, ...]
    others: int
    has_posts: bool


def tabulate_signatures(
    document: SourceDocument, signed: Sequence[Signatory], others: int, url: str, sort: str
) -> SignatureTable:
    """At most one query. `sort` is one of SORTS, or "" for the order of the document."""
    rows = _with_posts(document, signed)
    if sort:
        rows = _sorted(rows, sort)
    has_posts = any(row.party or row.state for row in rows)
    columns = tuple(
        Column(label, _other_way(url, name, sort) if len(rows) > 1 else "", _direction(name, sort))
        for name, label in _COLUMNS.items()
        if has_posts or name == "name"
    )
    return SignatureTable(columns, tuple(rows), others, has_posts)


def _with_posts(document: SourceDocument, signed: Sequence[Signatory]) -> list[Signatory]:
    """Each with the latest post that held on the document's day and has a party or a place.

    Of a date that is a span, the post held on the first and on the last day; of no date only posts
    that hold always are sure to have held.
    """
    people = {one.person for one in signed if one.person is not None}
    if not people:
        return list(signed)
    posts = Membership.objects.filter(person__in=people).for_labels()
    days = {day for day in (document.date_earliest, document.date_latest) if day is not None}
    for day in days:
        posts = posts.on(day)
    if not days:
        posts = posts.filter(start_earliest__isnull=True, end_latest__isnull=True)
    held: dict[int, Membership] = {}
    # The last one stays.
    for post in sorted(posts, key=lambda one: (str(one.start_earliest or ""), -one.pk)):
        if post.party or post.area:
            held[post.person_id] = post
    return [_at(one, held.get(one.person)) if one.person else one for one in signed]


def _at(one: Signatory, post: Membership | None) -> Signatory:
    if post is None:
        return one
    state = post.area.name if post.area else ""
    return replace(one, party=_party(post.party) if post.party else "", state=state)


def _party(party: Organization) -> str:
    return f"{party.name} ({party.abbreviation})" if party.abbreviation else party.name


def _direction(name: str, sort: str) -> str:
    return {name: "ascending", f"{_BACKWARDS}{name}": "descending"}.get(sort, "")


def _other_way(url: str, name: str, sort: str) -> str:
    wanted = f"{_BACKWARDS}{name}" if sort == name else name
    return f"{url}?sort={wanted}#signatories"


def _sorted(rows: list[Signatory], sort: str) -> list[Signatory]:
    """Those of whom nothing is recorded come last both ways; equal ones stand by name."""
    column = sort.removeprefix(_BACKWARDS)
    values = {id(row): _value(row, column) for row in rows}
    rows = sorted(rows, key=lambda row: _value(row, "name"))
    # Sorting keeps the order of what is equal, also backwards.
    rows.sort(key=lambda row: values[id(row)], reverse=sort != column)
    rows.sort(key=lambda row: not values[id(row)])
    return rows


def _value(row: Signatory, column: str) -> str:
    if column == "name":
        name = row.sort_name or (_family_name_first(row.name) if row.person else row.name)
        return name_key(name)
    return name_key(row.party if column == "party" else row.state)


def _family_name_first(name: str) -> str:
    """As good as can be guessed; where it is wrong editors fill in the name in lists."""
    first, _, last = name.rpartition(" ")
    return f"{last} {first}"
