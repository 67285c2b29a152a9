"""Where paragraphs begin and end: at every line break."""

from __future__ import annotations

import re
from typing import Final

_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")


def paragraph_spans(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Spans of the paragraphs that hold more than blanks."""
    return [m.span() for m in _LINE.finditer(text, start) if not m.group().isspace()]
