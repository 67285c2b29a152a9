"""Stored files that nothing has a use for any more and that are still to be deleted."""

from django.db import models
from django.utils import timezone


class LeftFile(models.Model):
    """Written in the transaction that gave up the file, and taken away when it is deleted: an
    interruption between the two leaves no file behind."""

    name = models.CharField(max_length=255)
    left_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
