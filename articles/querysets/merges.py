"""What became of records that were merged away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

if TYPE_CHECKING:
    from django.db import models


def kept_instead(model: type[models.Model], keys: set[Any]) -> dict[Any, Any]:
    """Where records of `model` that are gone were merged: key -> key of the record kept now.

    One query for each link of a chain of merges; nothing for keys that no merge removed.
    """
    kind = ContentType.objects.get_for_model(model)
    merged = apps.get_model("articles", "MergedRecord")._default_manager
    rows = merged.filter(content_type=kind, merge__undone_at__isnull=True)
    found: dict[Any, Any] = {key: key for key in keys}
    ends = set(keys)
    while ends:
        step = dict(rows.filter(removed_id__in=ends).values_list("removed_id", "merge__kept_id"))
        found = {key: step.get(end, end) for key, end in found.items()}
        ends = set(step.values())
    return {key: end for key, end in found.items() if key != end}
