"""Counts of attempts, kept without names or addresses."""

from __future__ import annotations

import datetime
import hashlib
import hmac

from django.conf import settings
from django.db import models


def subject_digest(scope: str, subject: str, day: datetime.date) -> str:
    """HMAC-SHA-256 (hexadecimal) of a name or an address. The key is made of the secret key and the
    day: what was counted yesterday cannot be tied to what is counted today."""
    key = f"articles.attempts:{day.isoformat()}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, f"{scope}:{subject}".encode(), hashlib.sha256).hexdigest()


class AttemptCount(models.Model):
    """The attempts of one subject in one stretch of time that begins at `begun_at`."""

    scope = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    begun_at = models.DateTimeField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-begun_at", "pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["begun_at"], name="attempts_begun_at")]
        constraints = [
            models.UniqueConstraint(fields=["scope", "digest", "begun_at"], name="unique_attempts")
        ]

    def __str__(self) -> str:
        return f"{self.scope}: {self.number}"
