"""Looking whether the history is as it was sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wagtail.models import ModelLogEntry

from articles.models import HistorySeal
from articles.services.history.sealing import LOGS, REDACTED, commit, link

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE = 1_000


@dataclass
class HistoryVerdict:
    """`broken` has a line for each entry that is not as it was sealed; `redacted` is how many lost
    their details for safety; `head` the digest of the last seal, which somebody may write down
    elsewhere; `waiting` how many are not sealed yet."""

    sealed: int = 0
    redacted: int = 0
    waiting: int = 0
    head: str = ""
    has_known_head: bool = True
    broken: list[str] = field(default_factory=list)


def verify_history(*, known_head: str = "") -> HistoryVerdict:
    """Follow the chain from its first link. `known_head`: a digest that was written down. It must
    be in the chain; one that was cut off at its end has it no more."""
    verdict = HistoryVerdict(has_known_head=not known_head)
    for seal, entry in _sealed():
        verdict.sealed += 1
        if seal.previous != verdict.head:
            verdict.broken.append(f"Seal {seal.pk}: the chain is cut before it.")
        if said := _what_is_wrong(seal, entry):
            verdict.broken.append(f"Entry {seal.entry_id} of {seal.log}: {said}")
        verdict.redacted += not seal.salt
        verdict.head = seal.digest
        verdict.has_known_head |= seal.digest == known_head
    _compare_redactions(verdict)
    verdict.waiting = sum(model.objects.count() for model in LOGS.values()) - verdict.sealed
    return verdict


def _what_is_wrong(seal: HistorySeal, entry: Any) -> str:
    if entry is None:
        return "it is gone."
    if seal.digest != link(seal.previous, seal.log, entry, seal.commitment):
        return "its time, actor or action was changed."
    if seal.salt and seal.commitment != commit(seal.salt, entry):
        return "its details were changed."
    return ""


def _compare_redactions(verdict: HistoryVerdict) -> None:
    """Who takes the salts away says so in an entry, which is sealed itself."""
    said = ModelLogEntry.objects.filter(action=REDACTED).order_by().values_list("data", flat=True)
    recorded = sum(int(data.get("entries", 0)) for data in said)
    if recorded != verdict.redacted:
        verdict.broken.append(
            f"{verdict.redacted} entries lost their details, and the history says {recorded}."
        )


def _sealed() -> Iterator[tuple[HistorySeal, Any]]:
    """Each seal with its entry, or None; three queries for a thousand."""
    last = 0
    while rows := list(HistorySeal.objects.filter(pk__gt=last).order_by("pk")[:_AT_ONCE]):
        entries: dict[str, dict[int, Any]] = {
            log: model.objects.in_bulk([row.entry_id for row in rows if row.log == log])
            for log, model in LOGS.items()
        }
        for row in rows:
            yield row, entries[row.log].get(row.entry_id)
        last = rows[-1].pk
