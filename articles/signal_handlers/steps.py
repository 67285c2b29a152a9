"""Steps of the workflow that somebody takes away: the story goes on, and the safety question stays.

Here, because Wagtail's screens switch a step off, and take it out of a workflow, without asking the
step itself.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from wagtail.models import Task, WorkflowTask

from articles.models import CheckTask, ReviewTask
from articles.services.review.stories_under_way import (
    prepare_switching_off,
    require_safety_elsewhere,
)


def connect() -> None:
    """Connect every handler once, from AppConfig.ready()."""
    for kind in (Task, CheckTask, ReviewTask):
        pre_save.connect(
            see_off_stories, sender=kind, dispatch_uid=f"articles.see_off_stories.{kind.__name__}"
        )
    pre_delete.connect(
        keep_the_safety_question,
        sender=WorkflowTask,
        dispatch_uid="articles.keep_the_safety_question",
    )


def see_off_stories(instance: Task, raw: bool, **_: Any) -> None:
    if raw or instance.pk is None or instance.active:
        return
    if Task.objects.filter(pk=instance.pk, active=True).exists():
        prepare_switching_off(instance)


def keep_the_safety_question(instance: WorkflowTask, origin: Any = None, **_: Any) -> None:
    """Not where the whole workflow is deleted."""
    model = getattr(origin, "model", type(origin))
    if model is WorkflowTask:
        require_safety_elsewhere(instance.workflow, instance.task)
