"""When mail last went out."""

from __future__ import annotations

from django.db import models


class MailProof(models.Model):
    """A test mail that the mail server took. No address is kept."""

    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        get_latest_by = "sent_at"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d %H:%M}"
