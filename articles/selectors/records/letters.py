"""Letters of which nobody has looked for an answer for a while."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q
from django.db.models.functions import Coalesce

from articles.enums import StatusKind
from articles.models import HomePage, SourceDocument
from articles.selectors.embargo.visibility import without_hidden
from articles.selectors.records.correspondence import read_histories

if TYPE_CHECKING:
    from django.db.models import QuerySet

MAX_LETTERS_TO_CHECK = 200


@dataclass(frozen=True, slots=True)
class LetterToCheck:
    """A letter without an answer, and in words where it stands."""

    pk: int
    name: str
    words: str


def days_between_checks() -> int:
    """How long a check holds, as the newsroom has set it; 0: nobody is reminded."""
    days = HomePage.objects.order_by("pk").values_list("check_letters_after", flat=True).first()
    return days or 0


def letters_due(user: Any, today: datetime.date, days: int) -> QuerySet[SourceDocument]:
    """Documents that were sent and have no end, and of which nobody has looked for an answer for
    `days`; those that have waited longest first. Only those that `user` may know of."""
    checked = Max(
        Coalesce("statuses__date_latest", "statuses__date_earliest"),
        filter=Q(statuses__kind=StatusKind.CHECKED.value),
    )
    waiting = SourceDocument.objects.unanswered(today).annotate(checked_on=checked)
    late = today - datetime.timedelta(days=days)
    due = waiting.annotate(since=Coalesce("checked_on", "sent_on")).filter(since__lte=late)
    return without_hidden(due, user).order_by("since", "pk")


def read_letters_to_check(user: Any, today: datetime.date, days: int) -> tuple[LetterToCheck, ...]:
    """At most MAX_LETTERS_TO_CHECK; two queries."""
    rows = list(letters_due(user, today, days)[:MAX_LETTERS_TO_CHECK])
    histories = read_histories([row.pk for row in rows], today)
    return tuple(
        LetterToCheck(row.pk, row.name, stands.words)
        for row in rows
        if (stands := histories[row.pk].stands) is not None
    )
