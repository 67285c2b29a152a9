"""The mails of the workflow are the newsroom's own, as text and as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from articles.services.review.workflow_mail import (
    tell_about_publication,
    tell_about_sending_back,
    tell_about_step,
)

if TYPE_CHECKING:
    from articles.models import User


def connect() -> None:
    """Called once, from AppConfig.ready()."""
    task_submitted.connect(mail_step, dispatch_uid="workflow_mails.step")
    workflow_rejected.connect(mail_sending_back, dispatch_uid="workflow_mails.back")
    workflow_approved.connect(mail_publication, dispatch_uid="workflow_mails.published")


def mail_step(instance: TaskState, user: User | None = None, **_: Any) -> None:
    transaction.on_commit(lambda: _tell_those_of_the_step(instance, user))


def _tell_those_of_the_step(state: TaskState, user: User | None) -> None:
    """Not of a step that was passed in the same breath."""
    if TaskState.objects.filter(pk=state.pk, status=TaskState.STATUS_IN_PROGRESS).exists():
        tell_about_step(state=state, user=user)


def mail_sending_back(instance: WorkflowState, user: User | None = None, **_: Any) -> None:
    transaction.on_commit(lambda: tell_about_sending_back(state=instance, user=user))


def mail_publication(instance: WorkflowState, user: User | None = None, **_: Any) -> None:
    transaction.on_commit(lambda: tell_about_publication(state=instance, user=user))
