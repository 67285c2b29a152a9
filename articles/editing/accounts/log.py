"""Who came in, who could not, and whose rights changed: into Wagtail's log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import GroupCollectionPermission, GroupPagePermission, ModelLogEntry

from articles.models import GroupSecurity, User
from articles.services.accounts.sign_in_limits import count_failure, forget_failures, is_locked_out
from articles.views.clients import client_of

if TYPE_CHECKING:
    from django.http import HttpRequest

SIGNED_IN, SIGNED_OUT = "account.signed_in", "account.signed_out"
FAILED = "account.sign_in_failed"
RIGHTS = "account.rights_changed"
_VERBS = {"post_add": "given", "post_remove": "taken", "post_clear": "all taken"}


def connect() -> None:
    """Connect every handler once, from AppConfig.ready()."""
    user_logged_in.connect(log_sign_in, dispatch_uid="accounts.sign_in")
    user_logged_out.connect(log_sign_out, dispatch_uid="accounts.sign_out")
    user_login_failed.connect(log_failure, dispatch_uid="accounts.failure")
    for through in (
        User.groups.through,
        User.user_permissions.through,
        Group.permissions.through,
    ):
        m2m_changed.connect(log_rights, sender=through, dispatch_uid=f"accounts.{through.__name__}")
    for model in (GroupPagePermission, GroupCollectionPermission, GroupSecurity):
        for signal in (post_save, post_delete):
            signal.connect(log_group_right, sender=model, dispatch_uid=f"accounts.{model.__name__}")


def log_sign_in(sender: Any, request: HttpRequest | None, user: User, **_: Any) -> None:
    forget_failures(name=user.get_username(), client=client_of(request), now=timezone.now())
    log(instance=user, action=SIGNED_IN, user=user)


def log_sign_out(sender: Any, user: User | None, **_: Any) -> None:
    # The signal brings Django's lazy stand-in, which the log does not take for an account.
    account = User.objects.filter(pk=user.pk).first() if user is not None else None
    if account is not None:
        log(instance=account, action=SIGNED_OUT, user=account)


def log_failure(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any
) -> None:
    """A name that is nobody's is not written down: it may be a password typed into the wrong
    field."""
    name, client, now = str(credentials.get("username", "")), client_of(request), timezone.now()
    if is_locked_out(name=name, client=client, now=now):
        return  # refused unseen: it prolongs no lock and fills no history
    count_failure(name=name, client=client, now=now)
    account = User.objects.filter(username=name).first()
    if account is not None:
        log(instance=account, action=FAILED)
        return
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(User),
        object_id="0",
        label="An unknown name",
        action=FAILED,
        timestamp=now,
    )


def log_rights(
    sender: Any,
    instance: Any,
    action: str,
    pk_set: set[int] | None,
    model: Any,
    raw: bool = False,
    **_: Any,
) -> None:
    """The groups of somebody, or the rights of somebody or of a group, have changed."""
    if (
        raw
    ):  # rows that are loaded from a copy: nobody has done anything, and types may not be there
        return
    if action not in _VERBS or (pk_set is not None and not pk_set):
        return
    what = model.objects.filter(pk__in=pk_set or ())
    names = sorted(str(one.name) for one in what)
    kind = "rights" if issubclass(model, Permission) else "groups"
    log(
        instance=instance,
        action=RIGHTS,
        data={"reason": f"{kind} {_VERBS[action]}{': ' if names else ''}{', '.join(names)}"},
    )


def log_group_right(
    sender: Any, instance: Any, created: bool | None = None, raw: bool = False, **_: Any
) -> None:
    """What a group may do with pages and files, and how its members sign in."""
    group = None if raw else Group.objects.filter(pk=instance.group_id).first()
    if group is None:
        return
    if isinstance(instance, GroupSecurity):
        demanded = instance.second_factor_required and created is not None
        what = "second factor demanded" if demanded else "second factor not demanded"
    else:
        verb = "taken" if created is None else "given"
        what = f"right {verb}: {instance.permission.name}"
    log(instance=group, action=RIGHTS, data={"reason": what})
