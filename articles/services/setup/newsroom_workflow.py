"""The workflow "Review": copy edit, fact check, safety review, and then a second person publishes.

It is Wagtail's own and can be changed in the admin; the guard asks for the checks that it has then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from articles.enums import CheckKind
from articles.models import CheckTask, ReviewTask
from articles.services.review.step_presets import set_steps
from articles.services.setup.newsroom_checklists import CHECKLISTS
from articles.services.setup.newsroom_rights import (
    ADMINISTRATORS,
    COPY_EDITORS,
    FACT_CHECKERS,
    MODERATORS,
    SAFETY_REVIEWERS,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import Group

    from articles.enums import StepPreset
    from articles.models import HomePage

REVIEW, PUBLISH = "Review", "Publish"

# In the order of the steps. Moderators and administrators do each, so that two people are enough.
GROUP_OF_CHECK = {
    CheckKind.COPY_EDIT: COPY_EDITORS,
    CheckKind.FACT_CHECK: FACT_CHECKERS,
    CheckKind.SAFETY_REVIEW: SAFETY_REVIEWERS,
}


def set_up_workflow(
    *, home: HomePage, groups: dict[str, Group], steps: StepPreset | None = None
) -> list[str]:
    """Make "Review" the workflow of the whole tree, unless the front page has one already. One
    that an earlier version made, and nobody changed, gets the checks. `steps`: other ones than all
    four, for a workflow that is made now."""
    _retire_wagtails_own()
    place = WorkflowPage.objects.filter(page=home).select_related("workflow").first()
    if place is not None:
        return _add_checks_to_old_path(place.workflow, groups)
    workflow = Workflow.objects.filter(name=REVIEW, active=True).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=REVIEW)
        task = ReviewTask.objects.create(name=PUBLISH)
        task.groups.set([groups[MODERATORS], groups[ADMINISTRATORS]])
        _put_checks_before(workflow, task, groups)
    WorkflowPage.objects.create(page=home, workflow=workflow)
    if steps:
        set_steps(workflow=workflow, preset=steps, user=None)
    return ["the workflow Review"]


def _add_checks_to_old_path(workflow: Workflow, groups: dict[str, Group]) -> list[str]:
    """The path of an earlier version had one step. Stories that wait at it are approved there
    first, and pass the checks afterwards."""
    tasks = list(ReviewTask.objects.filter(workflow_tasks__workflow=workflow))
    is_old = workflow.name == REVIEW and workflow.active and workflow.workflow_tasks.count() == 1
    if not is_old or [task.name for task in tasks] != [REVIEW]:
        return []
    if set(tasks[0].groups.all()) != {groups[MODERATORS], groups[ADMINISTRATORS]}:
        return []
    tasks[0].name = PUBLISH
    tasks[0].save(update_fields=["name"])
    _put_checks_before(workflow, tasks[0], groups)
    return ["the checks of the workflow Review"]


def _put_checks_before(workflow: Workflow, last: ReviewTask, groups: dict[str, Group]) -> None:
    WorkflowTask.objects.filter(workflow=workflow).delete()
    for place, (kind, checkers) in enumerate(GROUP_OF_CHECK.items()):
        items, short = CHECKLISTS[kind]
        task = CheckTask.objects.create(
            name=kind.label, kind=kind.value, checklist=items, short_checklist=short
        )
        task.groups.set([groups[checkers], groups[MODERATORS], groups[ADMINISTRATORS]])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=place)
    WorkflowTask.objects.create(workflow=workflow, task=last, sort_order=len(GROUP_OF_CHECK))


def _retire_wagtails_own() -> None:
    """The workflow of Wagtail's migrations stands on the root and records no approval, so that
    whatever it approves would be refused. It goes if no story is in it."""
    root = Page.get_first_root_node()
    for place in WorkflowPage.objects.filter(page=root).select_related("workflow"):
        workflow = place.workflow
        tasks = list(GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow))
        if workflow.name != "Moderators approval" or len(tasks) != workflow.workflow_tasks.count():
            continue
        place.delete()
        if not WorkflowState.objects.filter(workflow=workflow).exists():
            workflow.delete()
            for task in tasks:
                task.delete()
