"""Who signed a document, as a table: with the party and the state of each on its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.models import Membership
from articles.selectors.names import Name
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.models import Organization, SourceDocument

# What `?sort=` may be, with the column that it sorts by.
SORTS = {"name": "Name", "party": "Party", "state": "State"}


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
    """A column's heading; `url` sorts by it, and is empty where there is nothing to sort."""

    label: str
    url: str
    is_sorted: bool


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
        rows.sort(key=lambda row: _order(row, sort))
    has_posts = any(row.party or row.state for row in rows)
    columns = tuple(
        Column(label, f"{url}?sort={name}#signatories" if len(rows) > 1 else "", name == sort)
        for name, label in SORTS.items()
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


def _order(row: Signatory, sort: str) -> tuple[bool, str, str]:
    """Those of whom nothing is recorded come last."""
    name = name_key(row.sort_name or (_family_name_first(row.name) if row.person else row.name))
    value = {"name": name, "party": name_key(row.party), "state": name_key(row.state)}[sort]
    return not value, value, name


def _family_name_first(name: str) -> str:
    """As good as can be guessed; where it is wrong editors fill in the name in lists."""
    first, _, last = name.rpartition(" ")
    return f"{last} {first}"
