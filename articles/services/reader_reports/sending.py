"""Receiving a reader's report; danger alerts moderators at once."""

from __future__ import annotations

import base64
import datetime
import re
import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.enums import ReportKind
from articles.models import ArticlePage, ReaderReport
from articles.models.reader_reports import LONGEST_REPORT, code_digest
from articles.services.accounts.attempts import AttemptLimit, count_attempt, is_over
from articles.services.reader_reports.errors import ReportRefused
from articles.services.setup.newsroom_rights import MODERATORS
from articles.services.site.mails import send_mail
from articles.text import clean_text

if TYPE_CHECKING:
    from uuid import UUID

REPORTED = "article.reported"
ALERT = "report_alert"
# Whoever floods the site with alarms does not flood the moderators' mail: the queue has them all.
ALERTS = AttemptLimit("report_alerts", 20, datetime.timedelta(hours=1))
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_report(raw: str) -> str:
    """The words as they are kept: plain, without invisible characters. Raises
    ReportRefused where there are none, or more than LONGEST_REPORT characters."""
    text = _BLANK_LINES.sub("\n\n", clean_text(raw)).strip()
    if not text:
        raise ReportRefused(_("Tell us what the problem is, in your own words."))
    if len(text) > LONGEST_REPORT:
        raise ReportRefused(
            _("That is %(length)s characters. Shorten it to %(longest)s.")
            % {"length": f"{len(text):,}", "longest": f"{LONGEST_REPORT:,}"}
        )
    return text


@transaction.atomic
def send_report(
    *,
    article_id: int,
    kind: ReportKind,
    text: str,
    now: datetime.datetime,
    quote_uid: UUID | None = None,
) -> tuple[ReaderReport, str]:
    """Keep a reader's report of a public story; return it and the code by which the reader finds
    out what happened to it. The code is stored nowhere.

    Raises ReportRefused where the words are missing or too long, or the story is not public.
    """
    words = clean_report(text)
    # Held until the report is written: who kills the story meanwhile waits, and finds the report.
    story = ArticlePage.objects.published(now).select_for_update().filter(pk=article_id).first()
    if story is None:
        raise ReportRefused(_("This story is no longer public, so there is nothing to report."))
    code = _new_code()
    # To the hour: an exact time, here or in the history, could be found again in a server's log.
    hour = now.replace(minute=0, second=0, microsecond=0)
    report = ReaderReport.objects.create(
        article=story,
        quote_uid=quote_uid,
        kind=kind.value,
        text=words,
        is_danger=kind.is_danger,
        code_digest=code_digest(code),
        received_at=hour,
    )
    log(
        instance=story,
        action=REPORTED,
        data={"report": report.pk, "kind": report.kind},
        timestamp=hour,
    )
    if report.is_danger:
        transaction.on_commit(lambda: _alert(report, now))
    return report, code


def _new_code() -> str:
    """80 random bits as four groups of four letters and digits."""
    code = base64.b32encode(secrets.token_bytes(10)).decode()
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def _alert(report: ReaderReport, now: datetime.datetime) -> None:
    """Tell the moderators, and the groups of ADVOCACY_DANGER_ALERTS_TO, by mail, which holds a
    link and no word of the report or the story."""
    if is_over(limit=ALERTS, subject="all", now=now):
        return
    count_attempt(limit=ALERTS, subject="all", now=now)
    groups = [MODERATORS, *settings.ADVOCACY_DANGER_ALERTS_TO]
    people = get_user_model().objects.filter(is_active=True, groups__name__in=groups)
    addresses = people.exclude(email="").order_by("email").values_list("email", flat=True)
    url = (
        f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('reader_report', args=[report.pk])}"
    )
    send_mail(ALERT, {"url": url, "kind": report.get_kind_display()}, to=list(addresses.distinct()))
