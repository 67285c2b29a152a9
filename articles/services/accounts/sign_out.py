"""Ends every session of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log

from articles.models.users import new_session_salt

if TYPE_CHECKING:
    from articles.models import User

SIGNED_OUT_EVERYWHERE = "account.signed_out_everywhere"


@transaction.atomic
def sign_out_everywhere(*, account: User, by: User | None) -> User:
    """All sessions of the account end with their next request, on every device."""
    account.session_salt = new_session_salt()
    account.save(update_fields=["session_salt"])
    log(instance=account, action=SIGNED_OUT_EVERYWHERE, user=by)
    return account
