"""A person's consent in the admin: record it, withdraw it, see what still names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button

from articles.editing.records.consent_forms import RecordConsentForm, WithdrawConsentForm
from articles.enums import NamingStatus
from articles.models import Person, SourceDocument
from articles.selectors.records.consents import SOON, read_traces, running_out
from articles.services.records.consents import (
    ConsentRefused,
    can_keep_consents,
    record_consent,
    withdraw_consent,
)


class ConsentScreen(WagtailAdminTemplateMixin, View):
    """For who may say what is public about people."""

    header_icon = "user"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_keep_consents(request.user):
            raise PermissionDenied
        if "pk" in kwargs:
            self.person = get_object_or_404(Person, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = list(self.breadcrumbs_items)
        if hasattr(self, "person"):
            edit = reverse(Person.snippet_viewset.get_url_name("edit"), args=[self.person.pk])
            items.append({"url": edit, "label": str(self.person)})
        return [*items, {"url": "", "label": self.page_title}]


class ConsentView(ConsentScreen):
    """What holds now, the history, and the two actions."""

    template_name = "articles/records/editing/consent.html"
    page_title = "Consent"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "withdraw" in request.POST:
            return self._withdraw(WithdrawConsentForm(request.POST, prefix="withdraw"))
        return self._record(RecordConsentForm(request.POST, prefix="record"))

    def _record(self, form: RecordConsentForm) -> HttpResponse:
        if form.is_valid():
            try:
                record_consent(person=self.person, **self._by(), **form.cleaned_data)
            except ConsentRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(
                    self.request,
                    gettext("Consent of “%(person)s” recorded.") % {"person": self.person},
                )
                return redirect("person_consent", self.person.pk)
        return self._show(record_form=form)

    def _withdraw(self, form: WithdrawConsentForm) -> HttpResponse:
        if form.is_valid():
            try:
                withdraw_consent(person=self.person, **self._by(), **form.cleaned_data)
            except ConsentRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(
                    self.request,
                    gettext("“%(person)s” is now private everywhere.") % {"person": self.person},
                )
                return redirect("person_traces", self.person.pk)
        return self._show(withdraw_form=form)

    def _by(self) -> dict[str, Any]:
        return {"by": self.request.user, "now": timezone.now()}

    def _show(self, **forms: Any) -> HttpResponse:
        forms.setdefault("record_form", RecordConsentForm(prefix="record"))
        forms.setdefault("withdraw_form", WithdrawConsentForm(prefix="withdraw"))
        history = self.person.consent_records.select_related("recorded_by")
        context = self.get_context_data(
            person=self.person,
            history=history,
            is_private=self.person.standing == NamingStatus.PRIVATE,
            is_public=self.person.is_public(),
            **forms,
        )
        return self.render_to_response(context)


class TracesView(ConsentScreen):
    """What readers can still learn of somebody who is private."""

    template_name = "articles/killing/editing/traces.html"
    page_title = _("Where the name still appears")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        traces = read_traces(self.person, request.user)
        return self.render_to_response(
            self.get_context_data(
                person=self.person,
                traces=traces,
                is_public=self.person.is_public(),
                document_url_name=SourceDocument.snippet_viewset.get_url_name("edit"),
            )
        )


class RunningOutView(ConsentScreen):
    """Consents that end soon, or have ended."""

    template_name = "articles/records/editing/consents_running_out.html"
    page_title = _("Expiring consents")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        today = timezone.localdate()
        people = running_out(today, request.user)
        return self.render_to_response(self.get_context_data(people=people, today=today, days=SOON))


@hooks.register("register_admin_urls")
def consent_urls() -> list[URLPattern]:
    return [
        path("consents/", RunningOutView.as_view(), name="consents_running_out"),
        path("people/<int:pk>/consent/", ConsentView.as_view(), name="person_consent"),
        path("people/<int:pk>/traces/", TracesView.as_view(), name="person_traces"),
    ]


@hooks.register("register_snippet_listing_buttons")
def consent_button(record: Any, user: Any, next_url: str = "") -> Iterator[Button]:
    if isinstance(record, Person) and can_keep_consents(user):
        url = reverse("person_consent", args=[record.pk])
        yield Button("Consent…", url=url, icon_name="check", priority=35)


class RunningOutMenuItem(MenuItem):
    """Shown to those who keep consents."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_keep_consents(request.user)


@hooks.register("register_reports_menu_item")
def running_out_menu_item() -> MenuItem:
    url = reverse("consents_running_out")
    return RunningOutMenuItem(RunningOutView.page_title, url, icon_name="time", order=690)
