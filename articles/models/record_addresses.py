"""Addresses that records used to have."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models


class RetiredRecordAddress(models.Model):
    """The last part of an address at which a record with a page once stood.

    It leads on to the record `record_id`, as long as that has a public page; without one it is
    gone. Made only where a merge or a moderator decided so: see decision 12 of the design.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=140)
    record_id = models.BigIntegerField(null=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    retired_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["content_type", "slug"]
        verbose_name_plural = "retired addresses of records"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["content_type", "slug"], name="unique_retired_record_address"
            )
        ]

    def __str__(self) -> str:
        return self.slug


def is_retired(model: type[models.Model], slug: str) -> bool:
    """Whether a record of this kind once stood at the address: no other one may take it."""
    kind = ContentType.objects.get_for_model(model)
    return RetiredRecordAddress.objects.filter(content_type=kind, slug=slug).exists()
