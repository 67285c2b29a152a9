"""All people, organizations, documents or authors with a page, in the order of the alphabet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone

from articles.enums import Choice, DocumentKind, OrganizationKind
from articles.models import Author, Membership, Organization, Person, SourceDocument
from articles.selectors.names import Name, record_url
from articles.selectors.party_documents import documents_of_party

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PAGE = 60
_AFTER = re.compile(r"(.{1,255})\.(\d{1,18})", re.ASCII | re.DOTALL)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class NoSuchPage(ValueError):
    """What no page of ours links to."""


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
    """One page of a list. `next_url` is "" at the end; `is_bare` where nothing was asked for."""

    title: str
    introduction: str
    url: str
    letters: tuple[Choosing, ...]
    kinds: tuple[Choosing, ...]
    entries: tuple[RecordEntry, ...]
    next_url: str
    is_bare: bool
    is_narrowed: bool
    csv_url: str


@dataclass(frozen=True, slots=True)
class _List:
    url_name: str
    rows: Callable[[], Any]
    details: Callable[[Sequence[Any]], Mapping[int, str]]
    introduction: str
    kinds: type[Choice] | None = None


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


LISTS = {
    "people": _List(
        "person",
        lambda: Person.objects.published(),
        _posts,
        "Public figures in our stories, and people who agreed to be named. Nobody else is listed.",
    ),
    "organizations": _List(
        "organization",
        lambda: Organization.objects.published(),
        _organization_kinds,
        "Governments, parliaments, groups and companies that our stories name.",
        OrganizationKind,
    ),
    "documents": _List(
        "document",
        lambda: SourceDocument.objects.published(),
        _document_facts,
        "Letters, resolutions, reports and rulings that our stories rest on.",
        DocumentKind,
    ),
    "authors": _List(
        "author",
        lambda: Author.objects.published(),
        lambda authors: {},
        "Who writes here, under the names that stand above their stories.",
    ),
}


def read_record_list(
    records: str, start: str, after: str, kind: str, of: tuple[str, str] = ("", "")
) -> RecordList:
    """One page of the list: from the letter `start` on, or after "name key.key"; `of` are the kind
    and the slug of a record: the list has what belongs to it. At most three queries. Raises
    NoSuchPage."""
    wanted = LISTS[records]
    owner = find_owner(records, *of) if of[1] else None
    rows = wanted.rows() if owner is None else belonging_to(owner, records)
    rows = rows.order_by("name_key", "pk")
    if kind:
        if wanted.kinds is None or kind not in {choice.value for choice in wanted.kinds}:
            raise NoSuchPage(kind)
        rows = rows.filter(kind=kind)
    found = list(rows.filter(place_in_alphabet(start, after))[: PAGE + 1])
    shown = found[:PAGE]
    details = wanted.details(shown)
    url = f"/{records}/"
    last = f"{shown[-1].name_key}.{shown[-1].pk}" if len(found) > PAGE else ""
    return RecordList(
        title=records.capitalize() if owner is None else f"{records.capitalize()}: {owner.name}",
        introduction=wanted.introduction,
        url=url,
        letters=tuple(
            Choosing(letter.upper(), _address(url, kind, of, start=letter), letter == start)
            for letter in _LETTERS
        ),
        kinds=_kinds(wanted.kinds, url, kind, of),
        entries=tuple(
            RecordEntry(
                Name(row.name, record_url(wanted.url_name, row.slug)), details.get(row.pk, "")
            )
            for row in shown
        ),
        next_url=_address(url, kind, of, after=last) if last else "",
        is_bare=not (start or after or kind or owner),
        is_narrowed=bool(kind or owner),
        csv_url=_address(f"{url}list.csv", kind, of),
    )


def find_owner(records: str, kind: str, slug: str) -> Any:
    """A record that has a page, for lists that can have what belongs to one. Raises NoSuchPage."""
    models = {"people": ("organization",), "documents": ("person", "organization")}
    if kind not in models.get(records, ()) or "\0" in slug:
        raise NoSuchPage(slug)
    model = Person if kind == "person" else Organization
    found = model.objects.published().filter(slug=slug).first()
    if found is None:
        raise NoSuchPage(slug)
    return found


def belonging_to(owner: Any, records: str) -> Any:
    """Who has or had a post in an organization; what somebody wrote, received or signed."""
    if records == "documents":
        return documents_of_party(owner)
    posts = Membership.objects.filter(organization=owner).order_by()
    return Person.objects.published().filter(pk__in=posts.values("person"))


def place_in_alphabet(start: str, after: str) -> Q:
    """Rows from the letter `start` on, or after "name key.key". Raises NoSuchPage."""
    if start and (start not in _LETTERS or len(start) != 1):
        raise NoSuchPage(start)
    if not after:
        return Q(name_key__gte=start)
    match = _AFTER.fullmatch(after)
    if match is None or "\0" in after:
        raise NoSuchPage(after)
    name, pk = match[1], int(match[2])
    return Q(name_key__gte=name) & (Q(name_key__gt=name) | Q(name_key=name, pk__gt=pk))


def _kinds(
    kinds: type[Choice] | None, url: str, chosen: str, of: tuple[str, str]
) -> tuple[Choosing, ...]:
    if kinds is None:
        return ()
    every = Choosing("All", _address(url, "", of), not chosen)
    return (
        every,
        *(Choosing(one.label, _address(url, one.value, of), one.value == chosen) for one in kinds),
    )


def _address(url: str, kind: str, of: tuple[str, str], start: str = "", after: str = "") -> str:
    given = {of[0]: of[1], "kind": kind, "from": start, "after": after}
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{url}?{query}" if query else url
