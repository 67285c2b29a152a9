"""Adds protected names, shows them to those who may see them, ends their protection."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles.enums import NameLookKind
from articles.models import NameAlarm, NameLook, ProtectedName
from articles.models.sealing import seal, seal_anew

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import User


def is_in_safety_group(user: User) -> bool:
    """Whether `user` may see protected names and let stories pass."""
    return user.is_active and user.has_perm("articles.view_protectedname")


def may_protect_names(user: User) -> bool:
    """Whether `user` may add a protected name: whoever writes here. Seeing one is another right."""
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


@transaction.atomic
def protect_name(
    *,
    names: Iterable[str],
    pseudonym: str,
    reason: str,
    reviewer: User | None,
    expires_on: datetime.date | None,
    by: User,
    now: datetime.datetime,
) -> ProtectedName:
    """Seal and keep the name. Raises ValidationError without a name, NamesKeyMissing without a
    key, PermissionDenied for who may not."""
    if not may_protect_names(by):
        raise PermissionDenied
    kept = list(dict.fromkeys(name for name in (" ".join(name.split()) for name in names) if name))
    if not kept:
        raise ValidationError(gettext("Enter at least one name."))
    row = ProtectedName.objects.create(
        sealed=seal({"pseudonym": pseudonym.strip(), "names": kept, "reason": reason.strip()}),
        reviewer=reviewer,
        expires_on=expires_on,
        added_by=by,
        added_at=now,
        changed_at=now,
    )
    NameLook.objects.create(protected_name=row, user=by, kind=NameLookKind.ADDED, at=now)
    return row


@transaction.atomic
def look_at_name(*, row: ProtectedName, by: User, now: datetime.datetime) -> dict[str, Any]:
    """What is sealed in `row`; that somebody looked is kept first. Raises PermissionDenied,
    NamesKeyMissing."""
    if not is_in_safety_group(by):
        raise PermissionDenied
    NameLook.objects.create(protected_name=row, user=by, kind=NameLookKind.LOOKED, at=now)
    return row.opened()


@transaction.atomic
def end_protection(*, row: ProtectedName, by: User, now: datetime.datetime) -> None:
    """The name is not looked for from today on. Raises PermissionDenied."""
    if not is_in_safety_group(by):
        raise PermissionDenied
    row.expires_on = timezone.localtime(now).date() - datetime.timedelta(days=1)
    row.changed_at = now
    row.save(update_fields=["expires_on", "changed_at"])
    NameLook.objects.create(protected_name=row, user=by, kind=NameLookKind.EXPIRED, at=now)


@transaction.atomic
def seal_all_anew() -> int:
    """Encrypt everything with the first key; how many rows. Raises NamesKeyMissing, and changes
    nothing, where one was sealed with a key that is not there."""
    rows = list(ProtectedName.objects.select_for_update().order_by("pk"))
    for row in rows:
        row.sealed = seal_anew(row.sealed)
    ProtectedName.objects.bulk_update(rows, ["sealed"], batch_size=500)
    alarms = list(NameAlarm.objects.exclude(sealed_reason="").order_by("pk"))
    for alarm in alarms:
        alarm.sealed_reason = seal_anew(alarm.sealed_reason)
    NameAlarm.objects.bulk_update(alarms, ["sealed_reason"], batch_size=500)
    return len(rows)
