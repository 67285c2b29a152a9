"""Who wrote, received and signed a document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, ExpressionWrapper, Value

from articles.models import DocumentAddressee, DocumentAuthor, Organization, Person, Signature
from articles.models.querysets.public import NAMEABLE_COLUMNS, is_nameable, is_unnamed_party
from articles.selectors.records.names import Name, record_url
from articles.selectors.records.signatures import Signatory

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection

    from django.db.models import QuerySet

    from articles.models import SourceDocument

AUTHOR, ADDRESSEE, SIGNATORY = "author", "addressee", "signatory"
_ROLES = ((DocumentAuthor, AUTHOR), (DocumentAddressee, ADDRESSEE), (Signature, SIGNATORY))

_COLUMNS = (
    "described_as",
    "person_id",
    "person__name",
    "person__slug",
    "person__sort_name",
    *(f"person__{name}" for name in NAMEABLE_COLUMNS),
    "organization_id",
    "organization__name",
    "organization__slug",
)


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a document by name; `unnamed` signed and may not be named."""

    authors: tuple[Name, ...]
    addressees: tuple[Name, ...]
    signatories: tuple[Signatory, ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class _Party:
    role: str
    is_unnamed: bool
    described_as: str
    person: int | None
    person_name: str | None
    person_slug: str | None
    person_sort_name: str | None
    standing: str | None
    consent_expires_on: datetime.date | None
    consent_withdrawn_on: datetime.date | None
    organization: int | None
    organization_name: str | None
    organization_slug: str | None

    def name(self, linked: set[tuple[str, int]]) -> Name | None:
        """Linked where the party has a page; of a private person the document's words alone."""
        if self.is_unnamed:
            return None
        if self.organization is not None and self.organization_slug:
            url = record_url("organization", self.organization_slug)
            is_linked = ("organization", self.organization) in linked
            return Name(self.organization_name or "", url if is_linked else "")
        if self.person is not None and self.person_slug and is_nameable(self):
            url = record_url("person", self.person_slug)
            return Name(self.person_name or "", url if ("person", self.person) in linked else "")
        return Name(self.described_as) if self.described_as else None

    def signatory(self, name: Name) -> Signatory:
        """The same with the key of a person who may be named."""
        if self.person is None or not is_nameable(self):
            return Signatory(name.name, name.url)
        return Signatory(name.name, name.url, self.person, self.person_sort_name or "")


def read_parties(document: SourceDocument) -> Parties:
    """Three queries: all parties, and which people and organizations among them have a page."""
    first, *others = (
        _rows(model.objects.filter(document=document), role) for model, role in _ROLES
    )
    found = sorted(first.union(*others, all=True), key=lambda row: (row[0], row[1] or 0, row[2]))
    parties = [_Party(role, *columns) for role, _, _, *columns in found]
    linked = _linked(parties)
    found_names = [(party, party.name(linked)) for party in parties]
    named = [(party, name) for party, name in found_names if name is not None]
    return Parties(
        tuple(name for party, name in named if party.role == AUTHOR),
        tuple(name for party, name in named if party.role == ADDRESSEE),
        tuple(party.signatory(name) for party, name in named if party.role == SIGNATORY),
        sum(party.role == SIGNATORY and party.is_unnamed for party in parties),
    )


def read_addressees(documents: Collection[int]) -> dict[int, tuple[Name, ...]]:
    """To whom each document is addressed, by the document's key; three queries for all of them."""
    return _by_document(DocumentAddressee.objects.filter(document__in=documents), ADDRESSEE)


def read_authors(documents: Collection[int]) -> dict[int, tuple[Name, ...]]:
    """Who wrote or issued each document, in the same way."""
    return _by_document(DocumentAuthor.objects.filter(document__in=documents), AUTHOR)


def _by_document(rows: QuerySet[Any], role: str) -> dict[int, tuple[Name, ...]]:
    found = list(_rows(rows, role, "document_id").order_by("sort_order", "pk"))
    parties = [(row[-1], _Party(row[0], *row[3:-1])) for row in found]
    linked = _linked([party for _, party in parties])
    named: dict[int, list[Name]] = defaultdict(list)
    for document, party in parties:
        name = party.name(linked)
        if name is not None:
            named[document].append(name)
    return {document: tuple(names) for document, names in named.items()}


def _rows(rows: QuerySet[Any], role: str, *more: str) -> QuerySet[Any]:
    columns = ("role", "sort_order", "pk", "is_unnamed", *_COLUMNS, *more)
    unnamed = ExpressionWrapper(is_unnamed_party(), output_field=BooleanField())
    return rows.order_by().annotate(role=Value(role), is_unnamed=unnamed).values_list(*columns)


def _linked(parties: list[_Party]) -> set[tuple[str, int]]:
    people = {party.person for party in parties if party.person is not None}
    organizations = {party.organization for party in parties if party.organization is not None}
    return {
        (kind, pk)
        for kind, model, keys in (
            ("person", Person, people),
            ("organization", Organization, organizations),
        )
        if keys
        for pk in model.objects.published().filter(pk__in=keys).values_list("pk", flat=True)
    }
