"""Addresses of the site that a newsroom moved in from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

# In characters; a longer path is no address that anybody links to.
OLD_PATH_LENGTH = 500


class OldAddress(models.Model):
    """A path of the old site, decoded and without a slash at its end, with `?p=12` where that is
    the address. It leads on to a page while that is public, or to `target`, a path here.

    With `is_prefix` it answers for all that stands below it and has no row of its own.
    """

    path = models.CharField(max_length=OLD_PATH_LENGTH, unique=True)
    is_prefix = models.BooleanField(default=False)
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
    )
    target = models.CharField(max_length=OLD_PATH_LENGTH, blank=True)

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "old addresses"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, target="") | Q(page__isnull=True, target__gt=""),
                name="old_address_leads_to_one_place",
            )
        ]

    def __str__(self) -> str:
        return self.path
