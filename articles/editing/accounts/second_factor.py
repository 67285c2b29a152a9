"""The screens of the second factor: set it up, give the code, look after it."""

from __future__ import annotations

from typing import Any

import segno
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django_otp import login as otp_login
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.accounts.middleware import ASK, ENROL
from articles.models import User
from articles.services.accounts.passkeys import passkeys_of
from articles.services.accounts.second_factor import (
    SecondFactorRefused,
    begin_enrolment,
    codes_left,
    confirm_enrolment,
    has_authenticator_app,
    has_second_factor,
    make_recovery_codes,
    must_have_second_factor,
    remove_second_factor,
    verify_code,
)
from articles.services.accounts.sign_out import sign_out_everywhere

MANAGE = "second_factor"


class CodeForm(forms.Form):
    """Six digits, or a recovery code."""

    code = forms.CharField(
        max_length=20,
        label="Code",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}
        ),
    )


class _Screen(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "lock"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return []

    def _show(self, **context: Any) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data(**context))
        return response


class AskView(_Screen):
    """The second step of signing in."""

    template_name = "articles/accounts/editing/ask.html"
    page_title = _("One more step")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_second_factor(request.user):
            return redirect("wagtailadmin_home")
        return self._show(form=CodeForm())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            has_passkey=bool(passkeys_of(self.request.user)),
            query=self.request.META.get("QUERY_STRING", ""),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = CodeForm(request.POST)
        if form.is_valid():
            device = verify_code(account=who(request), code=form.cleaned_data["code"])
            if device is not None:
                otp_login(request, device)
                return redirect(next_screen(request))
            form.add_error(
                "code",
                gettext(
                    "This code is wrong or has already been used. After several wrong codes you "
                    "have to wait a little before trying again."
                ),
            )
        return self._show(form=form)


class EnrolView(_Screen):
    """Set up the app: picture, secret, first code."""

    template_name = "articles/accounts/editing/enrol.html"
    page_title = _("Set up the second factor")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._show(form=CodeForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = CodeForm(request.POST)
        if form.is_valid():
            try:
                device, codes = confirm_enrolment(
                    account=who(request), code=form.cleaned_data["code"]
                )
            except SecondFactorRefused as error:
                form.add_error("code", str(error))
            else:
                otp_login(request, device)
                return _show_codes(self, codes)
        return self._show(form=form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        device = begin_enrolment(account=who(self.request))
        picture = segno.make(device.config_url, error="m").svg_inline(scale=5, omitsize=False)
        return super().get_context_data(
            # Made by segno from our own text: shapes and nothing else.
            picture=mark_safe(picture),  # noqa: S308
            secret=_grouped(device.config_url.partition("secret=")[2].partition("&")[0]),
            demanded=must_have_second_factor(self.request.user),
            **kwargs,
        )


class ManageView(_Screen):
    """What is set up, and what can be done about it."""

    template_name = "articles/accounts/editing/manage.html"
    page_title = _("Sign-in")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.POST.get("do", "")
        if wanted == "codes" and has_second_factor(request.user):
            return _show_codes(self, make_recovery_codes(account=who(request), by=who(request)))
        if wanted == "remove" and not must_have_second_factor(request.user):
            remove_second_factor(account=who(request), by=who(request))
            messages.success(
                request, gettext("Second factor removed. You now sign in with your password alone.")
            )
        if wanted == "sign_out":
            sign_out_everywhere(account=who(request), by=who(request))
            return redirect("wagtailadmin_login")
        return redirect(MANAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            is_set_up=has_second_factor(user),
            demanded=must_have_second_factor(user),
            has_app=has_authenticator_app(user),
            passkeys=passkeys_of(user),
            codes_left=codes_left(user),
            enrol_url=reverse(ENROL),
            **kwargs,
        )


def who(request: HttpRequest) -> User:
    """The person as a plain row: Django's lazy stand-in has no history of its own in the log."""
    return User.objects.get(pk=request.user.pk)


def _show_codes(view: _Screen, codes: list[str]) -> HttpResponse:
    view.template_name = "articles/accounts/editing/codes.html"
    view.page_title = "Your recovery codes"
    response: HttpResponse = view.render_to_response(
        super(_Screen, view).get_context_data(codes=codes)
    )
    return response


def _grouped(secret: str) -> str:
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))


def next_screen(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("wagtailadmin_home")


@hooks.register("register_admin_urls")
def second_factor_urls() -> list[URLPattern]:
    return [
        path("sign-in/code/", require_admin_access(AskView.as_view()), name=ASK),
        path("sign-in/set-up/", require_admin_access(EnrolView.as_view()), name=ENROL),
        path("account/sign-in/", require_admin_access(ManageView.as_view()), name=MANAGE),
    ]


@hooks.register("register_account_menu_item")
def sign_in_menu_item(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse(MANAGE),
        "label": gettext("Sign-in"),
        "help_text": gettext("Second factor, recovery codes, and signing out of every device."),
    }
