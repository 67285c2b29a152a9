"""Reads that every kind of record shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from articles.text import name_key

if TYPE_CHECKING:
    from articles.filters import NameCursor


class AlphabeticalQuerySet(models.QuerySet):
    """Rows that have a name."""

    def from_a_to_z(self, start: str | None = None, after: NameCursor | None = None) -> Self:
        """In the order of the alphabet: from the letter `start` on, or behind `after`."""
        rows = self.order_by("name_key", "pk")
        if after is None:
            return rows.filter(name_key__gte=start) if start else rows
        same = Q(name_key=after.name_key, pk__gt=after.pk)
        later = Q(name_key__gt=after.name_key) | same
        # The first condition alone lets a database begin at the right place of its index.
        return rows.filter(later, name_key__gte=after.name_key)


class NamedQuerySet(AlphabeticalQuerySet):
    """Records that have a name and, where the model has them, other names."""

    def named(self, *names: str) -> Self:
        """Records known under one of `names`, whatever their case, accents and typography."""
        keys = [name_key(name) for name in names if name]
        match = Q(name_key__in=keys)
        if any(field.name == "other_names" for field in self.model._meta.get_fields()):
            match |= Q(other_names__name_key__in=keys)
        return self.filter(match).distinct()
