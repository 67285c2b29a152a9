"""The list of letters, resolutions and bills, with what happened next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.conf import settings
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles.enums import CorrespondenceState, StatusKind
from articles.filters import CorrespondenceFilter, Cursor
from articles.models import DocumentMention, DocumentStatus
from articles.models.querysets.correspondence import documents_in_correspondence
from articles.models.querysets.filtered import find_records
from articles.models.querysets.public import in_published_stories
from articles.selectors.lists.filtering import FilterBar, make_bar, narrow_by, topics_by_story
from articles.selectors.records.correspondence import CorrespondenceEntry, correspondence_entries

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from articles.models import SourceDocument
    from articles.models.querysets.filtered import Records
    from articles.selectors.lists.filtering import Narrowing

PATH = "/where-it-stands/"
_FORM = ("kind", "year")


@dataclass(frozen=True, slots=True)
class CorrespondenceChoice:
    """A way to narrow or to order the list: its label and address."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class CorrespondenceList:
    """One page of the list."""

    bar: FilterBar
    states: tuple[CorrespondenceChoice, ...]
    orders: tuple[CorrespondenceChoice, ...]
    kinds: tuple[tuple[str, str], ...]
    entries: tuple[CorrespondenceEntry, ...]


def read_where_things_stand(
    wanted: CorrespondenceFilter, today: datetime.date
) -> CorrespondenceList:
    """Seven queries, and one where `wanted` names records. Raises UnknownRecord."""
    records = find_records(wanted)
    rows, older = read_correspondence(wanted, records, today, settings.ADVOCACY_PAGE_SIZE)
    entries = correspondence_entries(rows, today)
    narrow = _narrow(wanted, rows, entries)
    return CorrespondenceList(
        bar=make_bar(wanted, records, path=PATH, form=_FORM, narrow=narrow, older=older),
        states=_states(wanted),
        orders=_orders(wanted),
        kinds=wanted.kinds(),
        entries=entries,
    )


def read_correspondence(
    wanted: CorrespondenceFilter, records: Records, today: datetime.date, size: int
) -> tuple[list[SourceDocument], Cursor | None]:
    """`size` documents of the page that is asked for, and the cursor of the next; one query."""
    documents = documents_in_correspondence(wanted, records, today)
    name, after = ("sent_on", "gt") if wanted.is_by_waiting else ("moved_on", "lt")
    if wanted.before is not None:
        day, pk = wanted.before.published_on, wanted.before.pk
        later = Q(**{f"{name}__{after}": day})
        documents = documents.filter(later | Q(**{name: day, f"pk__{after}": pk}))
    order = (F(name), F("pk")) if wanted.is_by_waiting else (F(name).desc(), F("pk").desc())
    rows = list(documents.order_by(*order)[: size + 1])
    if len(rows) <= size:
        return rows, None
    return rows[:size], Cursor(getattr(rows[size - 1], name), rows[size - 1].pk)


def read_latest_steps(
    wanted: CorrespondenceFilter, records: Records, today: datetime.date, size: int
) -> list[DocumentStatus]:
    """The latest steps of the documents of a list, with their documents; one query."""
    steps = DocumentStatus.objects.filter(
        document__in=documents_in_correspondence(wanted, records, today).values("pk"),
        kind__in=[kind.value for kind in StatusKind if kind.is_step],
    )
    # Of a date that is open at its beginning the end counts, as on the page.
    begun = steps.annotate(first=Coalesce("date_earliest", "date_latest")).filter(first__lte=today)
    return list(begun.select_related("document").order_by("-first", "-pk")[:size])


def _states(wanted: CorrespondenceFilter) -> tuple[CorrespondenceChoice, ...]:
    each = (
        CorrespondenceChoice(
            one.label, wanted.with_("state", one.value).address(PATH), wanted.state == one.value
        )
        for one in CorrespondenceState
    )
    return (
        CorrespondenceChoice(_("All"), wanted.without("state").address(PATH), not wanted.state),
        *each,
    )


def _orders(wanted: CorrespondenceFilter) -> tuple[CorrespondenceChoice, ...]:
    is_by = wanted.is_by_waiting
    return (
        CorrespondenceChoice(
            _("Latest update first"), wanted.without("order").address(PATH), not is_by
        ),
        CorrespondenceChoice(
            _("Longest wait first"), wanted.with_("order", "longest").address(PATH), is_by
        ),
    )


def _narrow(
    wanted: CorrespondenceFilter,
    rows: Sequence[SourceDocument],
    entries: Sequence[CorrespondenceEntry],
) -> Iterator[Narrowing]:
    """Choices out of the documents of the page, so that each of them leaves something."""
    # Who is addressed and has a page is linked to it.
    sent = [name for entry in entries for name in entry.addressees if name.url]
    for parameter, start, label in (
        ("person", "/people/", _("Sent to people")),
        ("organization", "/organizations/", _("Sent to organizations")),
    ):
        if not getattr(wanted, parameter):
            values = [
                (unquote(name.url.split("/")[2]), name.name)
                for name in sent
                if name.url.startswith(start)
            ]
            yield narrow_by(wanted, PATH, parameter, label, values)
    stories = in_published_stories(DocumentMention, document__in=[row.pk for row in rows])
    named = set(stories.values_list("page", flat=True))
    yield narrow_by(wanted, PATH, "topic", "Topics", topics_by_story(named))
