"""Records that look alike and are not the same."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q


class DistinctRecords(models.Model):
    """Somebody looked at two records of one kind and found that they are two: they are not
    proposed for a merge again. `low_id` is the smaller key."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    low_id = models.BigIntegerField()
    high_id = models.BigIntegerField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-decided_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["content_type", "low_id", "high_id"], name="unique_distinct_records"
            ),
            models.CheckConstraint(
                condition=Q(low_id__lt=F("high_id")), name="distinct_records_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.low_id} is not {self.high_id}"
