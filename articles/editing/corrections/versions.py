"""Moderators withhold an old version, or show it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from articles.editing.corrections.forms import WithholdForm
from articles.editing.corrections.screens import FormScreen, StoryScreenView
from articles.models import PublishedVersion
from articles.services.corrections.versions import show_version, withhold_version

if TYPE_CHECKING:
    from django import forms

WITHHOLD, SHOW = "story_version_withhold", "story_version_show"


class WithholdView(FormScreen):
    """Asks for the reason, and says what readers will see."""

    template_name = "articles/corrections/editing/withhold_form.html"
    page_title = _("Withhold a version")
    needs_issuing = True

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        self.version = get_object_or_404(
            PublishedVersion, article=page_id, number=kwargs.pop("number")
        )
        return super().dispatch(request, page_id, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(version=self.version, **kwargs)

    def make_form(self, data: Any) -> WithholdForm:
        return WithholdForm(data)

    def preview(self, form: forms.Form) -> None:
        return None

    def carry_out(self, form: forms.Form) -> HttpResponse:
        withhold_version(
            version=self.version,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            now=timezone.now(),
        )
        messages.success(
            self.request,
            gettext("Version %(number)s is now hidden.") % {"number": self.version.number},
        )
        return redirect(self.list_url())


class ShowView(StoryScreenView):
    """Shows a withheld version again."""

    needs_issuing = True

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        version = get_object_or_404(PublishedVersion, article=self.article, number=number)
        show_version(version=version, by=request.user)
        messages.success(
            request, gettext("Readers can see version %(number)s again.") % {"number": number}
        )
        return redirect(self.list_url())
