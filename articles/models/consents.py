"""The history of what people agreed to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalKey

from articles.enums import ConsentAction, ConsentMethod
from articles.models.people import Person


class ConsentRecord(models.Model):
    """One entry of a person's history: a consent was given, or withdrawn. Never changed.

    What holds now stands on the person; this is who noted what, and when.
    """

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="consent_records")
    deed = models.CharField(max_length=20, choices=ConsentAction.choices())
    method = models.CharField(max_length=20, choices=ConsentMethod.choices(), blank=True)
    given_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    note = models.CharField(max_length=255, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_deed_display()} ({self.recorded_at:%Y-%m-%d})"
