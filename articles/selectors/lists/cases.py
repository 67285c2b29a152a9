"""The list of cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from articles.filters import CaseFilter, Cursor
from articles.models import Case, CaseMention, StatusFact
from articles.models.querysets.filtered import find_records
from articles.selectors.lists.filtering import FilterBar, make_bar
from articles.selectors.records.case_statuses import StatusToday, read_statuses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.models.querysets.filtered import Records

PATH = "/cases/"


@dataclass(frozen=True, slots=True)
class StatusChoice:
    """A way to narrow the list: its label and address."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class CaseList:
    """One page of the list."""

    bar: FilterBar
    statuses: tuple[StatusChoice, ...]
    entries: tuple[StatusToday, ...]


def read_case_list(wanted: CaseFilter) -> CaseList:
    """Two queries, and one where `wanted` names records. Raises UnknownRecord."""
    records = find_records(wanted)
    entries, older = read_filtered_cases(wanted, records, settings.ADVOCACY_PAGE_SIZE)
    return CaseList(
        bar=make_bar(wanted, records, path=PATH, form=(), narrow=(), older=older),
        statuses=tuple(_statuses(wanted)),
        entries=entries,
    )


def read_filtered_cases(
    wanted: CaseFilter, records: Records, size: int
) -> tuple[tuple[StatusToday, ...], Cursor | None]:
    """How the first `size` cases that fit stand today, the latest change first, and where the rest
    begins. Two queries."""
    today = timezone.localdate()
    cases = Case.objects.published().with_status(today).filter(*_conditions(wanted, records))
    if wanted.before is not None:
        day, pk = wanted.before.published_on, wanted.before.pk
        cases = cases.filter(Q(changed_on__lt=day) | Q(changed_on=day, pk__lt=pk))
    rows = list(cases.order_by("-changed_on", "-pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    shown = [row.pk for row in rows[:size]]
    entries = read_statuses(Case.objects.filter(pk__in=shown)) if shown else ()
    return entries, Cursor(last.changed_on, last.pk) if last else None


def _conditions(wanted: CaseFilter, records: Records) -> Iterator[Q]:
    """Of facts only those that readers may know count."""
    facts = StatusFact.objects.approved().uncorrected().order_by()
    if wanted.status:
        yield Q(status=wanted.status)
    if wanted.organization:
        key = records["organization", wanted.organization].pk
        yield Q(pk__in=facts.filter(authority=key).values("case")) | _mentioning(organization=key)
    if wanted.place:
        key = records["place", wanted.place].pk
        yield Q(pk__in=facts.filter(place=key).values("case")) | _mentioning(place=key)
    if wanted.topic:
        yield _mentioning(topic=records["topic", wanted.topic].pk)


def _mentioning(**record: int) -> Q:
    return Q(pk__in=CaseMention.objects.filter(**record).order_by().values("case"))


def _statuses(wanted: CaseFilter) -> Iterator[StatusChoice]:
    yield StatusChoice(gettext("All"), wanted.without("status").address(PATH), not wanted.status)
    for value, label in wanted.statuses():
        url = wanted.with_("status", value).address(PATH)
        yield StatusChoice(label, url, value == wanted.status)
