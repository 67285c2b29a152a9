"""What browsers report of the admin's Content-Security-Policy."""

from __future__ import annotations

from django.db import models


class PolicyReport(models.Model):
    """How often browsers refused something for one rule of the policy on one day. Nothing of the
    page, the address or the person is kept."""

    day = models.DateField()
    directive = models.CharField(max_length=40)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "directive"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "directive"], name="one_policy_count_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.directive} ({self.number})"
