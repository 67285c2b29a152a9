"""Who has claimed a step of the workflow, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from wagtail.models import TaskState

if TYPE_CHECKING:
    import datetime


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> ClaimQuerySet:
        """Claims on steps that stories are waiting at now."""
        return self.filter(task_state__status=TaskState.STATUS_IN_PROGRESS)

    def overdue(self, today: datetime.date) -> ClaimQuerySet:
        return self.current().filter(due_on__lt=today)

    def of_step(self, page: Any, task: Any) -> Claim | None:
        """The claim on the step `task` that `page` is at."""
        found: Claim | None = (
            self.current()
            .filter(task_state__task=task.pk, article=page.pk)
            .select_related("claimed_by")
            .first()
        )
        return found


class Claim(models.Model):
    """One person does the step; the others of the group are asked to leave the story alone.

    `handed_by` and `note`: somebody else gave it to them, and what they said.
    """

    task_state = models.OneToOneField(
        TaskState, on_delete=models.CASCADE, related_name="newsroom_claim"
    )
    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="claims"
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims"
    )
    claimed_at = models.DateTimeField()
    due_on = models.DateField("due on", null=True, blank=True)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.claimed_by}: {self.article}"
