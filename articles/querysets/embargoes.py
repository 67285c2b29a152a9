"""Leaving out what is under embargo, for stories and for whatever belongs to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, OuterRef

if TYPE_CHECKING:
    from django.db.models import QuerySet


def embargoed_ids() -> QuerySet:
    """The keys of the stories that an embargo hides now."""
    embargoes = apps.get_model("articles", "Embargo")._default_manager
    return embargoes.filter(lifted_at__isnull=True).order_by().values("article_id")


def is_embargoed(key: str = "pk") -> Exists:
    """An expression: whether the story with this key is under embargo."""
    embargoes = apps.get_model("articles", "Embargo")._default_manager.order_by()
    return Exists(embargoes.filter(lifted_at__isnull=True, article_id=OuterRef(key)))


def without_embargoed(rows: QuerySet, user: Any, key: str = "pk") -> QuerySet:
    """`rows` without those of stories (by `key`) of which `user` may not know. None: nobody in
    particular, who may know of no embargoed story."""
    # Models stand above querysets; who may see is asked by one name there.
    models = apps.get_app_config("articles").models_module
    if user is not None and models.may_see_embargoed(user):
        return rows
    return rows.exclude(is_embargoed(key))
