"""Stories taken down for safety. What is kept here holds no word of them."""

from __future__ import annotations

import datetime
import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.encoding import force_bytes

from articles.enums import KillCause

TELLS_FOR = datetime.timedelta(days=1)
# What the history says instead of a title.
NAMELESS = "A killed story"


def address_digests(path: str) -> list[str]:
    """HMAC-SHA-256 (hexadecimal) of a path, with the current secret key first and then those that
    are being phased out.

    An address holds words of the story. With the key, and without it, nobody reads them here.
    """
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    message = b"articles.kills:" + path.encode()
    return [hmac.new(force_bytes(key), message, hashlib.sha256).hexdigest() for key in keys]


class Kill(models.Model):
    """A story that somebody killed: everything of it is gone, its addresses answer 410.

    `removed` lists the places and how much went there, as [place, count] pairs in the order of the
    work; `kept` the records that the story named and that stay, as [model, key]; `files_left` the
    stored files that are still to be deleted, empty when the kill is finished. No words of the
    story stand in any of them. `opened_by` are the keys of the accounts that had the story open,
    kept for a day (`TELLS_FOR`): they are told that it was killed.
    """

    article_id = models.BigIntegerField(unique=True)
    cause = models.CharField(max_length=20, choices=KillCause.choices())
    killed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    killed_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    removed = models.JSONField(default=list)
    kept = models.JSONField(default=list)
    files_left = models.JSONField(default=list)
    opened_by = models.JSONField(default=list)
    pages_left = models.JSONField(default=list)

    class Meta:
        ordering = ["-killed_at", "-pk"]
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(cause__in=[cause.value for cause in KillCause]),
                name="kill_cause_is_known",
            )
        ]

    def __str__(self) -> str:
        return f"Kill of story {self.article_id}"

    def tells(self, user: Any, now: datetime.datetime) -> bool:
        """Whether `user` is told that the story was killed: who may kill, and who had it open. For
        anybody else its key is one that no story ever had."""
        if user.has_perm("articles.add_kill"):
            return True
        return user.pk in self.opened_by and now < self.killed_at + TELLS_FOR


class KilledAddress(models.Model):
    """An address that answers "gone", as a digest (see `address_digests`)."""

    kill = models.ForeignKey(Kill, on_delete=models.CASCADE, related_name="addresses")
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.digest
