"""Rate-limits sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from articles.services.accounts.sign_in_limits import is_locked_out
from articles.views.clients import client_of
from articles.views.known_devices import device_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser
    from django.http import HttpRequest


class LimitedBackend(ModelBackend):
    """Django's own, that refuses names which were tried too often, whether there is such an
    account or not."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> AbstractBaseUser | None:
        if request is not None and username is not None:
            client = client_of(request)
            device = device_of(request, username)
            if is_locked_out(name=username, client=client, now=timezone.now(), device=device):
                make_password(password)  # as long as a wrong password takes
                return None
        return super().authenticate(request, username=username, password=password, **credentials)
