"""What every step of the newsroom's workflow has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState, get_default_page_content_type

from articles.enums import ApprovalKind
from articles.guard import Finding, PublicationRefused
from articles.locks.claims import ClaimLock
from articles.models.approvals import Approval
from articles.models.claims import Claim
from articles.models.embargoes import Embargo, is_hidden_from, may_see_embargoed
from articles.models.last_changes import last_changed_by

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Revision, WorkflowState

OWN_EDIT = Finding(
    "self_approval",
    "You made the last change, so someone else has to approve it. Your change is saved.",
    "approval",
)


# The address of the review page, in the admin.
REVIEW_SCREEN = "story_review"


def is_own_edit(revision: Revision | None, user: Any) -> bool:
    """Whether the rule "nobody approves their own last edit" keeps `user` from approving."""
    return bool(
        settings.ADVOCACY_FORBID_SELF_APPROVAL
        and revision
        and user
        and last_changed_by(revision) == user.pk
    )


def is_guarded(revision: Revision) -> bool:
    """Whether the revision is a story's."""
    # Not the page itself: Wagtail hands out a plain `Page` as well.
    kind = revision.content_type.model_class()
    return hasattr(kind, "publication_digest")


def knows_page(user: Any, page: Any) -> bool:
    """Whether the tree of pages shows `page` to `user`: being asked to check stories shows
    nobody a story that is kept from them."""
    if is_hidden_from(user, page.pk):
        return False
    return bool(user.is_superuser or page.permissions_for_user(user).permissions)


class NewsroomStep(AbstractGroupApprovalTask):
    """A step for the members of some groups, but not for who edited last.

    One of them may claim it; for the others the story is locked meanwhile. Whichever step is the
    last of its workflow lets the story go live.
    """

    lock_class = ClaimLock

    class Meta:
        abstract = True

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """A step that the newsroom has no more is not begun (a story that was sent back from it
        comes in again there): the story goes on to what is left. With nothing left, it waits here,
        so that somebody can still approve it."""
        state: TaskState
        following = None if self.is_asked_in(workflow_state) else workflow_state.get_next_task()
        if following is None or following.pk == self.pk:
            state = self.begin(workflow_state, user)
        else:
            state = following.specific.start(workflow_state, user=user)
        return state

    def begin(self, workflow_state: WorkflowState, user: Any) -> TaskState:
        """The story waits at this step from now on."""
        state: TaskState = super().start(workflow_state, user=user)
        return state

    def is_asked_in(self, workflow_state: WorkflowState) -> bool:
        """Whether the workflow still has this step."""
        places = workflow_state.workflow.workflow_tasks.filter(task=self.pk)
        return bool(self.active and places.exists())

    def is_for(self, user: Any) -> bool:
        """Whether `user` may do this step."""
        return bool(user.is_superuser or self._user_in_groups(user))

    def claim_on(self, page: Any) -> Claim | None:
        """The claim on this step for the page, while the page is at it."""
        return Claim.objects.of_step(page, self)

    def is_claimed_from(self, page: Any, user: Any) -> bool:
        """Whether somebody else does this step."""
        claim = self.claim_on(page)
        return claim is not None and claim.claimed_by_id != user.pk

    def screen_url(self, page: Any) -> str:
        """Where the step is done."""
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return super().user_can_access_editor(obj, user) and knows_page(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return super().locked_for_user(obj, user) or self.is_claimed_from(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        actions = super().get_actions(obj, user)
        if not actions or not knows_page(user, obj) or self.is_claimed_from(obj, user):
            return []
        if is_own_edit(obj.get_latest_revision(), user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        return _known_to(user, super().get_task_states_user_can_moderate(user, **kwargs))

    def prepare_approval(self, task_state: TaskState, user: Any) -> Revision:
        """What comes before the step is approved; the revision that is. On the last step that is
        the approval of a story, since approving publishes at once. Raises PublicationRefused."""
        # The same revision that `wagtail.workflows.publish_workflow_state` is about to publish.
        page = task_state.workflow_state.content_object
        revision = page.get_latest_revision()
        if is_own_edit(revision, user):
            raise PublicationRefused([OWN_EDIT], title=revision.object_str, article_id=page.pk)
        task_state.revision = revision
        if is_guarded(revision) and not self.others_to_come(task_state):
            Approval.objects.record(
                revision=revision, kind=ApprovalKind.REVIEW, user=user, now=timezone.now()
            )
        return revision

    def others_to_come(self, task_state: TaskState) -> bool:
        """Whether other steps follow: only the last one lets the story go live."""
        state = task_state.workflow_state
        steps = Task.objects.filter(workflow_tasks__workflow=state.workflow, active=True)
        done = steps.filter(task_states__in=state.successful_task_states)
        return steps.exclude(pk__in=done.values("pk")).exclude(pk=self.pk).exists()


def steps_that_wait_for(user: Any) -> QuerySet[TaskState]:
    """Every step that `user` may do now: what `TaskState.objects.reviewable_by` finds, in one
    condition for all steps of the newsroom's own kinds and without a question about each."""
    kinds = [kind for kind in NewsroomStep.__subclasses__() if not kind._meta.abstract]
    of_newsroom = Q()
    for kind in kinds:
        # Also one that is switched off: a story waits there only if no other step is left.
        steps = kind._default_manager.order_by()
        if not user.is_superuser:
            steps = steps.filter(groups__user=user)
        of_newsroom |= Q(task__in=steps.values("pk"))
    waiting = TaskState.objects.filter(of_newsroom, status=TaskState.STATUS_IN_PROGRESS)
    waiting = _known_to(user, waiting)
    own = [ContentType.objects.get_for_model(kind) for kind in kinds]
    for step in Task.objects.filter(active=True).exclude(content_type__in=own).specific():
        waiting |= step.get_task_states_user_can_moderate(user)
    return waiting


def _known_to(user: Any, states: QuerySet[TaskState]) -> QuerySet[TaskState]:
    """Without those of stories of which `user` may not know."""
    if may_see_embargoed(user):
        return states
    hidden = Embargo.objects.in_force().order_by()
    keys = hidden.annotate(key=Cast("article_id", CharField())).values("key")
    return states.exclude(
        workflow_state__base_content_type=get_default_page_content_type(),
        workflow_state__object_id__in=keys,
    )
