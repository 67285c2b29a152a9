"""Lock-out after failures: see docs/decisions/lock-out.md."""

from __future__ import annotations

import datetime

from articles.services.attempts import Limit, count_attempt, forget_attempts, is_over
from articles.text import name_key

_QUARTER = datetime.timedelta(minutes=15)
# One person who guesses, one who guesses the passwords of many, and many who guess one's.
PAIR = Limit("sign_in.pair", 5, _QUARTER)
CLIENT = Limit("sign_in.client", 40, _QUARTER)
NAME = Limit("sign_in.name", 100, datetime.timedelta(hours=1))


def is_locked_out(*, name: str, client: str, now: datetime.datetime) -> bool:
    """Whether nobody may try this name from this client now, with whatever password."""
    return any(is_over(limit=limit, subject=who, now=now) for limit, who in _who(name, client))


def count_failure(*, name: str, client: str, now: datetime.datetime) -> None:
    for limit, who in _who(name, client):
        count_attempt(limit=limit, subject=who, now=now)


def forget_failures(*, name: str, client: str, now: datetime.datetime) -> None:
    """After a success. What the client tried with other names stays counted."""
    for limit, who in _who(name, client):
        if limit is not CLIENT:
            forget_attempts(limit=limit, subject=who, now=now)


def _who(name: str, client: str) -> list[tuple[Limit, str]]:
    name = name_key(name)
    return [(PAIR, f"{name}\n{client}"), (CLIENT, client), (NAME, name)]
