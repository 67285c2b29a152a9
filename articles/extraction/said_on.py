"""When a quotation was said: the date in its speaker's clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from .result import DateProposal
from .speakers import Attribution

# "told the council on Monday" and "on Monday told": a date so near belongs to the verb …
_NEAR: Final = 60
# … unless another clause, another quotation or another sentence begins between them.
_ENDS: Final = re.compile(
    r"[;:“”\"\n]|\.\s|\b(?:that|who|which|when|where|after|before|because|if|about|over)\b", re.I
)


class SaidOn:
    """Looks up the date beside a verb of saying."""

    def __init__(self, text: str, dates: list[DateProposal]) -> None:
        self._text = text
        self._dates = dates
        self._starts = [date.span.start for date in dates]

    def date(self, one: Attribution | None) -> str:
        """The date (EDTF) in the clause of this attribution, empty where it has none."""
        if one is None:
            return ""
        at = bisect_left(self._starts, one.verb_start)
        for date in self._dates[max(0, at - 1) : at + 1]:
            span = date.span
            between = (
                (span.end, one.verb_start)
                if span.end <= one.verb_start
                else (one.verb_end, span.start)
            )
            near = between[0] <= between[1] <= between[0] + _NEAR
            if near and not _ENDS.search(self._text, *between):
                return date.edtf
        return ""
