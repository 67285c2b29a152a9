"""The people who work in the newsroom."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac


def new_session_salt() -> str:
    return secrets.token_hex(16)


class User(AbstractUser):
    """An account of the newsroom.

    It stands alone in migration 0001: Wagtail's own migrations point to the user model, and pages
    of this app point to Wagtail, so that together in one migration they would form a circle.

    A session holds as long as `session_salt` and the password are what they were when it began: a
    new salt signs the person out everywhere. Failures to sign in are counted for the account's
    `sign_in_turn`: the next turn begins with none, which ends a lock-out.
    """

    session_salt = models.CharField(max_length=32, default=new_session_salt, editable=False)
    sign_in_turn = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Django's own (`get_session_auth_hash`) with the salt beside the password.
        value = f"{self.password}:{self.session_salt}"
        salt = "articles.models.users.User.session"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()
