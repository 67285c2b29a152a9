"""Lets the database forget the words of what was deleted."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import connection

from articles.models import DeletedText

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

# `publish_due` runs every minute: within five minutes nothing is left.
WAIT = datetime.timedelta(minutes=3)


def forget_deleted_text() -> bool:
    """SQLite's full-text index keeps deleted words until its parts are merged, and its log keeps
    old pages until it is written back. PostgreSQL has neither: its autovacuum frees the rows.

    False while somebody else's long read keeps the old pages. Not inside a transaction.
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        for table in _full_text_tables(cursor):
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"INSERT INTO {quoted}({quoted}) VALUES ('optimize')")  # noqa: S608
        # Answers (is busy, pages in the log, pages written back).
        is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


def note_deleted_text() -> None:
    """Something with words was deleted: the index is to forget them soon."""
    DeletedText.objects.create()


def forget_what_was_deleted(*, now: datetime.datetime) -> bool:
    """Where something with words was deleted some minutes ago, let the index forget; whether that
    was so and is done. One query where nothing was: several deletions are forgotten at once."""
    seen = dict(DeletedText.objects.values_list("pk", "deleted_at"))
    if not seen or now - min(seen.values()) < WAIT or connection.in_atomic_block:
        return False
    if not forget_deleted_text():
        return False
    DeletedText.objects.filter(pk__in=seen).delete()
    return True


def _full_text_tables(cursor: CursorWrapper) -> list[str]:
    cursor.execute(
        "SELECT name FROM sqlite_master"
        " WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    )
    return [name for (name,) in cursor.fetchall()]
