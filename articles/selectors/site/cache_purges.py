"""Reads which kept answers are out of date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Min
from django.utils import timezone

from articles.models import ArticlePage, CachePurge

# More at once are not told apart: whoever has been away that long forgets everything.
MAX_PURGES = 1_000
_TABLE = CachePurge._meta.db_table
# Transactions that may still commit have a number from the horizon on. Rows from there on are
# read again next time, and those that have been seen are passed over.
_POSTGRESQL = f"""
    SELECT now.horizon, purge.id, purge.keys
    FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon) AS now
    LEFT JOIN {_TABLE} AS purge ON purge.transaction >= %s
    ORDER BY purge.transaction DESC NULLS LAST LIMIT {MAX_PURGES + 1}
"""  # noqa: S608 - the table's name is our own
_SQLITE = f"""
    SELECT 0, id, keys FROM {_TABLE} WHERE id > %s ORDER BY id DESC LIMIT {MAX_PURGES + 1}
"""  # noqa: S608 - the table's name is our own


@dataclass
class PurgePosition:
    """How far a process has read. `start` is the first transaction (PostgreSQL) or the last row
    (SQLite) to ask for; None: it has not begun."""

    start: int | None = None
    seen: frozenset[int] = frozenset()


@dataclass(frozen=True)
class NewPurges:
    """What was committed since the position before, and the position after."""

    position: PurgePosition
    keys: list[set[str]] = field(default_factory=list)
    # Too much, or nothing known yet: every answer that is kept has to go.
    is_everything: bool = False


def read_new_purges(before: PurgePosition) -> NewPurges:
    """What has been committed since `before`. One indexed query."""
    is_first = before.start is None
    if connection.vendor == "postgresql":
        return _read_by_transaction(before, is_first)
    if is_first:
        newest = CachePurge.objects.order_by("-pk").values_list("pk", flat=True).first()
        return NewPurges(PurgePosition(newest or 0), is_everything=True)
    rows = _rows(_SQLITE, before.start or 0)
    last = max((key for _, key, _ in rows), default=before.start)
    return NewPurges(PurgePosition(last), [set(keys.split()) for *_, keys in rows], _many(rows))


def next_end(now: datetime.datetime) -> datetime.datetime:
    """The moment from which public pages look different though nothing is written: a story
    expires, or the day ends, with which consents end and days are counted. One query."""
    today = timezone.localtime(now)
    midnight = timezone.make_aware(
        datetime.datetime.combine(today.date() + datetime.timedelta(days=1), datetime.time())
    )
    stories = ArticlePage.objects.filter(live=True, expire_at__gt=now).order_by()
    expiry: datetime.datetime | None = stories.aggregate(first=Min("expire_at"))["first"]
    return min(midnight, expiry) if expiry else midnight


def _read_by_transaction(before: PurgePosition, is_first: bool) -> NewPurges:
    rows = _rows(_POSTGRESQL, before.start or 0)
    horizon = rows[0][0]
    found = [(key, keys) for _, key, keys in rows if key is not None]
    new = [set(keys.split()) for key, keys in found if key not in before.seen]
    # Also the rows from before the horizon: it may stand still while a backup runs.
    after = PurgePosition(max(horizon, before.start or 0), frozenset(key for key, _ in found))
    return NewPurges(after, new, is_first or _many(rows))


def _rows(sql: str, start: int) -> list[tuple[int, int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [start])
        return list(cursor.fetchall())


def _many(rows: list[tuple[int, int, str]]) -> bool:
    return len(rows) > MAX_PURGES
