"""A progress line on the terminal."""

from __future__ import annotations

import time
from typing import TextIO

_WIDTH = 30


class Progress:
    """Drawn on a terminal only, at most ten times a second; elsewhere it says nothing."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream
        self._total = max(total, 1)
        self._shown = hasattr(stream, "isatty") and stream.isatty()
        self._started = time.monotonic()
        self._drawn = 0.0

    def at(self, done: int) -> None:
        now = time.monotonic()
        if not self._shown or (now - self._drawn < 0.1 and done < self._total):
            return
        self._drawn = now
        part = min(1.0, done / self._total)
        bar = "#" * round(part * _WIDTH)
        rate = done / max(now - self._started, 0.001)
        left = (self._total - done) / rate if rate else 0
        self._stream.write(
            f"\r[{bar:<{_WIDTH}}] {done:,}/{self._total:,}  {rate:.1f}/s  {left / 60:.0f} min left "
        )
        self._stream.flush()

    def clear(self) -> None:
        """Make room for a line of the report."""
        if self._shown:
            self._stream.write("\r\033[K")
            self._stream.flush()
