"""The last step of the workflow: a second person approves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models.steps import OWN_EDIT, NewsroomStep, is_guarded, is_own_edit

if TYPE_CHECKING:
    from wagtail.models import TaskState

__all__ = ["OWN_EDIT", "ReviewTask", "is_own_edit"]


# The address of the screen, in the admin.
PUBLISH_STEP_SCREEN = "story_publish_step"


class ReviewTask(NewsroomStep):
    """Members of the chosen groups read the page and let exactly this version go live.

    The approval of a story is kept, since the guard asks for it; sections, standard pages and the
    front page have no guard, and the approval publishes them.
    """

    class Meta:
        verbose_name = "review"
        verbose_name_plural = "reviews"

    @classmethod
    def get_description(cls) -> str:
        return _(
            "Someone from the chosen groups, other than the last editor, approves this version"
        )

    def screen_url(self, page: Any) -> str:
        """For a story a screen of its own; any other page is approved in the editor."""
        if is_guarded(page.get_latest_revision()):
            return reverse(PUBLISH_STEP_SCREEN, args=[page.pk])
        return super().screen_url(page)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approving records the approval of the revision first, since the last approval publishes
        at once. Raises PublicationRefused, and then nothing has changed."""
        if action_name == "approve":
            self.prepare_approval(task_state, user)
        return super().on_action(task_state, user, action_name, **kwargs)
