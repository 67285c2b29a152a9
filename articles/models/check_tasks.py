"""The steps of the workflow in which a story is checked: copy edit, fact check, safety review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from articles.enums import CheckKind
from articles.models.checks import Check
from articles.models.steps import REVIEW_SCREEN, NewsroomStep, is_guarded

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


# What is asked by ticks: more of them are ticked without looking.
MAX_QUESTIONS = 3


def lines_of(text: str) -> list[str]:
    """The items of a checklist: its lines that are not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def split_checklist(text: str) -> tuple[list[str], list[str]]:
    """The questions, which are the lines up to the first empty one and three at most; and all
    other lines, which are guidance."""
    first = text.strip().partition("\n\n")[0]
    questions = lines_of(first)[:MAX_QUESTIONS]
    return questions, lines_of(text)[len(questions) :]


class CheckTask(NewsroomStep):
    """Somebody of the chosen groups goes through a checklist on the check's own screen.

    What came of it is kept as a `Check`, by the content that was looked at. Pages that are no
    stories pass this step untouched.
    """

    kind = models.CharField("which check", max_length=20, choices=CheckKind.choices())
    checklist = models.TextField(
        blank=True,
        help_text="One question on each line, three at most, then an empty line; what follows is "
        "shown as guidance and not ticked. A check is passed when each question is ticked, or has "
        "a note that says why it does not apply.",
    )
    short_checklist = models.TextField(
        "checklist of the fast lane",
        blank=True,
        help_text="The few questions that are asked even when breaking news is published fast, one "
        "on each line. Used for the safety review.",
    )

    admin_form_fields = (
        *NewsroomStep.admin_form_fields,
        "kind",
        "checklist",
        "short_checklist",
    )
    admin_form_readonly_on_edit_fields = (
        *NewsroomStep.admin_form_readonly_on_edit_fields,
        "kind",
    )

    class Meta:
        verbose_name = "check"
        verbose_name_plural = "checks"

    @classmethod
    def get_description(cls) -> str:
        return _(
            "Someone from the chosen groups, other than the last editor, works through a checklist"
        )

    def items(self) -> list[str]:
        """The questions that are ticked."""
        return split_checklist(self.checklist)[0]

    def guidance(self) -> list[str]:
        """What to keep in mind while one looks."""
        return split_checklist(self.checklist)[1]

    def short_items(self) -> list[str]:
        return lines_of(self.short_checklist)

    def screen_url(self, page: Any) -> str:
        return reverse(REVIEW_SCREEN, args=[page.pk])

    def begin(self, workflow_state: WorkflowState, user: Any) -> TaskState:
        """Other pages are not checked, nor is a story whose very content has passed already."""
        revision = workflow_state.content_object.get_latest_revision()
        if is_guarded(revision) and not self._has_passed(revision):
            return super().begin(workflow_state, user)
        state = TaskState(workflow_state=workflow_state, revision=revision, task=self)
        if not self.others_to_come(state):
            return super().begin(workflow_state, user)
        state.status = TaskState.STATUS_SKIPPED
        state.finished_at = timezone.now()
        state.save()
        return state

    def _has_passed(self, revision: Any) -> bool:
        story = revision.as_object()
        return bool(Check.objects.passed_for(story.pk, self.kind, story.publication_digest()))

    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any
    ) -> str | None:
        """Wagtail's buttons have no checklist: approving a story there leads to the screen of the
        check, and changes nothing. Any other page is approved as everywhere."""
        if action_name != "approve":
            return super().on_action(task_state, user, action_name, **kwargs)
        if is_guarded(task_state.workflow_state.content_object.get_latest_revision()):
            return self.screen_url(task_state.workflow_state.content_object)
        self.complete(task_state, user)
        return None

    @transaction.atomic
    def complete(self, task_state: TaskState, user: Any, comment: str = "") -> None:
        """The step is done. Raises PublicationRefused, and then nothing has changed."""
        self.prepare_approval(task_state, user)
        task_state.approve(user=user, comment=comment)


def step_of(article: Any, kind: CheckKind) -> CheckTask | None:
    """The step in which this check of the story is done: that of its workflow, or any other, since
    a check can be done again when the workflow has no such step any more."""
    steps = CheckTask.objects.filter(kind=kind.value, active=True).order_by("pk")
    workflow = article.get_workflow()
    mine = steps.filter(workflow_tasks__workflow=workflow).first() if workflow else None
    return mine or steps.first()
