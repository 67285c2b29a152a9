"""How often somebody may have the newsroom send mail, or try links that it sent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from articles.services.accounts.attempts import AttemptLimit, count_attempt, is_over
from articles.text import name_key

if TYPE_CHECKING:
    from articles.models import User

_HOUR = datetime.timedelta(hours=1)
# New passwords that one client asks for, and that are asked for one address.
RESET_CLIENT = AttemptLimit("password_reset.client", 10, _HOUR)
RESET_ADDRESS = AttemptLimit("password_reset.address", 3, _HOUR)
# Links of invitations that nobody has, from one client.
WRONG_LINKS = AttemptLimit("invitation.client", 20, _HOUR)
INVITED_BY = AttemptLimit("invitation.by", 40, _HOUR)


def may_ask_for_password(*, email: str, client: str, now: datetime.datetime) -> bool:
    """Count a request for a new password; whether its mail is sent. The answer is the same."""
    counted = [(RESET_CLIENT, client), (RESET_ADDRESS, name_key(email))]
    over = any(is_over(limit=limit, subject=who, now=now) for limit, who in counted)
    for limit, who in counted:
        count_attempt(limit=limit, subject=who, now=now)
    return not over


def may_try_links(*, client: str, now: datetime.datetime) -> bool:
    return not is_over(limit=WRONG_LINKS, subject=client, now=now)


def count_wrong_link(*, client: str, now: datetime.datetime) -> None:
    count_attempt(limit=WRONG_LINKS, subject=client, now=now)


def may_invite_more(*, by: User, now: datetime.datetime) -> bool:
    """Count an invitation; False where this account has sent very many within the hour."""
    over = is_over(limit=INVITED_BY, subject=str(by.pk), now=now)
    count_attempt(limit=INVITED_BY, subject=str(by.pk), now=now)
    return not over
