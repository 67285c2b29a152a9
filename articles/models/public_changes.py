"""When what readers see changed last."""

from __future__ import annotations

from django.db import models


class PublicChange(models.Model):
    """A moment at which something public changed; what it was is not written down.

    Rows are only ever added, so that two who publish at the same time do not wait for each other.
    A change of a draft, or of a record that no published story names, adds none: the time alone
    would tell outsiders that the newsroom is at work.
    """

    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.changed_at:%Y-%m-%d %H:%M:%S}"
