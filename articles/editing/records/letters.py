"""Letters that wait for an answer: the reminder to look again, and "Mark as checked"."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput, Button

from articles.models import SourceDocument
from articles.selectors.embargo.visibility import is_hidden
from articles.selectors.records.correspondence import read_histories
from articles.selectors.records.letters import (
    days_between_checks,
    letters_due,
    read_letters_to_check,
)
from articles.services.records.letters import can_check_letters, mark_as_checked


class CheckedForm(forms.Form):
    """When somebody looked for an answer, and how."""

    on = forms.DateField(label=_("When?"), widget=AdminDateInput)
    how = forms.CharField(
        label=_("How?"),
        help_text=_("“asked the press office by mail”. Readers see it."),
        max_length=255,
    )

    def clean_on(self) -> datetime.date:
        on: datetime.date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(gettext("This day has not come yet."))
        return on


class LettersScreen(WagtailAdminTemplateMixin, View):
    """For those who may change documents."""

    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_check_letters(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class LettersToCheckView(LettersScreen):
    """Letters that nobody has checked for as long as the newsroom has set."""

    template_name = "articles/records/editing/letters_to_check.html"
    page_title = _("Letters to check")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        days = days_between_checks()
        letters = read_letters_to_check(request.user, timezone.localdate(), days)
        return self.render_to_response(self.get_context_data(letters=letters, days=days))


class LetterCheckedView(LettersScreen):
    """Mark one letter as checked."""

    template_name = "articles/records/editing/letter_checked.html"
    page_title = _("Mark as checked")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.document = get_object_or_404(SourceDocument, pk=kwargs["pk"])
        if is_hidden(SourceDocument, self.document.pk, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._show(CheckedForm(initial={"on": timezone.localdate()}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = CheckedForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        mark_as_checked(document=self.document, by=request.user, **form.cleaned_data)
        messages.success(
            request, gettext("“%(name)s” is marked as checked.") % {"name": self.document.name}
        )
        return redirect("letters_to_check")

    def _show(self, form: CheckedForm) -> HttpResponse:
        found = read_histories([self.document.pk], timezone.localdate()).get(self.document.pk)
        return self.render_to_response(
            self.get_context_data(form=form, document=self.document, history=found)
        )


class LettersPanel(Component):
    """The reminder on the home screen."""

    order = 190
    template_name = "articles/records/editing/letters_panel.html"

    class Media:
        css: ClassVar = {"all": ["editing/desk.css"]}

    def __init__(self, count: int, days: int) -> None:
        self.count, self.days = count, days

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"count": self.count, "days": self.days}


@hooks.register("construct_homepage_panels", order=20)
def remind_of_letters(request: HttpRequest, panels: list[Component]) -> None:
    if not can_check_letters(request.user):
        return
    days = days_between_checks()
    if days and (count := letters_due(request.user, timezone.localdate(), days).count()):
        panels.append(LettersPanel(count, days))


@hooks.register("register_admin_urls")
def letter_urls() -> list[URLPattern]:
    return [
        path("letters/", LettersToCheckView.as_view(), name="letters_to_check"),
        path("letters/<int:pk>/checked/", LetterCheckedView.as_view(), name="letter_checked"),
    ]


@hooks.register("register_snippet_listing_buttons")
def checked_button(record: Any, user: Any, next_url: str = "") -> Iterator[Button]:
    if isinstance(record, SourceDocument) and can_check_letters(user):
        url = reverse("letter_checked", args=[record.pk])
        yield Button(_("Mark as checked…"), url=url, icon_name="check", priority=36)


class LettersMenuItem(MenuItem):
    """Shown to those who may change documents."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_check_letters(request.user)


@hooks.register("register_reports_menu_item")
def letters_menu_item() -> MenuItem:
    url = reverse("letters_to_check")
    return LettersMenuItem(LettersToCheckView.page_title, url, icon_name="mail", order=695)
