"""Approvals of one exact revision. Outside revisions: restoring one restores no approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.enums import ApprovalKind
from articles.models.skipped_checks import SkippedCheck

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision

    from articles.models.users import User


class ApprovalManager(models.Manager["Approval"]):
    """Approvals are made from a revision, so that the digest is always that of its content."""

    def record(
        self,
        *,
        revision: Revision,
        kind: ApprovalKind,
        user: User | None,
        now: datetime.datetime,
        reason: str = "",
    ) -> Approval:
        article = revision.as_object()
        digest = article.publication_digest()
        # What the fast lane left out is settled when a version that passed the check goes live.
        SkippedCheck.objects.settle(article.pk, digest, now)
        return self.create(
            article_id=article.pk,
            revision_id=revision.pk,
            digest=digest,
            kind=kind.value,
            reason=reason,
            approved_by=user,
            approved_at=now,
        )


class Approval(models.Model):
    """Somebody let exactly this revision go live.

    `digest` is the SHA-256 of what would be public (see `ArticlePage.publication_digest`): content
    changed after the approval does not match and is refused.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="approvals"
    )
    revision_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=ApprovalKind.choices())
    reason = models.TextField(blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    approved_at = models.DateTimeField()

    objects = ApprovalManager()

    class Meta:
        ordering = ["-approved_at", "-pk"]
        # Wagtail's form of a group takes the model's name ("approval") out of a right's name.
        permissions = [
            ("override_approval", "Publish by override, though nobody has approved it"),
            ("archive_approval", "Publish the stories of an old site as an archive"),
        ]
        indexes = [models.Index(fields=["article", "revision_id"], name="approval_revision")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=[kind.value for kind in ApprovalKind if kind.needs_reason])
                | ~Q(reason=""),
                name="override_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ApprovalKind]),
                name="approval_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.approved_at:%Y-%m-%d})"


def was_reviewed(revision_id: int | None) -> bool:
    """Whether a review approved this revision. One query."""
    if revision_id is None:
        return False
    return Approval.objects.filter(revision_id=revision_id, kind=ApprovalKind.REVIEW).exists()
