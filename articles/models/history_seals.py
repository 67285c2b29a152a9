"""The chain of the history: an entry that is changed, left out or put in later is found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class HistorySeal(models.Model):
    """Seals one entry of one of Wagtail's two logs, in the order of the keys.

    `commitment` is SHA-256 of `salt` and the entry's details; `digest` is SHA-256 of the digest
    before it (`previous`; "" of the first), the entry's key, time, actor and action, and the
    commitment. All are hexadecimal. Where details were taken out of the history for safety the salt
    is gone too, so that nobody can try words against the commitment; see docs/decisions/history.md.
    """

    PAGES, RECORDS = "pages", "records"

    log = models.CharField(max_length=10, choices=[(PAGES, "pages"), (RECORDS, "records")])
    entry_id = models.BigIntegerField()
    salt = models.CharField(max_length=64, blank=True)
    commitment = models.CharField(max_length=64)
    # Unique: of two runs at once one fails, and no chain forks.
    previous = models.CharField(max_length=64, unique=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["log", "entry_id"], name="one_seal_per_entry"),
            models.CheckConstraint(
                condition=Q(log__in=["pages", "records"]), name="seal_is_of_a_known_log"
            ),
        ]

    def __str__(self) -> str:
        return self.digest[:12]
