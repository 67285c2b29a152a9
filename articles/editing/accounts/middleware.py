"""No way into the newsroom without the second factor, where one is set up or demanded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse

from articles.services.accounts.second_factor import second_factor_of
from articles.views.known_devices import remember_device

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# What somebody needs who has given the password alone.
_OPEN = (
    "wagtailadmin_logout",
    "wagtailadmin_login",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
)
ASK, ENROL = "second_factor_ask", "second_factor_enrol"
PASSKEY_OPTIONS, PASSKEY_SIGN_IN = "passkey_sign_in_options", "passkey_sign_in"
# What belongs to the step that is missing.
_STEPS = {ASK: (ASK, PASSKEY_OPTIONS, PASSKEY_SIGN_IN), ENROL: (ASK, ENROL)}


class SecondFactorMiddleware:
    """Inside `NewsroomMiddleware`, after Django's and django-otp's own. In the admin it leads to
    the second step; everywhere else somebody without it is anonymous (the media, say, are then
    those of readers)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Nobody is looked up without a session, nor for what is open to all.
        if not request.session.session_key or request.path in {reverse(name) for name in _OPEN}:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return self.get_response(request)
        step = _missing_step(request)
        if step is None:
            return self._let_in(request)
        if not request.path.startswith(reverse("wagtailadmin_home")):
            request.user = AnonymousUser()
            return self.get_response(request)
        if request.path in {reverse(name) for name in _STEPS[step]}:
            return self.get_response(request)
        if request.method == "GET":
            return redirect_to_login(request.get_full_path(), reverse(step), "next")
        return redirect(step)

    def _let_in(self, request: HttpRequest) -> HttpResponse:
        """The home screen, to which signing in leads, makes the browser a known one."""
        account, response = request.user, self.get_response(request)
        if request.path == reverse("wagtailadmin_home"):
            remember_device(request, response, account)
        return response


def _missing_step(request: HttpRequest) -> str | None:
    user = request.user
    if user.is_verified():
        return None
    has, demanded = second_factor_of(user)
    if has:
        return ASK
    return ENROL if demanded else None
