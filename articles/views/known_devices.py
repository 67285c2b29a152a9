"""A token in the browser of somebody who has signed in: see docs/decisions/lock-out.md.

Signed, for one account, and worth nothing after a new password or after "Sign out everywhere": both
are in what is signed. It opens nothing. Failures of strangers do not lock its browser out.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from articles.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COOKIE = "known_device"
_SALT = "articles.views.known_devices"
_SECONDS = 180 * 24 * 60 * 60


def device_of(request: HttpRequest, username: str) -> str:
    """The name of the browser, where it is one that `username` has signed in with; else "". One
    query at most, and none without a token."""
    found = _read(request)
    if found is None:
        return ""
    device, key, proof = found
    account = User.objects.filter(pk=key, username=username).first()
    return device if account and constant_time_compare(proof, _proof(account)) else ""


def remember_device(request: HttpRequest, response: HttpResponse, account: User) -> None:
    """Give the browser a token for the account, unless it has one."""
    found = _read(request)
    proof = _proof(account)
    if found and found[1] == account.pk and constant_time_compare(found[2], proof):
        return
    token = signing.dumps([secrets.token_hex(8), account.pk, proof], salt=_SALT)
    response.set_cookie(
        COOKIE,
        token,
        max_age=_SECONDS,
        path=reverse("wagtailadmin_home"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, int, str] | None:
    try:
        device, key, proof = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_SECONDS
        )
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(device), int(key), str(proof)


def _proof(account: User) -> str:
    """Changes with the password and with every "Sign out everywhere"."""
    return account.get_session_auth_hash()[:32]
