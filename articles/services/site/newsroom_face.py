"""What the whole newsroom shares: its name, footer and face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.models import HomePage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.models import User


def can_change_face(user: User) -> bool:
    """Administrators: nobody else may change sites."""
    return bool(user.has_perm("wagtailcore.change_site"))


@transaction.atomic
def change_face(*, changes: Mapping[str, Any], user: User) -> HomePage:
    """Publish these values of the front page, and nothing else that waits there as a draft; the
    draft has them too from now on. `changes` were validated by a form. Raises PermissionDenied."""
    if not can_change_face(user):
        raise PermissionDenied
    home = HomePage.objects.select_for_update().order_by("path")[0]
    draft = home.get_latest_revision_as_object() if home.has_unpublished_changes else None
    _set(home, changes)
    home.save_revision(user=user, log_action=True, clean=False).publish(user=user)
    if draft is not None:
        _set(draft, changes)
        draft.save_revision(user=user, clean=False)
    home.refresh_from_db()
    return home


def _set(home: HomePage, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        setattr(home, name, value)
    home.draft_title = home.title
