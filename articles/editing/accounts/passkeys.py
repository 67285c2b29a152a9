"""Passkeys: the addresses that their script asks, and naming and removing them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from django_otp import login as otp_login
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access

from articles.editing.accounts.middleware import PASSKEY_OPTIONS, PASSKEY_SIGN_IN
from articles.editing.accounts.second_factor import MANAGE, next_screen, who
from articles.models import Passkey
from articles.services.accounts.passkeys import (
    Site,
    add_passkey,
    registration_options,
    remove_passkey,
    rename_passkey,
    sign_in_options,
    verify_passkey,
)
from articles.services.accounts.second_factor import SecondFactorRefused, codes_left

_NEW, _ASKED = "passkey_new", "passkey_asked"


@require_POST
def options_for_new(request: HttpRequest) -> JsonResponse:
    """What the browser needs to make a passkey; the challenge waits in the session."""
    options, request.session[_NEW] = registration_options(account=who(request), site=_site(request))
    return JsonResponse(options)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """A passkey that the browser has made."""
    account = who(request)
    try:
        passkey = add_passkey(
            account=account,
            name=request.POST.get("name", ""),
            credential=request.POST.get("credential", ""),
            challenge=request.session.pop(_NEW, ""),
            site=_site(request),
            now=timezone.now(),
        )
    except SecondFactorRefused as error:
        messages.error(request, str(error))
        return redirect(MANAGE)
    # This browser has it at hand: nothing else is asked of it now.
    otp_login(request, passkey)
    messages.success(request, gettext("Passkey “%(name)s” added.") % {"name": passkey})
    if not codes_left(account):
        messages.warning(
            request, gettext("Now create recovery codes, for the day on which the passkey is gone.")
        )
    return redirect(MANAGE)


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename or remove one of one's own."""
    passkey = get_object_or_404(Passkey, pk=pk, user=request.user.pk)
    if request.POST.get("do") == "rename":
        rename_passkey(passkey=passkey, name=request.POST.get("name", ""))
        return redirect(MANAGE)
    try:
        remove_passkey(passkey=passkey, by=who(request))
    except SecondFactorRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, gettext("Passkey “%(name)s” removed.") % {"name": passkey.name})
    return redirect(MANAGE)


@require_POST
def options_for_sign_in(request: HttpRequest) -> JsonResponse:
    options, request.session[_ASKED] = sign_in_options(account=who(request), site=_site(request))
    return JsonResponse(options)


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """The second step of signing in, with a passkey."""
    passkey = verify_passkey(
        account=who(request),
        credential=request.POST.get("credential", ""),
        challenge=request.session.pop(_ASKED, ""),
        site=_site(request),
        now=timezone.now(),
    )
    if passkey is None:
        messages.error(request, gettext("The passkey was not accepted. Try again, or use a code."))
        return redirect("second_factor_ask")
    otp_login(request, passkey)
    return redirect(next_screen(request))


def _site(request: HttpRequest) -> Site:
    host = request.get_host()
    return Site(host.rpartition(":")[0] or host, f"{request.scheme}://{host}")


@hooks.register("register_admin_urls")
def passkey_urls() -> list[URLPattern]:
    def at(address: str, view: Any, name: str) -> URLPattern:
        return path(address, require_admin_access(view), name=name)

    return [
        at("account/passkeys/options/", options_for_new, "passkey_options"),
        at("account/passkeys/add/", add, "passkey_add"),
        at("account/passkeys/<int:pk>/", change, "passkey_change"),
        at("sign-in/passkey/options/", options_for_sign_in, PASSKEY_OPTIONS),
        at("sign-in/passkey/", sign_in, PASSKEY_SIGN_IN),
    ]
