"""Consent: recorded, withdrawn, and kept as a history that nobody changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.enums import ConsentAction, ConsentMethod, NamingStatus
from articles.models import ConsentRecord, Person

if TYPE_CHECKING:
    import datetime

    from articles.models import User

CONSENT_RECORDED, CONSENT_WITHDRAWN = "person.consent_recorded", "person.consent_withdrawn"


class ConsentRefused(Exception):
    """Nothing was changed; `str()` says why, and what to do."""


def can_keep_consents(user: User) -> bool:
    """Whether `user` may say what is public about people: editors and up."""
    return user.has_perm("articles.change_person")


@transaction.atomic
def record_consent(
    *,
    person: Person,
    method: str,
    given_on: datetime.date,
    expires_on: datetime.date | None = None,
    note: str = "",
    by: User | None,
    now: datetime.datetime,
) -> ConsentRecord:
    """The person agreed to be named, until the end of `expires_on` or without an end.

    Raises ConsentRefused for days that make no sense, PermissionDenied.
    """
    today = timezone.localdate(now)
    found = _lock(person, by)
    if method not in {choice.value for choice in ConsentMethod}:
        raise ConsentRefused(_("Say how the person agreed."))
    if given_on > today:
        raise ConsentRefused(_("The date of consent is in the future."))
    if expires_on is not None and expires_on < today:
        raise ConsentRefused(
            _("This consent has already ended. Enter today or a later date, or leave it empty.")
        )
    if found.standing != NamingStatus.PUBLIC_FIGURE:
        found.standing = NamingStatus.NAMED_WITH_CONSENT.value
    found.consent_method, found.consent_given_on = method, given_on
    found.consent_expires_on, found.consent_withdrawn_on = expires_on, None
    found.consent_recorded_by = by
    found.save()
    log(instance=found, action=CONSENT_RECORDED, user=by, data={"method": method})
    return _note(found, ConsentAction.GIVEN, note=note, by=by, now=now)


@transaction.atomic
def withdraw_consent(
    *,
    person: Person,
    withdrawn_on: datetime.date,
    note: str = "",
    by: User | None,
    now: datetime.datetime,
) -> ConsentRecord:
    """The person is private from now on, everywhere at once: public pages read the standing.

    `withdrawn_on` is the day on which they said so. What still names them in words is for people
    to look at: see `articles.selectors.records.consents`. Raises ConsentRefused, PermissionDenied.
    """
    found = _lock(person, by)
    if found.standing == NamingStatus.PRIVATE:
        raise ConsentRefused(_("“%(person)s” is already private.") % {"person": found})
    if withdrawn_on > timezone.localdate(now):
        raise ConsentRefused(_("The date of withdrawal is in the future."))
    found.standing, found.consent_withdrawn_on = NamingStatus.PRIVATE.value, withdrawn_on
    found.consent_recorded_by = by
    found.save()
    log(instance=found, action=CONSENT_WITHDRAWN, user=by)
    return _note(found, ConsentAction.WITHDRAWN, note=note, by=by, now=now)


@transaction.atomic
def mark_public_figure(
    *, person: Person, reason: str = "", by: User | None, now: datetime.datetime
) -> ConsentRecord | None:
    """Readers may learn the person's name because of a public role, such as an office; None where
    they could already. `reason` is kept with it. Raises PermissionDenied."""
    found = _lock(person, by)
    if found.standing == NamingStatus.PUBLIC_FIGURE:
        return None
    found.standing = NamingStatus.PUBLIC_FIGURE.value
    found.save()
    log(instance=found, action=CONSENT_RECORDED, user=by, data={"reason": reason[:255]})
    note = _("Public figure: %(reason)s") % {"reason": reason} if reason else _("Public figure.")
    return _note(found, ConsentAction.GIVEN, note=note, by=by, now=now)


@transaction.atomic
def record_consent_change(
    *, person: Person, was_named: bool, by: User | None, now: datetime.datetime
) -> ConsentRecord | None:
    """Somebody changed the standing or the consent in the person's form, which is saved by now:
    keep it in the history as what it was; None where nobody's being named changed."""
    gives = person.is_public()
    if not gives and not was_named:
        return None
    deed, action = (
        (ConsentAction.GIVEN, CONSENT_RECORDED)
        if gives
        else (ConsentAction.WITHDRAWN, CONSENT_WITHDRAWN)
    )
    log(instance=person, action=action, user=by)
    return _note(person, deed, note=_("Changed in the person’s form."), by=by, now=now)


def _lock(person: Person, by: User | None) -> Person:
    if by is not None and not can_keep_consents(by):
        raise PermissionDenied
    return Person.objects.select_for_update().get(pk=person.pk)


def _note(person: Any, deed: ConsentAction, **values: Any) -> ConsentRecord:
    return ConsentRecord.objects.create(
        person=person,
        deed=deed.value,
        method=person.consent_method,
        given_on=person.consent_given_on,
        expires_on=person.consent_expires_on,
        withdrawn_on=person.consent_withdrawn_on,
        note=values["note"].strip()[:255],
        recorded_by=values["by"],
        recorded_at=values["now"],
    )
