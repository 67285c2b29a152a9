"""Which steps a newsroom has: three ready choices, which can be changed while stories wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Task, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from articles.enums import CheckKind, StepPreset
from articles.models import CheckTask, HomePage, ReviewTask
from articles.selectors.home.first_steps import STEPS_CHOSEN
from articles.services.review.stories_under_way import move_on
from articles.services.setup.newsroom_checklists import CHECKLISTS
from articles.services.setup.newsroom_rights import EDITORS, MODEL_RIGHTS

if TYPE_CHECKING:
    from articles.models import User

CHECK_AND_PUBLISH, ALL_CHECKS, PUBLISH_NAME = "Check and publish", "Check", "Publish"
KINDS = [kind.value for kind in CheckKind]


@dataclass(frozen=True, slots=True)
class PresetChange:
    """How many stories were moved to another step, and how many are drafts again."""

    moved: int = 0
    stopped: int = 0


def newsroom_workflow() -> Workflow | None:
    """The workflow of the front page, and so of every story that has none of its own."""
    place = WorkflowPage.objects.filter(page__in=HomePage.objects.order_by("path")[:1])
    found = place.select_related("workflow").first()
    return found.workflow if found else None


def can_choose_steps(user: User) -> bool:
    return bool(user.has_perm("wagtailcore.change_workflow"))


def read_preset(workflow: Workflow) -> StepPreset | None:
    """Which choice the steps of this workflow are; None where somebody made steps of their own."""
    shape = [_shape(task.specific) for task in workflow.tasks.filter(active=True)]
    whole: frozenset[str] = frozenset(KINDS)
    empty: frozenset[str] = frozenset()
    shapes: dict[StepPreset, list[Any]] = {
        StepPreset.TWO_PEOPLE: [whole],
        StepPreset.SMALL_DESK: [whole, empty],
        StepPreset.FULL_DESK: [*KINDS, empty],
    }
    return next((preset for preset, wanted in shapes.items() if wanted == shape), None)


def _shape(task: Any) -> Any:
    if isinstance(task, CheckTask):
        return task.kind
    if isinstance(task, ReviewTask):
        return frozenset(task.asks.filter(active=True).values_list("kind", flat=True))
    return None


@transaction.atomic
def choose_preset(*, preset: StepPreset, user: User) -> PresetChange:
    """The newsroom has these steps from now on. A story that waits at one of them stays there; one
    at another step goes on to the first of the new ones that is still to be done for it. Checks,
    failed ones as well, are kept. Raises PermissionDenied."""
    workflow = newsroom_workflow()
    if workflow is None or not can_choose_steps(user):
        raise PermissionDenied
    workflow = Workflow.objects.select_for_update().get(pk=workflow.pk)
    before = read_preset(workflow)
    change = set_steps(workflow=workflow, preset=preset, user=user)
    log(
        instance=workflow,
        action=STEPS_CHOSEN,
        user=user,
        data={
            "from": before.value if before else "",
            "to": preset.value,
            "moved": change.moved,
            "stopped": change.stopped,
        },
    )
    return change


def set_steps(*, workflow: Workflow, preset: StepPreset, user: User | None) -> PresetChange:
    """Put these steps into the workflow and move its stories; for the setup as well, which asks
    nobody. In a transaction."""
    was = read_preset(workflow)
    steps = _steps_of(workflow, preset)
    _share_protected_names(workflow, was, preset)
    # First what is new: the safety question is asked at every moment.
    for order, step in enumerate(steps):
        WorkflowTask.objects.update_or_create(
            workflow=workflow, task_id=step.pk, defaults={"sort_order": order}
        )
    WorkflowTask.objects.filter(workflow=workflow).exclude(
        task__in=[step.pk for step in steps]
    ).delete()
    waiting = WorkflowState.objects.filter(
        workflow=workflow, status=WorkflowState.STATUS_IN_PROGRESS, current_task_state__isnull=False
    ).exclude(current_task_state__task__in=[step.pk for step in steps])
    went_on = [move_on(state, user) for state in waiting.select_related("current_task_state__task")]
    return PresetChange(moved=sum(went_on), stopped=len(went_on) - sum(went_on))


def _share_protected_names(workflow: Workflow, was: StepPreset | None, now: StepPreset) -> None:
    """Where two people do it all, these two are the safety group: who edits and who publishes."""
    if StepPreset.TWO_PEOPLE not in (was, now) or was is now:
        return
    right = Permission.objects.get(
        content_type__app_label="articles", codename="view_protectedname"
    )
    own = MODEL_RIGHTS["articles", "protectedname"]
    sharing = [*_last(workflow).groups.all(), *Group.objects.filter(name=EDITORS)]
    for group in sharing:
        if now is StepPreset.TWO_PEOPLE:
            group.permissions.add(right)
        elif group.name not in own:
            group.permissions.remove(right)


def _steps_of(workflow: Workflow, preset: StepPreset) -> list[Task]:
    checks = [_check(workflow, kind) for kind in CheckKind]
    last = _last(workflow)
    deciders = list(last.groups.all())
    if preset is StepPreset.TWO_PEOPLE:
        return [_joint(CHECK_AND_PUBLISH, checks, deciders)]
    if preset is StepPreset.SMALL_DESK:
        # Whoever may do the safety review does all of it.
        return [_joint(ALL_CHECKS, checks, list(checks[-1].groups.all())), last]
    return [*checks, last]


def _check(workflow: Workflow, kind: CheckKind) -> CheckTask:
    """The check as the newsroom has it, with its questions and groups."""
    steps = CheckTask.objects.filter(kind=kind.value).order_by("-active", "pk")
    found = steps.filter(workflow_tasks__workflow=workflow).first() or steps.first()
    if found is None:
        items, short = CHECKLISTS[kind]
        found = CheckTask.objects.create(
            name=kind.label, kind=kind.value, checklist=items, short_checklist=short
        )
        found.groups.set(_last(workflow).groups.all())
    return _active(found)


def _last(workflow: Workflow) -> ReviewTask:
    steps = ReviewTask.objects.filter(asks=None).order_by("-active", "pk")
    mine = steps.filter(workflow_tasks__workflow=workflow).order_by("-workflow_tasks__sort_order")
    found = mine.first() or steps.filter(name=PUBLISH_NAME).first() or steps.first()
    return _active(found or ReviewTask.objects.create(name=PUBLISH_NAME))


def _joint(name: str, checks: list[CheckTask], groups: list[Group]) -> ReviewTask:
    """The step that asks the questions of all checks."""
    step = ReviewTask.objects.filter(name=name).exclude(asks=None).order_by("pk").first()
    if step is None:
        step = ReviewTask.objects.create(name=name)
        step.groups.set(groups)
    step.asks.set(checks)
    return _active(step)


def _active(step: Any) -> Any:
    if not step.active:
        step.active = True
        step.save(update_fields=["active"])
    return step
