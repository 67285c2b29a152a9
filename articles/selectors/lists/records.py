"""All people, organizations, documents, places or authors with a page, in the order of the
alphabet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.filters import (
    AuthorFilter,
    DocumentFilter,
    NameCursor,
    OrganizationFilter,
    PersonFilter,
    PlaceFilter,
)
from articles.models import Membership
from articles.models.querysets.filtered import find_records
from articles.models.querysets.listed import listed_records
from articles.selectors.lists.filtering import FilterBar, make_bar, narrow_by
from articles.selectors.records.countries import country_name
from articles.selectors.records.names import Name, record_url
from articles.selectors.records.places import place_detail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from articles.filters import RecordFilter
    from articles.models import Organization, Person, Place, SourceDocument
    from articles.selectors.lists.filtering import Narrowing

RECORDS_PER_PAGE = 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class RecordEntry:
    name: Name
    detail: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """A link that narrows the list or leads to a letter."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class RecordList:
    """One page of a list. Without a filter its title is the name of the list."""

    bar: FilterBar
    introduction: str
    letters: tuple[Choosing, ...]
    kinds: tuple[Choosing, ...]
    entries: tuple[RecordEntry, ...]


@dataclass(frozen=True, slots=True)
class _List:
    wanted: type[RecordFilter]
    url_name: str
    details: Callable[[Sequence[Any]], Mapping[int, str]]
    introduction: str


def _posts(people: Sequence[Person]) -> dict[int, str]:
    """The post that each holds today: the latest one."""
    held = Membership.objects.filter(person__in=people).on(timezone.localdate()).for_labels()
    found: dict[int, str] = {}
    for post in held.order_by("-start_earliest", "pk"):
        found.setdefault(post.person_id, post.label())
    return found


def _organization_kinds(rows: Sequence[Organization]) -> dict[int, str]:
    return {row.pk: "" if row.kind == "other" else row.get_kind_display() for row in rows}


def _document_facts(rows: Sequence[SourceDocument]) -> dict[int, str]:
    return {
        row.pk: ", ".join(word for word in (row.get_kind_display(), row.date_for_people()) if word)
        for row in rows
    }


def _place_details(rows: Sequence[Place]) -> dict[int, str]:
    return {row.pk: place_detail(row) for row in rows}


RECORD_LISTS = {
    "people": _List(
        PersonFilter,
        "person",
        _posts,
        _("Public figures in our stories, and people who agreed to be named. We list no one else."),
    ),
    "organizations": _List(
        OrganizationFilter,
        "organization",
        _organization_kinds,
        _("Governments, legislatures, groups and companies in our stories."),
    ),
    "documents": _List(
        DocumentFilter,
        "document",
        _document_facts,
        _("Letters, resolutions, reports and rulings behind our stories."),
    ),
    "places": _List(
        PlaceFilter,
        "place",
        _place_details,
        _("Where we reported from, and where events took place."),
    ),
    "authors": _List(
        AuthorFilter,
        "author",
        lambda authors: {},
        _("Our authors, by byline."),
    ),
}


def read_record_list(records: str, wanted: RecordFilter) -> RecordList:
    """One page of the list, at most four queries. Raises UnknownRecord."""
    listed, path = RECORD_LISTS[records], f"/{records}/"
    named = find_records(wanted)
    rows = listed_records(wanted, named).from_a_to_z(wanted.start, wanted.after_name)
    found = list(rows[: RECORDS_PER_PAGE + 1])
    shown = found[:RECORDS_PER_PAGE]
    last = NameCursor(shown[-1].name_key, shown[-1].pk) if len(found) > RECORDS_PER_PAGE else None
    details = listed.details(shown)
    narrow = _narrow(wanted, path, shown)
    return RecordList(
        bar=make_bar(wanted, named, path=path, form=(), narrow=narrow, older=last),
        introduction=str(listed.introduction),
        letters=tuple(
            Choosing(
                letter.upper(), wanted.from_letter(letter).address(path), letter == wanted.start
            )
            for letter in letters_of(listed_records(wanted, named))
        ),
        kinds=tuple(_kinds(wanted, path)),
        entries=tuple(
            RecordEntry(
                Name(row.name, record_url(listed.url_name, row.slug)), details.get(row.pk, "")
            )
            for row in shown
        ),
    )


def letters_of(rows: Any) -> list[str]:
    """The letters with which names of `rows` begin; one query, which looks for one name of each."""
    rows = rows.order_by()
    parts = [
        rows.model._default_manager.order_by()
        .filter(
            pk__in=rows.filter(name_key__gte=letter, name_key__lt=chr(ord(letter) + 1)).values(
                "pk"
            )[:1]
        )
        .annotate(letter=Value(letter))
        .values_list("letter")
        for letter in _LETTERS
    ]
    first, *others = parts
    return sorted(letter for (letter,) in first.union(*others, all=True).order_by())


def _narrow(wanted: RecordFilter, path: str, rows: Sequence[Any]) -> Iterator[Narrowing]:
    """Choices out of the page, so that each of them leaves something."""
    if isinstance(wanted, PlaceFilter) and not wanted.country:
        codes = [row.country.upper() for row in rows if row.country]
        values = [(code, country_name(code)) for code in codes]
        yield narrow_by(wanted, path, "country", "Country", values)


def _kinds(wanted: RecordFilter, path: str) -> Iterator[Choosing]:
    kinds, chosen = wanted.kinds(), getattr(wanted, "kind", None)
    if kinds:
        yield Choosing("All", wanted.without("kind").address(path), chosen is None)
    for value, label in kinds:
        yield Choosing(label, wanted.with_("kind", value).address(path), value == chosen)
