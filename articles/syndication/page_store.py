"""Finished answers in memory, each valid until something that it shows changes.

The store knows no database. Whoever uses it tells it the keys of what has changed
(`syndication.cache_keys`) before asking for an answer, and remembers the position it was told
before rendering one: an answer that was rendered while something changed is older than the change.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Whatever there is: written where nobody can say which answers a change alters.
EVERYTHING = "*"
# As many changed keys are told apart; above that all older answers are forgotten.
MAX_CHANGED_KEYS = 20_000
# What an answer weighs beside its body: headers, keys, and the objects that hold them.
_OVERHEAD_BYTES = 2_000


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer with status 200, as it was rendered for one way of compressing."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    keys: frozenset[str]
    # The store's position before it was rendered.
    position: int
    # Seconds since the epoch: when a day, a consent or a story ends that it shows.
    valid_until: float

    @property
    def size(self) -> int:
        """In bytes, roughly."""
        return len(self.body) + _OVERHEAD_BYTES


class PageStore:
    """At most `max_bytes` of answers; the one that was asked for longest ago goes first.

    One store a process, shared by its threads.
    """

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.size = 0
        self.position = 0
        self._answers: OrderedDict[str, StoredAnswer] = OrderedDict()
        self._changed_at: dict[str, int] = {}
        self._all_changed_at = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def note_change(self, keys: Iterable[str]) -> None:
        """From here on, answers with one of the keys that were rendered before are not valid."""
        with self._lock:
            self.position += 1
            names = set(keys)
            if EVERYTHING in names or len(self._changed_at) + len(names) > MAX_CHANGED_KEYS:
                self._all_changed_at = self.position
                self._changed_at.clear()
                self._answers.clear()
                self.size = 0
                return
            self._changed_at.update(dict.fromkeys(names, self.position))

    def get(self, name: str, *, now: float) -> StoredAnswer | None:
        """The answer, where there is one that still holds at `now` (seconds since the epoch)."""
        with self._lock:
            found = self._answers.get(name)
            if found is None:
                return None
            if now >= found.valid_until or not self._is_current(found):
                self._forget(name)
                return None
            self._answers.move_to_end(name)
            return found

    def put(self, name: str, answer: StoredAnswer) -> None:
        """Keep the answer, unless it takes more than a hundredth of the room or something that it
        shows has changed since it was begun."""
        with self._lock:
            if answer.size > max(self.max_bytes // 100, _OVERHEAD_BYTES * 2):
                return
            if not self._is_current(answer):
                return
            if name in self._answers:
                self._forget(name)
            self._answers[name] = answer
            self.size += answer.size
            while self.size > self.max_bytes:
                self._forget(next(iter(self._answers)))

    def _is_current(self, answer: StoredAnswer) -> bool:
        if answer.position < self._all_changed_at:
            return False
        changed_at = self._changed_at
        return all(changed_at.get(key, 0) <= answer.position for key in answer.keys)

    def _forget(self, name: str) -> None:
        self.size -= self._answers.pop(name).size
