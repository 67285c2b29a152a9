"""Lock-out after failures: see docs/decisions/lock-out.md."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from articles.models import User
from articles.services.accounts.attempts import (
    AttemptLimit,
    count_attempt,
    forget_attempts,
    is_over,
)
from articles.text import name_key

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

UNLOCKED = "account.unlocked"
_QUARTER = datetime.timedelta(minutes=15)
# One person who guesses, one who guesses the passwords of many, and many who guess one's.
PAIR = AttemptLimit("sign_in.pair", 5, _QUARTER)
CLIENT = AttemptLimit("sign_in.client", 40, _QUARTER)
# A browser with a token: whoever stole it guesses no faster than anybody else.
DEVICE = AttemptLimit("sign_in.device", 10, _QUARTER)
NAME_LIMIT = AttemptLimit("sign_in.name", 100, datetime.timedelta(hours=1))


def is_locked_out(*, name: str, client: str, now: datetime.datetime, device: str = "") -> bool:
    """Whether nobody may try this name from this client now, with whatever password. `device`: the
    browser is one that this person has signed in with, so that its own failures count alone."""
    counted = [_of_device(name, device)] if device else _who(name, client)
    return any(is_over(limit=limit, subject=who, now=now) for limit, who in counted)


def count_failure(*, name: str, client: str, now: datetime.datetime, device: str = "") -> None:
    counted = _who(name, client)
    for limit, who in [*counted, _of_device(name, device)] if device else counted:
        count_attempt(limit=limit, subject=who, now=now)


def forget_failures(*, name: str, client: str, now: datetime.datetime) -> None:
    """After a success. What the client tried with other names stays counted."""
    for limit, who in _who(name, client):
        if limit is not CLIENT:
            forget_attempts(limit=limit, subject=who, now=now)


@transaction.atomic
def unlock(*, account: User, by: AbstractBaseUser | None) -> None:
    """Let somebody try again at once. What was counted for the account cannot be found, since the
    digests of its clients are not known: from now on it is counted under another key. What one
    client tried with many names stays counted."""
    User.objects.filter(pk=account.pk).update(sign_in_turn=F("sign_in_turn") + 1)
    log(instance=account, action=UNLOCKED, user=by)


def _of_device(name: str, device: str) -> tuple[AttemptLimit, str]:
    return DEVICE, f"{name_key(name)}\n{device}"


def _who(name: str, client: str) -> list[tuple[AttemptLimit, str]]:
    # One query for every name, whether it is anybody's or not.
    turn = User.objects.filter(username=name).values_list("sign_in_turn", flat=True).first() or 0
    name = f"{name_key(name)}\n{turn}"
    return [(PAIR, f"{name}\n{client}"), (CLIENT, client), (NAME_LIMIT, name)]
