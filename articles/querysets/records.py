"""Reads that every kind of record shares."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from articles.text import name_key


class NamedQuerySet(models.QuerySet):
    """Records that have a name and, where the model has them, other names."""

    def named(self, *names: str) -> Self:
        """Records known under one of `names`, whatever their case, accents and typography."""
        keys = [name_key(name) for name in names if name]
        match = Q(name_key__in=keys)
        if any(field.name == "other_names" for field in self.model._meta.get_fields()):
            match |= Q(other_names__name_key__in=keys)
        return self.filter(match).distinct()
