"""Rights of a person or a group, as sets to compare: nobody hands out more than they have.

A right on a page or a collection holds for everything below it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import GroupCollectionPermission, GroupPagePermission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from articles.models import User

# Given for a place; without one nothing asks for it, though Wagtail's migrations left some.
_BY_PLACE = ("page", "collection", "image", "document")

type PlacedRights = frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Rights:
    """Keys of rights; on pages and collections with the path of the place in its tree."""

    everywhere: frozenset[int] = field(default_factory=frozenset)
    pages: PlacedRights = field(default_factory=frozenset)
    collections: PlacedRights = field(default_factory=frozenset)

    def beyond(self, others: Rights) -> Rights:
        """Those of these rights that the others do not include."""
        return Rights(
            self.everywhere - others.everywhere,
            _beyond(self.pages, others.pages),
            _beyond(self.collections, others.collections),
        )

    def __bool__(self) -> bool:
        return bool(self.everywhere or self.pages or self.collections)


def _beyond(places: PlacedRights, others: PlacedRights) -> PlacedRights:
    return frozenset(
        (path, right)
        for path, right in places
        if not any(right == other and path.startswith(top) for top, other in others)
    )


def rights_of(account: User) -> Rights:
    """Given to the account itself and by its groups, whether it is active or not."""
    own = Permission.objects.filter(user=account)
    return _rights(Group.objects.filter(user=account), own)


def rights_of_group(group: Group) -> Rights:
    return _rights([group], Permission.objects.none())


def _rights(groups: QuerySet[Group] | Iterable[Group], own: QuerySet[Permission]) -> Rights:
    keys = [group.pk for group in groups]
    rights = Permission.objects.filter(Q(group__in=keys) | Q(pk__in=own.values("pk")))
    pages = GroupPagePermission.objects.filter(group__in=keys)
    collections = GroupCollectionPermission.objects.filter(group__in=keys)
    return Rights(
        frozenset(_counted(rights).values_list("pk", flat=True)),
        frozenset(pages.values_list("page__path", "permission_id")),
        frozenset(collections.values_list("collection__path", "permission_id")),
    )


def _counted(rights: QuerySet[Permission]) -> QuerySet[Permission]:
    apps = ("wagtailcore", "wagtailimages", "wagtaildocs")
    return rights.order_by().exclude(
        content_type__app_label__in=apps, content_type__model__in=_BY_PLACE
    )


def can_hand_out(user: User, rights: Rights) -> bool:
    """Whether the user has all of them. Superusers have every right."""
    return user.is_superuser or not rights.beyond(rights_of(user))


def can_appoint(user: User, group: Group) -> bool:
    """Whether the user may put somebody into the group, themselves included."""
    return can_hand_out(user, rights_of_group(group))


def can_manage_account(user: User, account: User) -> bool:
    """Whoever can change an account's address and password can be that account: so nobody manages
    one that may do more than they may."""
    if user.is_superuser:
        return True
    if account.is_superuser or not user.has_perm("articles.change_user"):
        return False
    return user.pk == account.pk or can_hand_out(user, rights_of(account))
