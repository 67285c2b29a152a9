"""The second step of a kill: what no database transaction covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction

from articles.models import Kill
from articles.services.killing.cached import purge
from articles.services.killing.rows import forget_latecomers
from articles.services.search.forgetting import forget_deleted_text
from articles.services.site.public_changes import purge_keys
from articles.syndication.cache_keys import LISTS, MANY, NOTHING, RECORDS, key_of

if TYPE_CHECKING:
    import datetime


def finish_kills(*, now: datetime.datetime) -> list[Kill]:
    """Finish every kill that was interrupted; return those that were."""
    unfinished = Kill.objects.filter(finished_at__isnull=True).order_by("pk")
    return [finish_kill(kill=kill, now=now) for kill in unfinished]


def finish_kill(*, kill: Kill, now: datetime.datetime) -> Kill:
    """Delete the stored files, empty the caches, and let the database forget what was deleted.

    Each part may be repeated: it is safe to run twice, and at the same time. The kill stays
    unfinished as long as the database cannot forget: the next run tries again.
    """
    forget_latecomers(kill.article_id)
    for name in kill.files_left:
        # No error where there is none: it was deleted before the interruption.
        default_storage.delete(name)
    purged = purge(kill.pages_left)
    files = (f"{settings.MEDIA_URL}{name}" for name in kill.files_left)
    purge_keys({LISTS, MANY, NOTHING, RECORDS, *map(key_of, (*kill.pages_left, *files))})
    if not (connection.in_atomic_block or forget_deleted_text()):
        return kill
    with transaction.atomic():
        kill = Kill.objects.select_for_update().get(pk=kill.pk)
        if kill.finished_at is None:
            kill.removed += [("Stored files", len(kill.files_left))] if kill.files_left else []
            kill.removed += [("Cached pages", purged)] if purged else []
            kill.files_left, kill.pages_left, kill.finished_at = [], [], now
            kill.save()
    return kill
