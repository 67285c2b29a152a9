"""What a person or an organization wrote, received and signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q, Window

from articles.models import DocumentAddressee, DocumentAuthor, Person, Signature, SourceDocument
from articles.selectors.names import Name, record_url

if TYPE_CHECKING:
    from articles.models import Organization
    from articles.querysets.public import DocumentQuerySet

SHOWN = 12
_PARTS: tuple[tuple[str, str, type[Any]], ...] = (
    ("wrote", "Wrote", DocumentAuthor),
    ("received", "Was sent", DocumentAddressee),
    ("signed", "Signed", Signature),
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A document and its date in words, "" where none is known."""

    name: Name
    date: str


@dataclass(frozen=True, slots=True)
class Part:
    """The documents in which somebody has one part."""

    label: str
    documents: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class PartyDocuments:
    """The newest documents by part, of `total` in all; `url` leads to the list of the whole, and
    is "" where all of them are here."""

    parts: tuple[Part, ...]
    total: int
    shown: int
    url: str


def documents_of_party(record: Person | Organization) -> DocumentQuerySet:
    """The documents with a page that the record wrote, received or signed. It must be one that
    readers may know: of a private person nobody asks."""
    kind = "person" if isinstance(record, Person) else "organization"
    parts = {
        name: Exists(model.objects.order_by().filter(document=OuterRef("pk"), **{kind: record.pk}))
        for name, _, model in _PARTS
    }
    has_part = Q(wrote=True) | Q(received=True) | Q(signed=True)
    return SourceDocument.objects.published().annotate(**parts).filter(has_part)


def read_party_documents(record: Person | Organization) -> PartyDocuments:
    """One query."""
    documents = documents_of_party(record).annotate(total=Window(Count("pk")))
    rows = list(documents.order_by("-date_earliest", "-pk")[:SHOWN])
    kind = "person" if isinstance(record, Person) else "organization"
    total = rows[0].total if rows else 0
    parts = (
        Part(label, tuple(_dated(row) for row in rows if getattr(row, name)))
        for name, label, _ in _PARTS
    )
    return PartyDocuments(
        parts=tuple(part for part in parts if part.documents),
        total=total,
        shown=len(rows),
        url=f"/documents/?{kind}={record.slug}" if total > len(rows) else "",
    )


def _dated(document: SourceDocument) -> Dated:
    name = Name(document.name, record_url("document", document.slug))
    return Dated(name, document.date_for_people())
