"""Outcomes of a story's checks. Outside revisions: restoring an old one restores none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.enums import CheckKind, CheckOutcome

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision

    from articles.models.users import User


class CheckManager(models.Manager["Check"]):
    """Checks are made from a revision, so that the digest is always that of its content."""

    def record(
        self,
        *,
        revision: Revision,
        kind: CheckKind,
        outcome: CheckOutcome,
        user: User | None,
        now: datetime.datetime,
        answers: list[dict[str, object]] | None = None,
        note: str = "",
    ) -> Check:
        """`answers` has a row for each item of the checklist: `item`, `ticked`, `note`."""
        article = revision.as_object()
        return self.create(
            article_id=article.pk,
            kind=kind.value,
            digest=article.publication_digest(),
            revision_id=revision.pk,
            outcome=outcome.value,
            answers=answers or [],
            note=note,
            done_by=user,
            done_at=now,
        )

    def passed_for(self, article_id: int, kind: str, digest: str) -> Check | None:
        """The check of this kind that holds for this content, unless a later one failed."""
        last = self.filter(article_id=article_id, kind=kind).first()
        if last is None or last.outcome == CheckOutcome.FAILED:
            return None
        return self.filter(
            article_id=article_id, kind=kind, digest=digest, outcome=CheckOutcome.PASSED.value
        ).first()


class Check(models.Model):
    """Somebody did one check on exactly this content.

    `digest` is the SHA-256 of what would be public (see `ArticlePage.publication_digest`): after a
    change the check is stale. `answers`: a list with the checklist as it was then, each item with
    whether it was ticked and a note.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="checks"
    )
    kind = models.CharField(max_length=20, choices=CheckKind.choices())
    digest = models.CharField(max_length=64)
    revision_id = models.BigIntegerField()
    outcome = models.CharField(max_length=10, choices=CheckOutcome.choices())
    answers = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    done_at = models.DateTimeField()

    objects = CheckManager()

    class Meta:
        ordering = ["-done_at", "-pk"]
        indexes = [models.Index(fields=["article", "kind"], name="check_of_article")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome=CheckOutcome.FAILED.value) | ~Q(note=""),
                name="failed_check_says_why",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in CheckKind]),
                name="check_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_outcome_display()} ({self.done_at:%Y-%m-%d})"
