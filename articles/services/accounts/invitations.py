"""Inviting people by e-mail."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.models import Invitation, User
from articles.models.invitations import token_digest
from articles.services.accounts.mail_limits import may_invite_more
from articles.services.site.mails import delivers_mail, send_mail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import Group

INVITED = "account.invited"
REVOKED = "account.invitation_revoked"
ACCEPTED = "account.invitation_accepted"


class InvitationRefused(Exception):
    """The text says why, in the user's words."""


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """`link` has the token, which is stored nowhere; `is_mailed`: a mail server took the mail."""

    invitation: Invitation
    link: str
    is_mailed: bool


def invite(
    *,
    email: str,
    groups: Iterable[Group],
    by: User,
    now: datetime.datetime,
    path_of: Any,
    first_name: str = "",
    last_name: str = "",
) -> NewInvitation:
    """Send one person a link with which they make their account. An earlier open invitation to the
    same address ends. `path_of(token)` is the path of the page behind the link.

    Raises InvitationRefused where an account has the address: its person can ask for a new
    password.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise InvitationRefused(_("There is already an account with this email address."))
    if not may_invite_more(by=by, now=now):
        raise InvitationRefused(_("You have sent many invitations. Wait an hour, then go on."))
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        for earlier in Invitation.objects.open(now).filter(email__iexact=email):
            revoke_invitation(invitation=earlier, by=by, now=now)
        invitation = Invitation.objects.create(
            email=email,
            first_name=first_name,
            last_name=last_name,
            digest=token_digest(token),
            invited_by=by,
            invited_at=now,
            expires_at=now + datetime.timedelta(days=settings.ADVOCACY_INVITATION_DAYS),
        )
        invitation.groups.set(groups)
        log(instance=invitation, action=INVITED, user=by)
    # Not before the invitation is stored, and here: whoever invites is told whether it went out.
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path_of(token)
    context = {"invitation": invitation, "by": by, "url": link}
    is_mailed = delivers_mail() and bool(send_mail("invitation", context, to=[email]))
    return NewInvitation(invitation, link, is_mailed)


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User | None, now: datetime.datetime) -> None:
    """The link works no more."""
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])
    log(instance=invitation, action=REVOKED, user=by)


def find_invitation(token: str, now: datetime.datetime) -> Invitation | None:
    """The open invitation with this token."""
    return Invitation.objects.open(now).filter(digest=token_digest(token)).first()


@transaction.atomic
def accept_invitation(*, token: str, account: User, now: datetime.datetime) -> User:
    """Keep the account, which is not stored yet, and put it into the groups of the invitation.
    Raises InvitationRefused where the link has been used or has ended."""
    found = Invitation.objects.select_for_update().filter(digest=token_digest(token))
    invitation = found.open(now).first()
    if invitation is None:
        raise InvitationRefused(
            _("This invitation has already been used or has expired. Ask for a new one.")
        )
    account.email = invitation.email
    account.save()
    account.groups.set(invitation.groups.all())
    invitation.accepted_at, invitation.account = now, account
    invitation.save(update_fields=["accepted_at", "account"])
    log(instance=account, action=ACCEPTED, user=account)
    return account
