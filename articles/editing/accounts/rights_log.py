"""Logs changes of rights, one entry for each account or group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from articles.models import GroupSecurity, User
from articles.selectors.accounts.rights import PlacedRights, Rights, rights_of_group

if TYPE_CHECKING:
    from collections.abc import Iterable

RIGHTS = "account.rights_changed"
_VERBS = {"post_add": "given", "post_remove": "taken", "post_clear": "all taken"}

# Under which name somebody holds a right.
_HELD = {User: "user_permissions", Group: "permissions"}


def connect() -> None:
    """Connect every handler once, from AppConfig.ready()."""
    for through in (
        User.groups.through,
        User.user_permissions.through,
        Group.permissions.through,
    ):
        m2m_changed.connect(log_rights, sender=through, dispatch_uid=f"accounts.{through.__name__}")
    for model in (GroupPagePermission, GroupCollectionPermission, GroupSecurity):
        for signal in (post_save, post_delete):
            signal.connect(log_group_right, sender=model, dispatch_uid=f"accounts.{model.__name__}")
    pre_save.connect(notice_superuser, sender=User, dispatch_uid="accounts.notice_superuser")
    post_save.connect(log_superuser, sender=User, dispatch_uid="accounts.superuser")
    pre_delete.connect(log_members, sender=Group, dispatch_uid="accounts.group_deleted")


def _write(instance: Any, reason: str) -> None:
    log(instance=instance, action=RIGHTS, data={"reason": reason})


def log_rights(
    sender: Any,
    instance: Any,
    action: str,
    reverse: bool,
    pk_set: set[int] | None,
    model: Any,
    raw: bool = False,
    **_: Any,
) -> None:
    """The groups of somebody, or the rights of somebody or of a group, have changed."""
    # Rows that are loaded from a copy: nobody has done anything, and types may not be there.
    if raw:
        return
    if reverse:
        _log_from_the_other_side(instance, action, pk_set, model)
        return
    if action not in _VERBS or (pk_set is not None and not pk_set):
        return
    what = model.objects.filter(pk__in=pk_set or ())
    names = sorted(str(one.name) for one in what)
    kind = "rights" if issubclass(model, Permission) else "groups"
    _write(instance, f"{kind} {_VERBS[action]}{': ' if names else ''}{', '.join(names)}")


def _log_from_the_other_side(
    instance: Group | Permission, action: str, pk_set: set[int] | None, model: Any
) -> None:
    """As `group.user_set.add(…)` does it: `instance` is what was given to the rows of `model`."""
    kind = "rights" if isinstance(instance, Permission) else "groups"
    # After a clear nobody knows any more who had it.
    if action == "pre_clear":
        held = "groups" if kind == "groups" else _HELD[model]
        owners, verb = model.objects.filter(**{held: instance}), "taken"
    elif action in ("post_add", "post_remove"):
        owners, verb = model.objects.filter(pk__in=pk_set or ()), _VERBS[action]
    else:
        return
    for owner in owners.order_by("pk"):
        _write(owner, f"{kind} {verb}: {instance.name}")


def log_members(sender: Any, instance: Group, **_: Any) -> None:
    """With a group its members lose what it gave them."""
    for member in User.objects.filter(groups=instance).order_by("pk"):
        _write(member, f"groups taken: {instance.name}, which was deleted")


def notice_superuser(
    sender: Any, instance: User, raw: bool = False, update_fields: Any = None, **_: Any
) -> None:
    """What an account was before it is saved, for `log_superuser`."""
    if raw or (update_fields is not None and "is_superuser" not in update_fields):
        return
    kept = User.objects.filter(pk=instance.pk).values_list("is_superuser", flat=True).first()
    if bool(kept) != instance.is_superuser:
        instance._superuser_changed = True


def log_superuser(sender: Any, instance: User, **_: Any) -> None:
    if instance.__dict__.pop("_superuser_changed", False):
        given = "every right given: is a superuser now"
        _write(instance, given if instance.is_superuser else "is a superuser no more")


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
        on_page = isinstance(instance, GroupPagePermission)
        place = instance.page if on_page else instance.collection
        what = f"right {verb}: {_right(instance.permission, place)}"
    _write(group, what)


def _right(right: Permission, place: Page | Collection) -> str:
    kind = "page" if isinstance(place, Page) else "collection"
    return f"{right.name}, on the {kind} “{place}” and all below it"


def log_given_places(*, group: Group, had: Rights) -> None:
    """Wagtail's screen of a group writes new rights on places in bulk, which sends no signal; those
    that it takes away are in the log already."""
    has = rights_of_group(group)
    for right, place in (
        *_named(has.pages - had.pages, Page),
        *_named(has.collections - had.collections, Collection),
    ):
        _write(group, f"right given: {_right(right, place)}")


def _named(places: PlacedRights, model: Any) -> Iterable[tuple[Permission, Any]]:
    rights = Permission.objects.in_bulk([right for _, right in places])
    rows = {row.path: row for row in model.objects.filter(path__in=[path for path, _ in places])}
    return [(rights[right], rows[path]) for path, right in sorted(places)]
