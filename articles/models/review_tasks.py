"""The step of the workflow in which a second person lets a page go live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import AbstractGroupApprovalTask, Task, get_default_page_content_type

from articles.enums import ApprovalKind
from articles.guard import Finding, PublicationRefused
from articles.models.approvals import Approval
from articles.models.embargoes import Embargo, is_hidden_from, may_see_embargoed
from articles.models.publication import GuardedPublication

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Revision, TaskState

OWN_EDIT = Finding(
    "self_approval",
    "You made the last change yourself, so somebody else has to approve it. Your change is saved.",
    "approval",
)


def is_own_edit(revision: Revision | None, user: Any) -> bool:
    """Whether the rule "nobody approves their own last edit" keeps `user` from approving."""
    return bool(
        settings.ADVOCACY_FORBID_SELF_APPROVAL and revision and user and revision.user_id == user.pk
    )


def _is_guarded(revision: Revision) -> bool:
    # Not the page itself: Wagtail hands out a plain `Page` as well.
    kind = revision.content_type.model_class()
    return kind is not None and issubclass(kind, GuardedPublication)


class ReviewTask(AbstractGroupApprovalTask):
    """Members of the chosen groups read the page and let exactly this version go live.

    The approval of a story is kept, since the guard asks for it; sections, standing pages and the
    front page have no guard, and the approval publishes them.
    """

    class Meta:
        verbose_name = "review"
        verbose_name_plural = "reviews"

    @classmethod
    def get_description(cls) -> str:
        return "Somebody of the chosen groups, but not who edited last, approves this version"

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Membership in a group of reviewers shows nobody a story that is hidden from them."""
        return super().user_can_access_editor(obj, user) and not is_hidden_from(user, obj.pk)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet:
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        if may_see_embargoed(user):
            return states
        hidden = Embargo.objects.in_force().values_list("article_id", flat=True)
        return states.exclude(
            workflow_state__base_content_type=get_default_page_content_type(),
            workflow_state__object_id__in=[str(key) for key in hidden],
        )

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        actions = super().get_actions(obj, user)
        if actions and is_own_edit(obj.get_latest_revision(), user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approving records the approval of the revision first, since the last approval publishes
        at once. Raises PublicationRefused, and then nothing has changed."""
        if action_name == "approve":
            self._approve(task_state, user)
        return super().on_action(task_state, user, action_name, **kwargs)

    def _approve(self, task_state: TaskState, user: Any) -> None:
        # The same revision that `wagtail.workflows.publish_workflow_state` is about to publish.
        page = task_state.workflow_state.content_object
        revision = page.get_latest_revision()
        if is_own_edit(revision, user):
            raise PublicationRefused([OWN_EDIT], title=revision.object_str, article_id=page.pk)
        task_state.revision = revision
        if _is_guarded(revision) and not self._others_to_come(task_state):
            Approval.objects.record(
                revision=revision, kind=ApprovalKind.REVIEW, user=user, now=timezone.now()
            )

    def _others_to_come(self, task_state: TaskState) -> bool:
        """Whether other steps follow: only the last one lets the story go live."""
        state = task_state.workflow_state
        steps = Task.objects.filter(workflow_tasks__workflow=state.workflow, active=True)
        done = steps.filter(task_states__in=state.successful_task_states)
        return steps.exclude(pk__in=done.values("pk")).exclude(pk=self.pk).exists()
