"""Leaves out what is under embargo, for stories and what belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef

from articles import models

if TYPE_CHECKING:
    from django.db.models import QuerySet


def embargoed_ids() -> QuerySet:
    """The keys of the stories that an embargo hides now."""
    embargoes = models.Embargo.objects
    return embargoes.filter(lifted_at__isnull=True).order_by().values("article_id")


def is_embargoed(key: str = "pk") -> Exists:
    """An expression: whether the story with this key is under embargo."""
    embargoes = models.Embargo.objects.order_by()
    return Exists(embargoes.filter(lifted_at__isnull=True, article_id=OuterRef(key)))


def without_embargoed[Rows: QuerySet[Any, Any]](rows: Rows, user: Any, key: str = "pk") -> Rows:
    """`rows` without those of stories (by `key`) of which `user` may not know. None: nobody in
    particular, who may know of no embargoed story."""
    if user is not None and models.may_see_embargoed(user):
        return rows
    return rows.exclude(is_embargoed(key))
