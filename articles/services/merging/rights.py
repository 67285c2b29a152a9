"""Who may merge records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models import Person

if TYPE_CHECKING:
    from django.db import models

    from articles.models import User


def can_merge(user: User, kind: type[models.Model]) -> bool:
    """Moderators and up: a merge changes many stories at once and takes a record away."""
    name = kind._meta.model_name
    return all(user.has_perm(f"articles.{action}_{name}") for action in ("change", "delete"))


def can_choose_naming_status(user: User) -> bool:
    """Whether `user` may say what is public about a person."""
    return user.has_perm(f"articles.change_{Person._meta.model_name}")
