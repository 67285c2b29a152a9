"""Readers' reports about a story or one of its quotes, and their outcome."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from wagtail.log_actions import log

from articles.enums import ReportKind, ReportState

if TYPE_CHECKING:
    import datetime

LONGEST_REPORT, LONGEST_ANSWER, LONGEST_NOTE = 5_000, 5_000, 5_000
CLOSED = "article.report_closed"
# Characters that people mistake for those of a code (base 32).
_MEANT = str.maketrans("018", "OIB")
_OPEN = [state.value for state in ReportState if state.is_open]


def code_digest(code: str) -> str:
    """SHA-256 (hexadecimal) of a look-up code, however it was typed. A code has 80 random bits:
    nobody finds it from its digest."""
    plain = re.sub(r"[^A-Z0-9]", "", code.upper()).translate(_MEANT)
    return hashlib.sha256(b"articles.reader_reports:" + plain.encode()).hexdigest()


class ReaderReportQuerySet(models.QuerySet["ReaderReport"]):
    """Reports of readers."""

    def open(self) -> Self:
        """Those with which somebody has still to do something."""
        return self.filter(state__in=_OPEN)

    def most_urgent_first(self) -> Self:
        """Open before closed, danger before the rest, and of these the oldest first."""
        is_open = models.Case(models.When(state__in=_OPEN, then=0), default=1)
        return self.annotate(is_done=is_open).order_by("is_done", "-is_danger", "received_at", "pk")

    def following(self, cursor: tuple[int, bool, datetime.datetime, int]) -> Self:
        """Those that come after one in the order of `most_urgent_first`: its `is_done`, whether it
        is about danger, when it was received, and its key."""
        is_done, is_danger, received_at, pk = cursor
        later = models.Q(received_at__gt=received_at) | models.Q(received_at=received_at, pk__gt=pk)
        beside = models.Q(is_danger=is_danger) & later
        below = beside | models.Q(is_danger=False) if is_danger else beside
        return self.filter(models.Q(is_done__gt=is_done) | models.Q(is_done=is_done) & below)

    def close_corrected(self, pk: int | None, *, by: Any, now: datetime.datetime) -> None:
        """A correction that came from this report was issued: the reader is told that something
        was changed. Nothing happens where the report is gone."""
        found = self.filter(pk=pk).select_related("duplicate_of").first() if pk else None
        if found is None:
            return
        report = found.duplicate_of or found
        report.state, report.closed_at = ReportState.CLOSED_CHANGED.value, now
        report.save(update_fields=["state", "closed_at"])
        log(instance=report.article or report, action=CLOSED, user=by, data={"report": report.pk})


class ReaderReport(models.Model):
    """A problem that a reader reported. Nothing is known of the reader: no name, no address.

    `text` is plain and stays in the newsroom; `answer` is what the reader sees who types the code,
    of which the digest alone is stored. A duplicate is answered by the report that it doubles.
    """

    article = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reader_reports",
    )
    quote_uid = models.UUIDField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=ReportKind.choices())
    text = models.TextField(blank=True, validators=[MaxLengthValidator(LONGEST_REPORT)])
    is_danger = models.BooleanField("danger", default=False)
    state = models.CharField(
        max_length=20, choices=ReportState.choices(), default=ReportState.NEW.value
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_reports",
    )
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="duplicates"
    )
    answer = models.TextField(blank=True, validators=[MaxLengthValidator(LONGEST_ANSWER)])
    code_digest = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ReaderReportQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = "report from a reader"
        verbose_name_plural = "reports from readers"
        default_permissions = ("change", "view")
        indexes = [models.Index(fields=["state", "received_at"], name="report_state_received")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ReportKind]),
                name="report_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ReportState]),
                name="report_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of__isnull=True) | Q(state=ReportState.DUPLICATE.value),
                name="report_doubles_when_duplicate",
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in _OPEN


class ReportNote(models.Model):
    """What somebody in the newsroom wrote down about a report, for colleagues alone."""

    report = models.ForeignKey(ReaderReport, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(validators=[MaxLengthValidator(LONGEST_NOTE)])
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Note on report {self.report_id}"


class CannedReply(models.Model):
    """Words that answers to readers begin with again and again."""

    title = models.CharField(max_length=100, unique=True, help_text="For the newsroom alone.")
    text = models.TextField(
        validators=[MaxLengthValidator(LONGEST_ANSWER)],
        help_text="It is put into the answer, where it can be changed before a reader sees it.",
    )

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = "canned reply"
        verbose_name_plural = "canned replies"

    def __str__(self) -> str:
        return self.title
