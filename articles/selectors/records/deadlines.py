"""What comes up: hearings, ends of terms, answers due, consents that end, anniversaries."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.enums import StatusFactKind, StatusKind
from articles.models import Case, DocumentStatus, SourceDocument, StatusFact
from articles.models.querysets.embargoes import embargoed_ids
from articles.selectors.embargo.visibility import without_hidden
from articles.selectors.records.consents import running_out

if TYPE_CHECKING:
    from collections.abc import Iterator

# Days ahead that the list shows, and the home screen.
DAYS_LISTED, DAYS_NEAR = 90, 14


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day to think of; `url` is the newsroom's screen of what it is about."""

    on: datetime.date
    what: str
    name: str
    url: str


def read_deadlines(user: Any, today: datetime.date, days: int) -> list[Deadline]:
    """From `today` on for so many days, the next first, without what is hidden from `user`. Each
    kind is there for those who may change what it is about; at most four queries of its own."""
    last = today + datetime.timedelta(days=days)
    found: list[Deadline] = []
    if user.has_perm("articles.change_case"):
        found += _of_cases(user, today, last)
    if user.has_perm("articles.change_sourcedocument"):
        found += _of_letters(user, today, last)
    if user.has_perm("articles.change_person"):
        found += _of_consents(user, today, last)
    return sorted(found, key=lambda one: (one.on, one.name, one.what))


def _of_cases(user: Any, today: datetime.date, last: datetime.date) -> Iterator[Deadline]:
    """Approved or not: a hearing does not wait for a second person."""
    days = [(day.month, day.day) for day in _days(today, last)]
    anniversary = Q(date_edtf__regex=r"^\d{4}-\d\d-\d\d$", kind__in=_REMEMBERED)
    facts = StatusFact.objects.uncorrected().filter(
        Q(due_on__range=(today, last)) | anniversary,
        case__in=without_hidden(Case.objects.all(), user).order_by().values("pk"),
    )
    facts = facts.exclude(from_story__in=embargoed_ids()).select_related("case")
    for fact in facts:
        url = reverse("case_status", args=[fact.case_id])
        if fact.due_on and today <= fact.due_on <= last:
            yield Deadline(fact.due_on, str(fact.get_kind_display()), fact.case.name, url)
        began = fact.date_earliest
        if fact.kind in _REMEMBERED and began and (began.month, began.day) in days:
            on = next(d for d in _days(today, last) if (d.month, d.day) == (began.month, began.day))
            if on.year > began.year:
                what = _("%(kind)s on this day in %(year)s")
                words = {"kind": fact.get_kind_display(), "year": began.year}
                yield Deadline(on, what % words, fact.case.name, url)


_REMEMBERED = (
    StatusFactKind.ARRESTED.value,
    StatusFactKind.DISAPPEARED.value,
    StatusFactKind.DIED.value,
)


def _days(today: datetime.date, last: datetime.date) -> list[datetime.date]:
    return [today + datetime.timedelta(days=number) for number in range((last - today).days + 1)]


def _of_letters(user: Any, today: datetime.date, last: datetime.date) -> Iterator[Deadline]:
    documents = without_hidden(SourceDocument.objects.all(), user).order_by().values("pk")
    steps = DocumentStatus.objects.filter(
        kind=StatusKind.DEADLINE.value, date_latest__range=(today, last), document__in=documents
    )
    for step in steps.select_related("document"):
        url = reverse("letter_checked", args=[step.document_id])
        if step.date_latest:
            yield Deadline(step.date_latest, _("Answer due"), step.document.name, url)


def _of_consents(user: Any, today: datetime.date, last: datetime.date) -> Iterator[Deadline]:
    for person in running_out(today, user, (last - today).days):
        if person.consent_expires_on and today <= person.consent_expires_on <= last:
            url = reverse("person_consent", args=[person.pk])
            yield Deadline(person.consent_expires_on, _("Consent ends"), person.name, url)
