"""A document's dated steps, and its state."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.correspondence import DatedStep, trace_correspondence
from articles.enums import StatusKind
from articles.models import DocumentStatus
from articles.models.fuzzy_dates import say_date
from articles.selectors.records.names import Name, record_url
from articles.selectors.records.parties import read_addressees
from articles.selectors.stories.links import web_address

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Sequence

    from articles.correspondence import Correspondence
    from articles.models import SourceDocument

_KINDS = {kind.value: kind for kind in StatusKind}


@dataclass(frozen=True, slots=True)
class Status:
    """One dated fact as it is printed; `source` is "" where none is recorded."""

    label: str
    date: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class History:
    """All dated facts of one document, the oldest first, and what follows from them today."""

    statuses: tuple[Status, ...] = ()
    stands: Correspondence | None = None


@dataclass(frozen=True, slots=True)
class CorrespondenceEntry:
    """One document of the list; `last_on` is the date of its last step, in EDTF."""

    name: Name
    kind: str
    number: str
    addressees: tuple[Name, ...]
    outcome: str
    label: str
    words: str
    last_on: str


def read_histories(documents: Collection[int], today: datetime.date) -> dict[int, History]:
    """By the document's key; one query for all of them."""
    rows: dict[int, list[DocumentStatus]] = defaultdict(list)
    for row in DocumentStatus.objects.filter(document__in=documents).order_by(
        "date_earliest", "pk"
    ):
        rows[row.document_id].append(row)
    return {pk: _history(statuses, today) for pk, statuses in rows.items()}


def _history(rows: list[DocumentStatus], today: datetime.date) -> History:
    steps = [DatedStep(_KINDS[row.kind], row.date_edtf, row.note) for row in rows]
    return History(
        tuple(_status(row) for row in rows), trace_correspondence(steps, today, say_date)
    )


def _status(row: DocumentStatus) -> Status:
    source = row.url if web_address(row.url) else ""
    return Status(row.get_kind_display(), row.date_for_people(), row.note, source)


def correspondence_entries(
    documents: Sequence[SourceDocument], today: datetime.date
) -> tuple[CorrespondenceEntry, ...]:
    """Four queries for any number of documents."""
    keys = [document.pk for document in documents]
    histories, addressees = read_histories(keys, today), read_addressees(keys)
    return tuple(
        CorrespondenceEntry(
            name=Name(document.name, record_url("document", document.slug)),
            kind="" if document.kind == "other" else document.get_kind_display(),
            number=document.number,
            addressees=addressees.get(document.pk, ()),
            outcome=stands.outcome.value,
            label=stands.outcome.label,
            words=stands.words,
            last_on=stands.last_on,
        )
        for document in documents
        if (stands := histories[document.pk].stands) is not None
    )
