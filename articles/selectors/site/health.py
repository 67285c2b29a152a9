"""Whether this process can serve readers and editors."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import ProtectedName
from articles.models.sealing import NamesKeyMissing

# Without one of these no page can be shown; without the others readers notice nothing.
_NEEDED: Final = ("database", "migrations")


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a proxy or a monitor is told: by the name of a check, whether it passed."""

    checks: dict[str, bool]

    @property
    def is_ready(self) -> bool:
        return all(self.checks.get(name, False) for name in _NEEDED)

    @property
    def is_whole(self) -> bool:
        return self.is_ready and all(self.checks.values())


def read_readiness() -> Readiness:
    """`database`: it answers. `migrations`: none is missing. `names_key`: protected names can be
    read, or there are none. `media`: pictures and files can be written. Two queries; more until the
    migrations are complete, which is not asked again after that."""
    checks = {"database": False, "media": _can_write_media()}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks |= {"database": True, "migrations": _is_migrated(), "names_key": _can_read_names()}
    except (DatabaseError, InterfaceError):
        checks["database"] = False
    return Readiness(checks)


def _can_read_names() -> bool:
    name = ProtectedName.objects.order_by("-pk").first()
    try:
        return name is None or bool(name.opened())
    except NamesKeyMissing:
        return False


class _NotMigrated(Exception):
    """Raised rather than returned, so that it is not remembered."""


def _is_migrated() -> bool:
    try:
        return _has_all_migrations()
    except _NotMigrated:
        return False


@cache
def _has_all_migrations() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _NotMigrated
    return True


def _can_write_media() -> bool:
    """The folder is made with the first file."""
    folder = settings.MEDIA_ROOT
    return not os.path.exists(folder) or os.access(folder, os.W_OK | os.X_OK)
