"""Logs sign-ins, successful and failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from articles.models import User
from articles.services.accounts.sign_in_limits import count_failure, forget_failures, is_locked_out
from articles.views.clients import client_of
from articles.views.known_devices import device_of

if TYPE_CHECKING:
    from django.http import HttpRequest

SIGNED_IN, SIGNED_OUT = "account.signed_in", "account.signed_out"
SIGN_IN_FAILED = "account.sign_in_failed"


def connect() -> None:
    """Connect every handler once, from AppConfig.ready()."""
    user_logged_in.connect(log_sign_in, dispatch_uid="accounts.sign_in")
    user_logged_out.connect(log_sign_out, dispatch_uid="accounts.sign_out")
    user_login_failed.connect(log_failure, dispatch_uid="accounts.failure")


def log_sign_in(sender: Any, request: HttpRequest | None, user: User, **_: Any) -> None:
    forget_failures(name=user.get_username(), client=client_of(request), now=timezone.now())
    log(instance=user, action=SIGNED_IN, user=user)


def log_sign_out(sender: Any, user: User | None, **_: Any) -> None:
    # The signal brings Django's lazy stand-in, which the log does not take for an account.
    account = User.objects.filter(pk=user.pk).first() if user is not None else None
    if account is not None:
        log(instance=account, action=SIGNED_OUT, user=account)


def log_failure(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any
) -> None:
    """A name that is nobody's is not written down: it may be a password typed into the wrong
    field."""
    name, client, now = str(credentials.get("username", "")), client_of(request), timezone.now()
    device = device_of(request, name) if request else ""
    if is_locked_out(name=name, client=client, now=now, device=device):
        return  # refused unseen: it prolongs no lock and fills no history
    count_failure(name=name, client=client, now=now, device=device)
    account = User.objects.filter(username=name).first()
    if account is not None:
        log(instance=account, action=SIGN_IN_FAILED)
        return
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(User),
        object_id="0",
        label="Unknown username",
        action=SIGN_IN_FAILED,
        timestamp=now,
    )
