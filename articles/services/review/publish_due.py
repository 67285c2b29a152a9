"""Publishes what is due and expires what is over. Run it every minute."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from articles.guard import EMBARGO, PublicationRefused
from articles.models import ArticlePage, Embargo
from articles.services.embargo.embargoes import lift_due, show_what_is_open
from articles.services.protection.alarms import raise_alarm
from articles.services.review.refusal_mail import tell_about_refusal
from articles.services.search import index_lapsed_people

if TYPE_CHECKING:
    import datetime

logger = logging.getLogger(__name__)

SCHEDULE_REFUSED = "article.schedule_refused"


@dataclass
class DueReport:
    """Titles of what went live, what left and what is under embargo no longer, and one line for
    each that could not."""

    published: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    lifted: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def publish_due(*, now: datetime.datetime) -> DueReport:
    """Lift the embargoes that are over, publish every approved version whose time has come, oldest
    first, then expire what is over. A version under embargo stays scheduled until that is lifted.

    Each is a transaction of its own, so that a refusal stops nothing else. A refused version is
    taken off the schedule and stays as a draft; author and desk are told once. A version whose
    time has passed while nothing ran goes live now; one whose time is still to come never does,
    whatever `now` says.
    """
    report = DueReport()
    report.lifted, report.refused = lift_due(now=now)
    due = Revision.objects.filter(approved_go_live_at__lte=now).exclude(**_under_embargo())
    for pk in list(due.order_by("approved_go_live_at", "pk").values_list("pk", flat=True)):
        _publish(pk, now, report)
    over = Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")
    for pk in list(over.values_list("pk", flat=True)):
        _expire(pk, now, report)
    if Embargo.objects.in_force().exists():
        show_what_is_open()
    # Readers' pages look at the day themselves; the index is told.
    index_lapsed_people()
    return report


def _under_embargo() -> dict[str, Any]:
    hidden = Embargo.objects.in_force().values_list("article_id", flat=True)
    return {
        "content_type": ContentType.objects.get_for_model(ArticlePage),
        "object_id__in": [str(key) for key in hidden],
    }


def _publish(pk: int, now: datetime.datetime, report: DueReport) -> None:
    title = f"revision {pk}"
    try:
        with transaction.atomic():
            revision = _lock(pk, now)
            if revision is None:
                return
            title = revision.object_str
            revision.publish(log_action="wagtail.publish.scheduled")
            revision.refresh_from_db(fields=["approved_go_live_at"])
            # Still there: by the clock of this machine the time has not come.
            if revision.approved_go_live_at is None:
                report.published.append(title)
    except PublicationRefused as refusal:
        if any(finding.rule == EMBARGO for finding in refusal.findings):
            return  # Set a moment ago: the version waits for its end.
        _take_off_schedule(pk, refusal)
        report.refused.append(str(refusal))
    except Exception:
        # Whatever is wrong with one version, the others must still go live.
        logger.exception("Could not publish %s", title)
        report.refused.append(
            _("“%(title)s” could not be published: see the error log.") % {"title": title}
        )


def _lock(pk: int, now: datetime.datetime) -> Revision | None:
    """The revision, unless another run has published it in the meantime."""
    rows = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=now)
    return rows.first()


def _take_off_schedule(pk: int, refusal: PublicationRefused) -> None:
    with transaction.atomic():
        revision = Revision.objects.select_for_update().get(pk=pk)
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        log(
            instance=revision.as_object(),
            action=SCHEDULE_REFUSED,
            revision=revision,
            data={"reason": " ".join(str(finding.message) for finding in refusal.findings)},
        )
    tell_about_refusal(refusal=refusal, revision=revision)
    raise_alarm(refusal=refusal, by=revision.user, now=timezone.now())


def _expire(pk: int, now: datetime.datetime, report: DueReport) -> None:
    try:
        with transaction.atomic():
            page = (
                Page.objects.select_for_update()
                .filter(pk=pk, live=True, expire_at__lte=now)
                .first()
            )
            if page:
                page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
                report.expired.append(page.title)
    except Exception:
        logger.exception("Could not expire page %s", pk)
        report.refused.append(
            _("Page %(number)s could not be expired: see the error log.") % {"number": pk}
        )
