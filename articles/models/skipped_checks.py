"""Checks that the fast lane skipped, until they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from articles.enums import CheckKind, CheckOutcome
from articles.models.checks import Check

if TYPE_CHECKING:
    import datetime


class SkippedCheckQuerySet(models.QuerySet["SkippedCheck"]):
    def still_open(self) -> SkippedCheckQuerySet:
        return self.filter(done_at=None)

    def settle(self, article_id: int, digest: str, now: datetime.datetime) -> int:
        """Close what was skipped for a story where the check is passed for the content with this
        digest: that of the row, or of what readers see. Return how many rows were closed."""
        passed = Check.objects.filter(
            article_id=article_id,
            digest=digest,
            kind=OuterRef("kind"),
            outcome=CheckOutcome.PASSED.value,
        )
        rows = self.still_open().filter(Exists(passed), article_id=article_id)
        return rows.update(done_at=now)


class SkippedCheck(models.Model):
    """A check that a story went live without, by whom, and when it was done after all."""

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="skipped_checks"
    )
    kind = models.CharField(max_length=20, choices=CheckKind.choices())
    digest = models.CharField(max_length=64)
    reason = models.TextField()
    skipped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    skipped_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = SkippedCheckQuerySet.as_manager()

    class Meta:
        ordering = ["skipped_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind"],
                condition=Q(done_at=None),
                name="one_open_skipped_check",
            ),
        ]

    def __str__(self) -> str:
        state = "done" if self.done_at else "to be done"
        return f"{self.get_kind_display()} of “{self.article.title}”: {state}"
