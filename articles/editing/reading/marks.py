"""The story's plain text with every proposal marked where it stands."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.services.reading.shapes import ProposalState

if TYPE_CHECKING:
    from articles.services.reading.shapes import ArticleReading, ReadProposal

# Start and end of a mark, and its proposal.
type _Covering = tuple[int, int, ReadProposal]

_BREAK = re.compile("\n\n")
_SHOWN = (
    ProposalState.OPEN,
    ProposalState.UNCONFIRMED,
    ProposalState.ACCEPTED,
    ProposalState.SHOWN,
)


@dataclass(frozen=True)
class MarkedStretch:
    """A stretch of text that the same proposals cover. `proposal` is the innermost of them, None
    for plain text; `kinds` and `keys` are those of all; `first` says that it begins here."""

    text: str
    proposal: ReadProposal | None = None
    kinds: str = ""
    keys: str = ""
    first: bool = False


def marked_story(reading: ArticleReading) -> list[list[MarkedStretch]]:
    """The paragraphs of the story, each as pieces; time grows linearly with text and marks."""
    starts, ends = _edges(reading)
    breaks = {found.start(): found.end() for found in _BREAK.finditer(reading.text)}
    cuts = {0, len(reading.text), *starts, *ends, *breaks, *breaks.values()}
    paragraphs: list[list[MarkedStretch]] = [[]]
    seen: set[str] = set()
    covering: list[_Covering] = []
    break_end = 0
    for start, end in pairwise(sorted(cuts)):
        covering = [one for one in covering if one[1] > start]
        for begun in starts.get(start, ()):
            insort(covering, begun, key=_length)
        if start in breaks:
            break_end = breaks[start]
            paragraphs.append([])
        if start >= break_end:
            paragraphs[-1].append(_piece(reading.text[start:end], covering, seen))
    return [paragraph for paragraph in paragraphs if paragraph]


def _edges(reading: ArticleReading) -> tuple[dict[int, list[_Covering]], set[int]]:
    """The shown marks by where they start, and where marks end."""
    starts: dict[int, list[_Covering]] = defaultdict(list)
    ends: set[int] = set()
    for proposal in reading.proposals:
        for span in proposal.spans:
            if proposal.state in _SHOWN and span.start < span.end:
                starts[span.start].append((span.start, span.end, proposal))
                ends.add(span.end)
    return starts, ends


def _length(one: _Covering) -> int:
    return one[1] - one[0]


def _piece(text: str, covering: list[_Covering], seen: set[str]) -> MarkedStretch:
    """One stretch; the shortest mark over it is the innermost."""
    if not covering:
        return MarkedStretch(text)
    inner = covering[0][2]
    kinds = " ".join(sorted({f"reading-mark--{one.kind.value}" for *_, one in covering}))
    keys = " ".join(one.key for *_, one in covering)
    first = inner.key not in seen
    seen.add(inner.key)
    return MarkedStretch(text, inner, kinds, keys, first)
