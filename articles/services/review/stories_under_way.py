"""Stories that wait at a step which the newsroom has no more: they go on to what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Task, TaskState, WorkflowState, WorkflowTask

from articles.enums import CheckKind
from articles.guard import StepNeeded
from articles.models import CheckTask, ReviewTask

if TYPE_CHECKING:
    from wagtail.models import Workflow

    from articles.models import User

REVIEW_STOPPED = "article.review_stopped"


def asks_safety(workflow: Workflow, *, without: int) -> bool:
    """Whether another step than that with the key `without` asks the safety question."""
    return _safety_places(workflow).exclude(task=without).exists()


def require_safety_elsewhere(workflow: Workflow, task: Any) -> None:
    """Raises StepNeeded where nobody would ask the safety question without this step."""
    here = _safety_places(workflow).filter(task=task.pk).exists()
    if here and workflow.active and not asks_safety(workflow, without=task.pk):
        raise StepNeeded(task.name)


def _safety_places(workflow: Workflow) -> Any:
    checks = CheckTask.objects.filter(kind=CheckKind.SAFETY_REVIEW.value, active=True).order_by()
    joint = ReviewTask.objects.filter(asks__in=checks, active=True).order_by()
    steps = {*checks.values_list("pk", flat=True), *joint.values_list("pk", flat=True)}
    return WorkflowTask.objects.filter(workflow=workflow, task__in=steps)


@transaction.atomic
def prepare_switching_off(task: Any) -> None:
    """Before Wagtail switches a step off and sends its stories on: where no step would be left, it
    would publish them, and the guard would refuse. Those stay as drafts, and their history says
    why. Raises StepNeeded for the last step that asks the safety question."""
    for place in WorkflowTask.objects.filter(task=task.pk).select_related("workflow"):
        require_safety_elsewhere(place.workflow, task)
    _require_safety_check(task)
    waiting = TaskState.objects.filter(task=task.pk, status=TaskState.STATUS_IN_PROGRESS)
    for state in waiting.select_related("workflow_state__workflow"):
        if not _is_more_left(state.workflow_state, task.pk):
            stop_review(state.workflow_state, task.name, user=None)


def _require_safety_check(task: Any) -> None:
    """A step of several checks asks the questions of this one."""
    check = CheckTask.objects.filter(pk=task.pk, kind=CheckKind.SAFETY_REVIEW.value).first()
    if check is None:
        return
    for step in check.asked_in.filter(active=True):
        others = step.asks.filter(kind=check.kind, active=True).exclude(pk=check.pk)
        for place in step.workflow_tasks.select_related("workflow"):
            if not others.exists() and not asks_safety(place.workflow, without=step.pk):
                raise StepNeeded(task.name)


def move_on(state: WorkflowState, user: User | None) -> bool:
    """From a step that its workflow has no more to the first that is still to be done; return
    whether there was one. Otherwise the story is a draft again."""
    waiting = state.current_task_state
    if not _is_more_left(state, waiting.task_id):
        stop_review(state, waiting.task.name, user=user)
        return False
    waiting.cancel(user=user)
    return True


def stop_review(state: WorkflowState, step: str, *, user: User | None) -> None:
    """The story is a draft again; its checks stay, and hold as long as it is not changed."""
    story = state.content_object
    state.cancel(user=user)
    log(
        instance=story.specific,
        action=REVIEW_STOPPED,
        user=user,
        data={"reason": step},
        content_changed=False,
    )


def _is_more_left(state: WorkflowState, without: int) -> bool:
    steps = Task.objects.filter(workflow_tasks__workflow=state.workflow_id, active=True)
    done = steps.filter(task_states__in=state.successful_task_states)
    return steps.exclude(pk__in=done.values("pk")).exclude(pk=without).exists()
