"""What the pages that are kept in memory have to forget."""

from __future__ import annotations

from django.db import models


class CachePurge(models.Model):
    """Keys of answers that a transaction made out of date (see docs/decisions/page-cache.md).

    Written by the transaction itself and read before each answer that comes from memory. Rows are
    only ever added, and are forgotten after a day.
    """

    # Separated by blanks, as in `Surrogate-Key`; "*": whatever there is.
    keys = models.TextField()
    # PostgreSQL's number of the transaction: numbers are given out before transactions end, so
    # that the newest row is not the one that was committed last. Empty on SQLite, where one
    # transaction writes at a time.
    transaction = models.BigIntegerField(null=True, db_index=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.keys[:80]
