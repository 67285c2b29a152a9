"""The last step of the workflow: a second person approves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.enums import CheckKind
from articles.guard import CHECK, Finding, PublicationRefused
from articles.models.checks import Check
from articles.models.steps import OWN_EDIT, REVIEW_SCREEN, NewsroomStep, is_guarded, is_own_edit

if TYPE_CHECKING:
    from wagtail.models import Revision, TaskState

__all__ = ["OWN_EDIT", "ReviewTask", "is_own_edit"]


# The address of the screen, in the admin.
PUBLISH_STEP_SCREEN = "story_publish_step"
UNANSWERED = "The questions of the %(check)s belong to this step. Answer them first."


class ReviewTask(NewsroomStep):
    """Members of the chosen groups read the page and let exactly this version go live.

    The approval of a story is kept, since the guard asks for it; sections, standard pages and the
    front page have no guard, and the approval publishes them. In a newsroom of few people the step
    also asks the questions of some or all checks; then they have to be passed first.
    """

    # Set by the choice of steps (services/review/step_presets.py), not by hand.
    asks = models.ManyToManyField(
        "articles.CheckTask",
        related_name="asked_in",
        blank=True,
        help_text="The checks whose questions are answered in this very step.",
    )

    class Meta:
        verbose_name = "review"
        verbose_name_plural = "reviews"

    @classmethod
    def get_description(cls) -> str:
        return _(
            "Someone from the chosen groups, other than the last editor, approves this version"
        )

    def screen_url(self, page: Any) -> str:
        """For a story the review page; any other page is approved in the editor."""
        if is_guarded(page.get_latest_revision()):
            return reverse(REVIEW_SCREEN, args=[page.pk])
        return super().screen_url(page)

    def prepare_approval(self, task_state: TaskState, user: Any) -> Revision:
        """Nor is a story approved here before the checks that this very step asks for."""
        revision = task_state.workflow_state.content_object.get_latest_revision()
        if is_guarded(revision):
            self._require_checks(revision)
        return super().prepare_approval(task_state, user)

    def _require_checks(self, revision: Revision) -> None:
        kinds = list(self.asks.filter(active=True).values_list("kind", flat=True))
        if not kinds:
            return
        story = revision.as_object()
        digest = story.publication_digest()
        missing = [
            Finding(CHECK, UNANSWERED % {"check": CheckKind.label_of(kind)}, f"check:{kind}")
            for kind in kinds
            if not Check.objects.passed_for(story.pk, kind, digest)
        ]
        if missing:
            raise PublicationRefused(missing, title=revision.object_str, article_id=story.pk)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approving records the approval of the revision first, since the last approval publishes
        at once. Raises PublicationRefused, and then nothing has changed."""
        if action_name == "approve":
            self.prepare_approval(task_state, user)
        return super().on_action(task_state, user, action_name, **kwargs)
