"""Correction notices planned with a change, before it goes live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from wagtail.log_actions import log

from articles.enums import ChangeKind, CorrectionKind
from articles.models.corrections import MAX_NOTICE_LENGTH, Correction
from articles.models.reader_reports import ReaderReport

if TYPE_CHECKING:
    import datetime

    from articles.models.versions import PublishedVersion

CORRECTED = "article.corrected"


class PlannedCorrectionQuerySet(models.QuerySet["PlannedCorrection"]):
    """What is planned."""

    def open(self) -> Self:
        """Not issued with a publication yet."""
        return self.filter(settled_at__isnull=True)

    def for_revision(self, article_id: int, revision_id: int) -> Self:
        """What is open and was planned for this revision or one before it: each builds on those
        before, and a later one has not been written when an earlier one goes live on schedule."""
        return self.open().filter(article_id=article_id, revision_id__lte=revision_id)


class PlannedCorrection(models.Model):
    """A correction that is issued when the revision that it was written for goes live, or the
    statement that the change is a minor one.

    Outside revisions: autosave, restoring and purging leave it alone. A minor mark holds for the
    content with exactly this `digest`; its `text` is the reason, and stays in the newsroom.
    `report_id` is the key of the reader's report that led to it.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="planned_corrections"
    )
    kind = models.CharField(max_length=20, choices=ChangeKind.choices())
    text = models.TextField(validators=[MaxLengthValidator(MAX_NOTICE_LENGTH)])
    quote_uid = models.UUIDField(null=True, blank=True)
    revision_id = models.BigIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    planned_at = models.DateTimeField()
    report_id = models.BigIntegerField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    correction = models.OneToOneField(
        Correction, on_delete=models.CASCADE, null=True, blank=True, related_name="plan"
    )

    objects = PlannedCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["article", "revision_id"], name="planned_for_revision")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ChangeKind]),
                name="planned_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.MINOR.value) | ~Q(digest=""),
                name="minor_mark_has_a_digest",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="planned_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, planned {self.planned_at:%Y-%m-%d}"

    @property
    def is_minor(self) -> bool:
        return bool(self.kind == ChangeKind.MINOR)


def issue_planned_corrections(
    article: Any,
    *,
    versions: tuple[PublishedVersion, PublishedVersion],
    changed: bool,
    now: datetime.datetime,
) -> None:
    """The story has gone live again: issue what was planned for it, and let the first of it
    supersede the retraction, if the story was retracted."""
    retraction = Correction.objects.retraction_of(article)
    if not changed and retraction is None:
        return
    for plan in PlannedCorrection.objects.for_revision(article.pk, article.live_revision_id):
        if not plan.is_minor:
            issue_planned(article, plan, versions=versions, supersedes=retraction, now=now)
            retraction = None
        plan.settled_at = now
        plan.save(update_fields=["settled_at", "correction"])


def issue_planned(
    article: Any,
    plan: PlannedCorrection,
    *,
    versions: tuple[PublishedVersion | None, PublishedVersion | None],
    supersedes: Correction | None,
    now: datetime.datetime,
) -> Correction:
    """Issue what was planned, in the name of who planned it; `plan` is not saved here."""
    correction = Correction.objects.issue(
        article=article,
        kind=CorrectionKind.of(plan.kind),
        text=plan.text,
        by=plan.planned_by,
        now=now,
        versions=versions,
        quote_uid=plan.quote_uid,
        supersedes=supersedes,
    )
    plan.correction = correction
    ReaderReport.objects.close_corrected(plan.report_id, by=plan.planned_by, now=now)
    log_correction(article, correction)
    return correction


def log_correction(article: Any, correction: Correction, action: str = CORRECTED) -> None:
    """What was issued is in the history. Its words are not: they stand in the correction."""
    log(
        instance=article,
        action=action,
        user=correction.issued_by,
        data={"kind": correction.kind, "correction": correction.pk},
    )
