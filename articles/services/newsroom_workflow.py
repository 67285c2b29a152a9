"""The workflow "Review": one second person lets a story go live."""

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

from articles.models import ReviewTask
from articles.services.newsroom_rights import ADMINISTRATORS, MODERATORS

if TYPE_CHECKING:
    from django.contrib.auth.models import Group

    from articles.models import HomePage

REVIEW = "Review"


def set_up_workflow(*, home: HomePage, groups: dict[str, Group]) -> list[str]:
    """Make "Review" the workflow of the whole tree, unless the front page has one already."""
    _retire_wagtails_own()
    if WorkflowPage.objects.filter(page=home).exists():
        return []
    workflow = Workflow.objects.filter(name=REVIEW, active=True).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=REVIEW)
        task = ReviewTask.objects.create(name=REVIEW)
        task.groups.set([groups[MODERATORS], groups[ADMINISTRATORS]])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=home, workflow=workflow)
    return ["the workflow Review"]


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
