"""What a person or an organization wrote, received and signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Window
from django.utils.translation import gettext_lazy as _

from articles.models import Person, SourceDocument
from articles.selectors.records.names import Name, record_url

if TYPE_CHECKING:
    from articles.models import Organization

MAX_DOCUMENTS = 12
_LABELS = {"wrote": "Wrote", "received": _("Received"), "signed": "Signed"}


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """A document and its date in words, "" where none is known."""

    name: Name
    date: str


@dataclass(frozen=True, slots=True)
class Part:
    """The documents in which somebody has one part. `waiting_url` is where the list of letters says
    what became of those that they received, "" of other parts."""

    label: str
    documents: tuple[DatedDocument, ...]
    waiting_url: str = ""


@dataclass(frozen=True, slots=True)
class PartyDocuments:
    """The newest documents by part, of `total` in all; `url` leads to the list of the whole, and
    is "" where all of them are here."""

    parts: tuple[Part, ...]
    total: int
    shown: int
    url: str


def read_party_documents(record: Person | Organization) -> PartyDocuments:
    """One query."""
    kind = "person" if isinstance(record, Person) else "organization"
    documents = SourceDocument.objects.published().of_party(kind, record.pk)
    documents = documents.annotate(total=Window(Count("pk")))
    rows = list(documents.order_by("-date_earliest", "-pk")[:MAX_DOCUMENTS])
    total = rows[0].total if rows else 0
    waiting = {"received": f"/where-it-stands/?{kind}={record.slug}"}
    parts = (
        Part(
            str(label),
            tuple(_dated(row) for row in rows if getattr(row, name)),
            waiting.get(name, ""),
        )
        for name, label in _LABELS.items()
    )
    return PartyDocuments(
        parts=tuple(part for part in parts if part.documents),
        total=total,
        shown=len(rows),
        url=f"/documents/?{kind}={record.slug}" if total > len(rows) else "",
    )


def _dated(document: SourceDocument) -> DatedDocument:
    name = Name(document.name, record_url("document", document.slug))
    return DatedDocument(name, document.date_for_people())
