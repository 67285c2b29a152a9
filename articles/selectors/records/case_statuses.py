"""How cases stand today, for every page that shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from articles.case_status import CaseFact, days_held, present_status
from articles.enums import StatusFactKind
from articles.models import Case, CaseMention, StatusFact
from articles.models.fuzzy_dates import say_date
from articles.selectors.records.names import record_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class StatusToday:
    """How a case stands: "Sentenced", "to six years", "3 May 2026". `days` is for how many days
    somebody has been held, None where that is not known or nobody is."""

    name: str
    url: str
    kind: str
    label: str
    note: str
    date: str
    days: int | None
    date_edtf: str = ""

    def in_words(self) -> str:
        """ "Sentenced to six years, 3 May 2026"."""
        return f"{' '.join(filter(None, (self.label, self.note)))}, {self.date}"


def read_status_of_story(article_id: int | None) -> tuple[StatusToday, ...]:
    """How the cases that a story is about stand today; one query, none for a story that is not
    stored."""
    if article_id is None:
        return ()
    return read_statuses(Case.objects.published().with_story(article_id))


def read_statuses(cases: QuerySet) -> tuple[StatusToday, ...]:
    """How these cases, which readers may see, stand today: the latest change first. One query."""
    facts = (
        StatusFact.objects.approved().uncorrected().filter(case__in=cases.order_by().values("pk"))
    )
    return statuses_of(facts.select_related("case").order_by("case", "pk"))


def read_cases_of(
    *, topic: int | None = None, place: int | None = None, document: int | None = None
) -> tuple[StatusToday, ...]:
    """How the cases stand that are about a topic, of a place, or of which an approved status rests
    on a document: one of the three. One query."""
    mentions, facts = CaseMention.objects.order_by(), StatusFact.objects.approved().order_by()
    if topic is not None:
        found = Q(pk__in=mentions.filter(topic=topic).values("case"))
    elif place is not None:
        found = Q(pk__in=mentions.filter(place=place).values("case"))
        found |= Q(pk__in=facts.filter(place=place).values("case"))
    else:
        found = Q(pk__in=facts.filter(document=document).values("case"))
    return read_statuses(Case.objects.published().filter(found))


def statuses_of(facts: Iterable[StatusFact]) -> tuple[StatusToday, ...]:
    """The present status of each case of these facts, the latest change first."""
    today, by_case = timezone.localdate(), defaultdict[int, list[StatusFact]](list)
    for fact in facts:
        by_case[fact.case_id].append(fact)
    found = []
    for rows in by_case.values():
        plain = [plain_fact(row) for row in rows]
        last = present_status(plain, today)
        if last is not None:
            row = next(row for row in rows if row.pk == last.key)
            found.append((last.bounds()[0], row.case_id, _status(row, days_held(plain, today))))
    return tuple(status for *_, status in sorted(found, key=lambda one: one[:2], reverse=True))


def plain_fact(row: StatusFact) -> CaseFact:
    return CaseFact(row.pk, StatusFactKind.of(row.kind), row.date_edtf)


def _status(row: StatusFact, days: int | None) -> StatusToday:
    return StatusToday(
        name=row.case.public_title,
        url=record_url("case", row.case.slug),
        kind=row.kind,
        label=row.get_kind_display(),
        note=row.note,
        date=say_date(row.date_edtf),
        days=days or None,
        date_edtf=row.date_edtf,
    )
