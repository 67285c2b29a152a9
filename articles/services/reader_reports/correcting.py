"""Turning a report into a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from articles.services.corrections.corrections import issue_plan, plan_correction

if TYPE_CHECKING:
    import datetime

    from articles.models import Correction, ReaderReport, User


@transaction.atomic
def issue_from_report(
    *, report: ReaderReport, by: User, now: datetime.datetime, **told: Any
) -> Correction:
    """Tell readers at once what a report has brought to light, and close the report. `told` and
    what is raised: see `plan_correction`."""
    plan = plan_correction(by=by, now=now, report=report, **told)
    return issue_plan(plan=plan, by=by, now=now)
