"""Numbers in the text format of Prometheus, and counters that several processes share.

Source of the format: https://prometheus.io/docs/instrumenting/exposition_formats/ (version 0.0.4).
"""

from __future__ import annotations

import mmap
import os
import struct
from bisect import bisect_left
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Upper ends in seconds; what takes longer is in the last bucket, which has none.
DURATIONS = (0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
# What is told apart of an answer: the first digit of its status, and whether it was kept.
ANSWERS = (
    *(("2xx", "memory"), ("2xx", "made"), ("3xx", "memory"), ("3xx", "made")),
    *(("4xx", "made"), ("5xx", "made")),
)
_NUMBERS = len(ANSWERS) + len(DURATIONS) + 2
# A process writes into one slot alone, so that no lock outlives a process that is killed. Whoever
# takes the slot of one that has ended goes on counting from there: sums never fall.
_SLOTS = 256
_DOUBLE = struct.Struct("=d")


class SharedCounters:
    """Counts of answers. The memory is shared with every process that is forked from this one."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _SLOTS * _NUMBERS * _DOUBLE.size)
        self._lock = Lock()

    def count_answer(self, status: int, source: str, seconds: float) -> None:
        """One more answer; `source` is "memory" or "made"."""
        family = f"{status // 100}xx"
        kind = (family, source) if (family, source) in ANSWERS else (family, "made")
        with self._lock:
            if kind in ANSWERS:
                self._add(ANSWERS.index(kind), 1)
            self._add(len(ANSWERS) + bisect_left(DURATIONS, seconds), 1)
            self._add(_NUMBERS - 1, seconds)

    def sums(self) -> tuple[float, ...]:
        """Of each number the sum over all processes."""
        rows = struct.unpack(f"={_SLOTS * _NUMBERS}d", self._memory[:])
        return tuple(sum(rows[number::_NUMBERS]) for number in range(_NUMBERS))

    def lines(self) -> list[str]:
        """The counters in the text format."""
        sums = self.sums()
        lines = [
            "# HELP advocacy_answers_total Answers by status and where they came from.",
            "# TYPE advocacy_answers_total counter",
        ]
        for (status, source), number in zip(ANSWERS, sums, strict=False):
            lines.append(
                f'advocacy_answers_total{{status="{status}",source="{source}"}} {number:.0f}'
            )
        lines += [
            "# HELP advocacy_answer_seconds Time until an answer was made.",
            "# TYPE advocacy_answer_seconds histogram",
        ]
        total = 0.0
        for end, number in zip((*DURATIONS, "+Inf"), sums[len(ANSWERS) : -1], strict=True):
            total += number
            lines.append(f'advocacy_answer_seconds_bucket{{le="{end}"}} {total:.0f}')
        lines.append(f"advocacy_answer_seconds_sum {sums[-1]:.6f}")
        lines.append(f"advocacy_answer_seconds_count {total:.0f}")
        return lines

    def _add(self, number: int, amount: float) -> None:
        at = (os.getpid() % _SLOTS * _NUMBERS + number) * _DOUBLE.size
        (value,) = _DOUBLE.unpack_from(self._memory, at)
        _DOUBLE.pack_into(self._memory, at, value + amount)


def gauge_lines(gauges: Iterable[tuple[str, str, float]]) -> list[str]:
    """Values that rise and fall: name, what it is, value."""
    lines = []
    for name, meaning, value in gauges:
        lines += [f"# HELP {name} {meaning}", f"# TYPE {name} gauge", f"{name} {value:g}"]
    return lines
