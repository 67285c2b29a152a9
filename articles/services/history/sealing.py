"""Sealing entries of the history, and taking details out of sealed ones.

`publish_due` seals what has been written since its last run, so that nothing that publishes waits
for another thing that publishes.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import ModelLogEntry, PageLogEntry

from articles.models import HistorySeal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from django.db.models import QuerySet

LOGS: dict[str, type[Any]] = {
    HistorySeal.PAGES: PageLogEntry,
    HistorySeal.RECORDS: ModelLogEntry,
}
REDACTED = "history.redacted"
_AT_ONCE = 2_000


@transaction.atomic
def seal_history(*, now: datetime.datetime) -> int:
    """Seal the entries that have no seal, the oldest first; return how many. What another run seals
    meanwhile raises IntegrityError here, and nothing is written."""
    last = HistorySeal.objects.select_for_update().order_by("-pk").first()
    previous = last.digest if last else ""
    seals = []
    for log, entry in _unsealed():
        salt = secrets.token_hex(32)
        commitment = commit(salt, entry)
        digest = link(previous, log, entry, commitment)
        seals.append(
            HistorySeal(
                log=log,
                entry_id=entry.pk,
                salt=salt,
                commitment=commitment,
                previous=previous,
                digest=digest,
                sealed_at=now,
            )
        )
        previous = digest
    HistorySeal.objects.bulk_create(seals)
    return len(seals)


def redact_history(*, log: str, entries: QuerySet, now: datetime.datetime) -> None:
    """The details of these entries are being taken out of the history: their salts go, and one
    entry says of how many. Call it in the transaction that changes them. Entries that have no seal
    yet are sealed as they are then."""
    keys = entries.order_by().values("pk")
    sealed = HistorySeal.objects.filter(log=log, entry_id__in=keys).exclude(salt="")
    number = sealed.update(salt="")
    if number:
        ModelLogEntry.objects.create(
            content_type=ContentType.objects.get_for_model(HistorySeal),
            object_id="0",
            label="Details taken out of the history",
            action=REDACTED,
            data={"entries": number},
            timestamp=now,
        )


def commit(salt: str, entry: Any) -> str:
    """SHA-256 of the salt and of what an entry says beside who, when and what."""
    about = [getattr(entry, "page_id", None), getattr(entry, "object_id", None)]
    details = [about, entry.content_type_id, entry.label, entry.data]
    said = json.dumps(details, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(f"{salt}\n{said}".encode()).hexdigest()


def link(previous: str, log: str, entry: Any, commitment: str) -> str:
    """SHA-256 of a link of the chain."""
    parts = [previous, log, entry.pk, entry.timestamp.isoformat(), entry.user_id, entry.action]
    said = json.dumps([*parts, commitment])
    return hashlib.sha256(said.encode()).hexdigest()


def _unsealed() -> Iterable[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for log, model in LOGS.items():
        sealed = HistorySeal.objects.filter(log=log, entry_id=OuterRef("pk")).order_by()
        rows = model.objects.filter(~Exists(sealed)).order_by("pk")[:_AT_ONCE]
        found = list(chain(found, ((log, entry) for entry in rows)))
    return sorted(found, key=lambda row: (row[1].timestamp, row[0], row[1].pk))
