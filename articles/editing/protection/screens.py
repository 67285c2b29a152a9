"""Protected names in the admin: the list, one name with who looked at it, and stopped stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput, Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from articles.editing.protection.public_names import found_on_the_site
from articles.editing.protection.replace_form import ReplaceForm
from articles.models import ArticlePage, NameAlarm, ProtectedName, User, is_hidden_from
from articles.models.sealing import NamesKeyMissing, can_seal
from articles.safety.names import NameStays
from articles.services.protection.alarms import (
    NAME_PASSED,
    ask_to_pass,
    confirm_pass,
    reason_to_pass,
    stopped_places,
)
from articles.services.protection.names import (
    end_protection,
    is_in_safety_group,
    look_at_name,
    may_protect_names,
    protect_name,
)
from articles.services.protection.replacing import replace_name, rows_with_name, still_said

if TYPE_CHECKING:
    from collections.abc import Iterator

LABEL = _("Protected names")
REPLACE = "protected_name_replace"
_NO_KEY = _(
    "The key for protected names is missing. Nothing can be published until whoever runs the "
    "server sets ADVOCACY_NAMES_KEY or ADVOCACY_NAMES_KEY_FILE."
)


class ProtectForm(forms.Form):
    """A name to protect. It is sealed as soon as it is sent."""

    names = forms.CharField(
        label=_("Real name and its spellings"),
        help_text=_(
            "One a line, given name first: every name and nickname by which someone would know "
            "them. Other alphabets, endings and disguises are found by themselves."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )
    pseudonym = forms.CharField(
        label=_("Printed as"),
        help_text=_("The name or words that readers see instead."),
        max_length=255,
    )
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    reviewer = forms.ModelChoiceField(
        label=_("Who looks at it again"), queryset=User.objects.none(), required=False
    )
    expires_on = forms.DateField(
        label=_("Until"),
        help_text=_("Empty: until someone ends it."),
        widget=AdminDateInput,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [one.pk for one in User.objects.filter(is_active=True) if is_in_safety_group(one)]
        self.fields["reviewer"].queryset = User.objects.filter(pk__in=people)


class ReasonForm(forms.Form):
    """Why a story may go out with a protected name in it."""

    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}))


class ProtectionView(WagtailAdminTemplateMixin, View):
    """A screen of protected names."""

    header_icon = "lock"
    page_title = LABEL

    def allows(self, user: User) -> bool:
        return is_in_safety_group(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.allows(request.user):
            raise PermissionDenied
        try:
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        except NamesKeyMissing:
            messages.error(request, _NO_KEY)
            return redirect("wagtailadmin_home")
        add_never_cache_headers(response)
        return response

    def show(self, **context: Any) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data(**context))
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = [*self.breadcrumbs_items]
        if is_in_safety_group(self.request.user):
            items.append({"url": reverse("protected_names"), "label": str(LABEL)})
        return [*items, {"url": "", "label": str(self.get_page_title())}]


class NamesView(ProtectionView):
    """All protected names by their pseudonyms, and the stories that were stopped."""

    template_name = "articles/protection/editing/names.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = ProtectedName.objects.select_related("reviewer", "added_by")
        names = [(row, row.opened()["pseudonym"]) for row in rows]
        alarms = [
            alarm
            for alarm in NameAlarm.objects.select_related("raised_by", "confirmed_by")[:100]
            if not is_hidden_from(request.user, alarm.article_id)
        ]
        return self.show(
            names=names,
            alarms=alarms,
            findings=found_on_the_site(request.user),
            today=timezone.localdate(),
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(LABEL)}]


class ProtectView(ProtectionView):
    """Whoever writes here may add a name; only the safety group sees it afterwards."""

    template_name = "articles/protection/editing/protect.html"
    page_title = _("Protect a name")

    def allows(self, user: User) -> bool:
        return may_protect_names(user)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=ProtectForm(), has_key=can_seal())

    def post(self, request: HttpRequest) -> HttpResponse:
        if "selection" in request.POST:
            names = request.POST["selection"][:255]
            return self.show(form=ProtectForm(initial={"names": names}), has_key=can_seal())
        form = ProtectForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, has_key=can_seal())
        given = form.cleaned_data
        try:
            protect_name(
                names=given["names"].splitlines(),
                pseudonym=given["pseudonym"],
                reason=given["reason"],
                reviewer=given["reviewer"],
                expires_on=given["expires_on"],
                by=request.user,
                now=timezone.now(),
            )
        except ValidationError as error:
            form.add_error("names", error)
            return self.show(form=form, has_key=can_seal())
        messages.success(request, gettext("The name is protected. No text with it can go out."))
        seen = is_in_safety_group(request.user)
        return redirect("protected_names" if seen else "wagtailadmin_home")


class NameView(ProtectionView):
    """One protected name, and everybody who looked at it; looking is kept."""

    template_name = "articles/protection/editing/name.html"
    page_title = _("Protected name")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(ProtectedName, pk=pk)
        opened = look_at_name(row=row, by=request.user, now=timezone.now())
        looks = row.looks.select_related("user")[:100]
        return self.show(row=row, opened=opened, looks=looks, today=timezone.localdate())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(ProtectedName, pk=pk)
        end_protection(row=row, by=request.user, now=timezone.now())
        messages.success(request, gettext("The name is not protected any more."))
        return redirect("protected_names")


class AlarmView(ProtectionView):
    """A stopped story: where the name is, and how two people let it pass."""

    template_name = "articles/protection/editing/alarm.html"
    page_title = _("Stopped story")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._answer(self._alarm(pk), ReasonForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        alarm = self._alarm(pk)
        if "confirm" in request.POST:
            confirm_pass(alarm=alarm, by=request.user, now=timezone.now())
            messages.success(request, gettext("This version of the story may go out."))
            return redirect("protected_names")
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self._answer(alarm, form)
        reason = form.cleaned_data["reason"]
        ask_to_pass(alarm=alarm, by=request.user, reason=reason, now=timezone.now())
        messages.success(request, gettext("Someone else in the safety group has to agree now."))
        return redirect("name_alarm", alarm.pk)

    def _alarm(self, pk: int) -> NameAlarm:
        alarm = get_object_or_404(NameAlarm.objects.select_related("article", "asked_by"), pk=pk)
        if is_hidden_from(self.request.user, alarm.article_id):
            raise Http404
        return alarm

    def _answer(self, alarm: NameAlarm, form: ReasonForm) -> HttpResponse:
        user = self.request.user
        places, is_current = stopped_places(alarm=alarm, by=user, now=timezone.now())
        return self.show(
            alarm=alarm,
            places=places,
            is_current=is_current,
            reason=reason_to_pass(alarm),
            may_confirm=alarm.asked_by_id not in (None, user.pk) and not alarm.confirmed_at,
            form=form,
        )


class ReplaceView(ProtectionView):
    """Puts other words in the place of a name, wherever it is stored."""

    template_name = "articles/protection/editing/replace.html"
    page_title = _("Replace the name everywhere")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(ProtectedName, pk=pk)
        opened = look_at_name(row=row, by=request.user, now=timezone.now())
        form = ReplaceForm(initial={"words": opened["pseudonym"]})
        return self.show(
            row=row, form=form, rows=sum(count for _table, count in rows_with_name(row))
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(ProtectedName, pk=pk)
        form = ReplaceForm(request.POST)
        if not form.is_valid():
            return self.show(row=row, form=form, rows=None)
        try:
            done = replace_name(
                row=row,
                words=form.cleaned_data["words"],
                by=request.user,
                now=timezone.now(),
            )
        except (ValidationError, NameStays):
            form.add_error("words", _("Choose words that do not have the name in them."))
            return self.show(row=row, form=form, rows=None)
        return self.show(row=row, done=done, places=still_said(row))


class NamesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_in_safety_group(request.user)


class PassedFormatter(LogFormatter):
    label = _("Let a protected name pass")
    message = _("Two people of the safety group let a protected name pass")


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(NAME_PASSED)(PassedFormatter)


@hooks.register("register_reports_menu_item")
def protected_names_menu_item() -> MenuItem:
    return NamesMenuItem(str(LABEL), reverse("protected_names"), icon_name="lock", order=1190)


@hooks.register("register_page_header_buttons")
def offer_to_protect(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the story's menu. The script fills in what is selected in the text."""
    story = page.specific_deferred
    if view_name == "edit" and isinstance(story, ArticlePage) and may_protect_names(user):
        yield Button(
            _("Protect a name…"),
            reverse("protect_name"),
            icon_name="lock",
            priority=55,
            attrs={"data-protect-name": ""},
        )


@hooks.register("register_admin_urls")
def protection_urls() -> list[URLPattern]:
    hidden = sensitive_post_parameters()
    return [
        path("protected-names/", NamesView.as_view(), name="protected_names"),
        path("protected-names/add/", hidden(ProtectView.as_view()), name="protect_name"),
        path("protected-names/<int:pk>/", NameView.as_view(), name="protected_name"),
        path("protected-names/<int:pk>/replace/", hidden(ReplaceView.as_view()), name=REPLACE),
        path("protected-names/stories/<int:pk>/", hidden(AlarmView.as_view()), name="name_alarm"),
    ]
