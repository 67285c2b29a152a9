"""Passkeys (WebAuthn): a second factor that answers to this site alone."""

from __future__ import annotations

from django.db import models
from django_otp.models import Device


class Passkey(Device):
    """A key in somebody's computer, telephone or security key; here is its public half.

    `credential_id` is base64url, as browsers write it. `sign_count` is what the key last said of
    its uses, 0 of those that count none.
    """

    credential_id = models.CharField(max_length=1400, unique=True)
    public_key = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["added_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
