"""Counting what browsers report of the admin's Content-Security-Policy."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import F, Sum
from django.utils import timezone

from articles.models import PolicyReport
from articles.services.accounts.attempts import AttemptLimit, count_attempt, is_over

if TYPE_CHECKING:
    from collections.abc import Collection

REPORTS_KEPT = datetime.timedelta(days=30)
# Reports of one client: a page that breaks the policy does so a few times.
REPORTS_SENT = AttemptLimit("policy_report.client", 60, datetime.timedelta(hours=1))


def count_report(
    *, directive: str, known: Collection[str], client: str, now: datetime.datetime
) -> bool:
    """Count one report, under "other" where its rule is none of the policy's (`known`); False where
    the client has sent too many."""
    if is_over(limit=REPORTS_SENT, subject=client, now=now):
        return False
    count_attempt(limit=REPORTS_SENT, subject=client, now=now)
    rule = directive if directive in known else "other"
    day = timezone.localdate(now)
    row, _ = PolicyReport.objects.get_or_create(day=day, directive=rule)
    PolicyReport.objects.filter(pk=row.pk).update(number=F("number") + 1)
    PolicyReport.objects.filter(day__lt=day - REPORTS_KEPT).delete()
    return True


def reports_since(day: datetime.date) -> int:
    """How many reports there were since then. One query."""
    rows = PolicyReport.objects.filter(day__gte=day).order_by()
    return int(rows.aggregate(all=Sum("number"))["all"] or 0)
