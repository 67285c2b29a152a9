"""Reads that every kind of record shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable


class NamedQuerySet(models.QuerySet):
    """Records that have a name and, where the model has them, other names."""

    def named(self, *names: str) -> Self:
        """Records known under one of `names`, whatever their case, accents and typography."""
        keys = [name_key(name) for name in names if name]
        match = Q(name_key__in=keys)
        if any(field.name == "other_names" for field in self.model._meta.get_fields()):
            match |= Q(other_names__name_key__in=keys)
        return self.filter(match).distinct()

    def in_order_of_name(self) -> Self:
        return self.order_by("name_key", "pk")

    def by_pk(self, keys: Iterable[int | None]) -> dict[int, models.Model]:
        """The records with these keys, by key; one query, none for no keys."""
        return self.in_bulk({key for key in keys if key is not None})
