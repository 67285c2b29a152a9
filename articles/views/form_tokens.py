"""Signed tokens for forms of readers, who have no cookie that could protect a form."""

from __future__ import annotations

import datetime

from django.core import signing
from django.utils.translation import gettext_lazy as _

_SALT = "articles.views.form_tokens"
# Nobody reads a form and writes into it faster than that.
SOONEST = datetime.timedelta(seconds=3)
LATEST = datetime.timedelta(hours=24)

TOO_SOON = _("That was very fast. Wait a few seconds, then press “Send” again.")
TOO_LATE = _("This page has been open for more than a day. Press “Send” again.")
WRONG = _("This form does not belong to this page. Check what you wrote, then press “Send” again.")


def make_token(subject: str, now: datetime.datetime) -> str:
    """A token for a form about `subject`, shown at `now`."""
    return signing.dumps([subject, int(now.timestamp())], salt=_SALT)


def find_fault(token: str, subject: str, now: datetime.datetime) -> str:
    """What is wrong with a token that came back with a form, in words for its reader; "" where
    nothing is."""
    try:
        made_for, seconds = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return str(WRONG)
    age = now.timestamp() - seconds
    if made_for != subject or age < 0:
        return str(WRONG)
    if age < SOONEST.total_seconds():
        return str(TOO_SOON)
    return str(TOO_LATE) if age > LATEST.total_seconds() else ""
