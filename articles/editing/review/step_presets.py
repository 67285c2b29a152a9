"""The screen on which an administrator chooses which steps the newsroom has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Workflow, WorkflowState

from articles.editing.review.refusals import STEPS_SCREEN
from articles.enums import StepPreset
from articles.services.review.step_presets import (
    PresetChange,
    can_choose_steps,
    choose_preset,
    newsroom_workflow,
    read_preset,
)

STEPS_LABEL = _("Steps to publication")
# What each choice means, for whoever has to decide.
_MEANING = {
    StepPreset.TWO_PEOPLE: _(
        "One writes; a second person checks and publishes in one step. That step asks the "
        "questions of the copy edit, the fact check and the safety review."
    ),
    StepPreset.SMALL_DESK: _(
        "One writes; one checks words, facts and safety in one step; one publishes. The second "
        "and the third may be the same person."
    ),
    StepPreset.FULL_DESK: _(
        "Copy edit, fact check, safety review and publication are four steps, each with people "
        "of its own."
    ),
}


class StepsForm(forms.Form):
    """One of the three."""

    preset = forms.ChoiceField(
        choices=StepPreset.choices(), widget=forms.RadioSelect, label=STEPS_LABEL
    )


class StepsView(WagtailAdminTemplateMixin, View):
    template_name = "articles/review/editing/step_presets.html"
    page_title = STEPS_LABEL
    header_icon = "tasks"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        workflow = newsroom_workflow()
        if workflow is None or not can_choose_steps(request.user):
            raise PermissionDenied
        self.workflow: Workflow = workflow
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StepsForm(request.POST)
        if not form.is_valid():
            messages.error(request, gettext("Choose one of the three, then save."))
            return self._show(status=400)
        preset = StepPreset.of(form.cleaned_data["preset"])
        change = choose_preset(preset=preset, user=request.user)
        messages.success(request, _said(preset, change))
        return redirect(STEPS_SCREEN)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The last one is the screen's heading."""
        return [*self.breadcrumbs_items, {"url": "", "label": STEPS_LABEL}]

    def _show(self, status: int = 200) -> HttpResponse:
        current = read_preset(self.workflow)
        under_way = WorkflowState.objects.filter(
            workflow=self.workflow, status=WorkflowState.STATUS_IN_PROGRESS
        )
        context = self.get_context_data(
            choices=[
                (preset.value, preset.label, _MEANING[preset], preset is current)
                for preset in StepPreset
            ],
            is_own=current is None,
            steps=[task.name for task in self.workflow.tasks.filter(active=True)],
            under_way=under_way.count(),
            workflow_url=reverse("wagtailadmin_workflows:edit", args=[self.workflow.pk]),
            tasks_url=reverse("wagtailadmin_workflows:task_index"),
        )
        return self.render_to_response(context, status=status)


def _said(preset: StepPreset, change: PresetChange) -> str:
    words = [gettext("The newsroom works as “%(preset)s” now.") % {"preset": preset.label}]
    if change.moved:
        words.append(
            ngettext(
                "%(number)d story under way was moved to a new step.",
                "%(number)d stories under way were moved to a new step.",
                change.moved,
            )
            % {"number": change.moved}
        )
    if change.stopped:
        words.append(
            ngettext(
                "%(number)d story had no step left and is a draft again.",
                "%(number)d stories had no step left and are drafts again.",
                change.stopped,
            )
            % {"number": change.stopped}
        )
    return " ".join(words)


class StepsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_choose_steps(request.user)


@hooks.register("register_settings_menu_item")
def steps_menu_item() -> MenuItem:
    return StepsMenuItem(
        STEPS_LABEL, reverse(STEPS_SCREEN), name="newsroom-steps", icon_name="tasks", order=90
    )


@hooks.register("register_admin_urls")
def steps_url() -> list[URLPattern]:
    return [path("settings/steps/", StepsView.as_view(), name=STEPS_SCREEN)]
