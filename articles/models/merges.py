"""Merges of records, with everything needed to undo them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class RecordMerge(models.Model):
    """One merge: several records of one kind became the one that was kept.

    `moves` says what was changed, in the shape that `articles.services.merging` reads again when
    the merge is undone; `unrestored` says in words what an undoing could not bring back.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    kept_id = models.BigIntegerField()
    kept_name = models.CharField(max_length=255)
    moves = models.JSONField(encoder=DjangoJSONEncoder)
    reason = models.CharField(max_length=255)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    unrestored = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-merged_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["content_type", "kept_id"], name="merge_kept")]

    def __str__(self) -> str:
        return f"Merge into “{self.kept_name}”"


class MergedRecord(models.Model):
    """A record that was merged away; `snapshot` holds its columns.

    A version of a story that still names it (an old one in the history, one that somebody saved
    in the moment of the merge) names the kept record instead: see `articles.models.loading`.
    """

    merge = models.ForeignKey(RecordMerge, on_delete=models.CASCADE, related_name="removed")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    removed_id = models.BigIntegerField()
    name = models.CharField(max_length=255)
    snapshot = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["content_type", "removed_id"], name="merged_record")
        ]

    def __str__(self) -> str:
        return self.name


def kept_instead(model: type[models.Model], keys: set[Any]) -> dict[Any, Any]:
    """Where records of `model` that are gone were merged: key -> key of the record kept now.

    One query for each link of a chain of merges; nothing for keys that no merge removed.
    """
    kind = ContentType.objects.get_for_model(model)
    rows = MergedRecord.objects.filter(content_type=kind, merge__undone_at__isnull=True)
    found: dict[Any, Any] = {key: key for key in keys}
    ends = set(keys)
    while ends:
        step = dict(rows.filter(removed_id__in=ends).values_list("removed_id", "merge__kept_id"))
        found = {key: step.get(end, end) for key, end in found.items()}
        ends = set(step.values())
    return {key: end for key, end in found.items() if key != end}
