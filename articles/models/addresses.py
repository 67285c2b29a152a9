"""Addresses that stories used to have."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


class RetiredAddress(models.Model):
    """An address that a moderator took from a story: it leads on (301) or answers "gone" (410).

    Of a deleted story it stays as "gone". No redirect is ever made automatically: one from an
    address with a name in it proves an identity.
    """

    address = models.CharField(max_length=255, unique=True)
    article = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="retired_addresses",
        help_text="The story it leads to; empty: it is gone.",
    )
    retired_at = models.DateTimeField(auto_now_add=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["address", "pk"]
        verbose_name_plural = "retired addresses"

    def __str__(self) -> str:
        return self.address

    def clean(self) -> None:
        super().clean()
        if not (self.address.startswith("/") and self.address.endswith("/")):
            raise ValidationError({"address": _("A web address begins and ends with a slash.")})
