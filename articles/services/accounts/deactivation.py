"""Somebody leaves: the account ends, their work is handed over, what they wrote stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from articles.models import ArticlePage, Claim, Invitation, ReaderReport
from articles.services.accounts.invitations import revoke_invitation
from articles.services.accounts.sign_out import sign_out_everywhere
from articles.services.reader_reports.queue import hand_over_reports

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet

    from articles.models import User

DEACTIVATED = "account.deactivated"
REACTIVATED = "account.reactivated"


class DeactivationRefused(Exception):
    """The text says why, in the user's words."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How much went to the successor."""

    stories: int
    locks: int
    invitations: int
    reports: int
    reports_freed: int


def unfinished_of(account: User) -> int:
    """How many stories of theirs are not finished."""
    return _unfinished(account).count()


def open_reports_of(account: User) -> int:
    """How many reports of readers they should still deal with."""
    return ReaderReport.objects.open().filter(assigned_to=account).count()


def _unfinished(account: User) -> QuerySet:
    unfinished = Q(live=False) | Q(has_unpublished_changes=True)
    return ArticlePage.objects.filter(unfinished, owner=account)


@transaction.atomic
def deactivate(
    *, account: User, successor: User | None, by: User, now: datetime.datetime
) -> HandedOver:
    """End the account: it signs in no more and is signed out everywhere, its locks and claims are
    opened, its open invitations end, its unfinished stories go to `successor`, and so do its
    reports from readers, or back to the queue. Comments, bylines and the history keep the name.
    Raises DeactivationRefused."""
    if account == by:
        raise DeactivationRefused(_("You cannot deactivate your own account. Ask someone else."))
    stories = _unfinished(account)
    if successor is None and stories.exists():
        raise DeactivationRefused(_("Choose who takes over the unfinished stories."))
    if successor is not None and not successor.is_active:
        raise DeactivationRefused(_("Choose someone with an active account."))
    handed = Page.objects.filter(pk__in=[story.pk for story in stories]).update(owner=successor)
    locks = Page.objects.filter(locked=True, locked_by=account).update(
        locked=False, locked_by=None, locked_at=None
    )
    # Whoever does the step next claims it: the successor may not be one of those who may.
    Claim.objects.filter(claimed_by=account).delete()
    reports, freed = hand_over_reports(account=account, successor=successor, by=by)
    invitations = list(Invitation.objects.open(now).filter(invited_by=account))
    for invitation in invitations:
        revoke_invitation(invitation=invitation, by=by, now=now)
    account.is_active = False
    account.save(update_fields=["is_active"])
    sign_out_everywhere(account=account, by=by)
    log(
        instance=account,
        action=DEACTIVATED,
        user=by,
        data={"successor": str(successor or ""), "stories": handed, "reports": reports + freed},
    )
    return HandedOver(handed, locks, len(invitations), reports, freed)


@transaction.atomic
def reactivate(*, account: User, by: User) -> None:
    """Let the account sign in again; what was handed over stays where it is."""
    account.is_active = True
    account.save(update_fields=["is_active"])
    log(instance=account, action=REACTIVATED, user=by)
