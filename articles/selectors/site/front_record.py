"""What the front page shows of the record: a quote that an editor chose, letters without answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from articles.correspondence import DatedStep, trace_correspondence
from articles.enums import StatusKind
from articles.filters import CorrespondenceFilter
from articles.models import DocumentStatus, Quote
from articles.models.front_choices import uid_in_address
from articles.models.querysets.correspondence import documents_in_correspondence
from articles.selectors.records.names import Name, record_url
from articles.selectors.stories.quotes import Citation, cite_entry, entries, with_stories

if TYPE_CHECKING:
    import datetime

LETTERS = 3
_WAITING_LONGEST = CorrespondenceFilter(order="longest")


@dataclass(frozen=True, slots=True)
class FrontLetter:
    """A letter that nobody has answered, as far as we know; `words` say since when."""

    name: Name
    label: str
    words: str


def read_front_quote(address: str) -> tuple[Citation, ...]:
    """The quote that an editor chose by its address, with all its parts; empty where none is
    chosen, its story is not published any more, or it is not to be shown alone. One query."""
    uid = uid_in_address(address)
    if uid is None:
        return ()
    parts = Quote.objects.published().filter(Q(uid=uid) | Q(continues=uid))
    rows = list(with_stories(parts.order_by("page", "sort_order", "pk")))
    for entry in entries(rows):
        if entry.uid == str(uid) and not entry.not_alone:
            story = next(row.page for row in rows if row.uid == uid)
            return (cite_entry(entry, story),)
    return ()


def read_front_letters(today: datetime.date) -> tuple[FrontLetter, ...]:
    """Those that have waited longest; one query."""
    waiting = documents_in_correspondence(_WAITING_LONGEST, {}, today)
    longest = waiting.order_by("sent_on", "pk").values("pk")[:LETTERS]
    steps = DocumentStatus.objects.filter(document__in=longest).select_related("document")
    by_letter: dict[int, list[DocumentStatus]] = defaultdict(list)
    for step in steps.order_by("date_earliest", "pk"):
        by_letter[step.document_id].append(step)
    letters = []
    for rows in by_letter.values():
        traced = [DatedStep(StatusKind.of(row.kind), row.date_edtf) for row in rows]
        stands = trace_correspondence(traced, today)
        if stands is not None:
            document = rows[0].document
            name = Name(document.name, record_url("document", document.slug))
            letters.append(FrontLetter(name, stands.outcome.label, stands.words))
    return tuple(letters)
