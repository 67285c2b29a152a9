"""The story's plain text with every proposal marked where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.services.reading.shapes import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.services.reading.shapes import ArticleReading, ReadProposal

_SHOWN = (State.OPEN, State.UNCONFIRMED, State.ACCEPTED)


@dataclass(frozen=True)
class Piece:
    """A stretch of text that the same proposals cover. `proposal` is the innermost of them, None
    for plain text; `kinds` and `keys` are those of all; `first` says that it begins here."""

    text: str
    proposal: ReadProposal | None = None
    kinds: str = ""
    keys: str = ""
    first: bool = False


def marked_story(reading: ArticleReading) -> list[list[Piece]]:
    """The paragraphs of the story, each as pieces; time grows linearly with text and marks."""
    starts, ends = defaultdict(list), defaultdict(list)
    for proposal in reading.proposals:
        for span in proposal.spans:
            if proposal.state not in _SHOWN or span.start >= span.end:
                continue
            starts[span.start].append((span.end - span.start, proposal))
            ends[span.end].append((span.end - span.start, proposal))
    paragraphs: list[list[Piece]] = [[]]
    seen: set[str] = set()
    covering: list[tuple[int, ReadProposal]] = []
    cuts = sorted({0, len(reading.text), *starts, *ends})
    for start, end in pairwise(cuts):
        for ended in ends[start]:
            covering.remove(ended)
        for begun in starts[start]:
            covering.insert(bisect_right(covering, begun[0], key=lambda one: one[0]), begun)
        for piece in _pieces(reading.text[start:end], covering, seen):
            if piece is None:
                paragraphs.append([])
            else:
                paragraphs[-1].append(piece)
    return [paragraph for paragraph in paragraphs if paragraph]


def _pieces(
    text: str, covering: list[tuple[int, ReadProposal]], seen: set[str]
) -> Iterator[Piece | None]:
    """The parts of one stretch; None where a paragraph ends."""
    proposal = covering[0][1] if covering else None
    kinds = " ".join(sorted({f"reading-mark--{one.kind.value}" for _, one in covering}))
    keys = " ".join(one.key for _, one in covering)
    for number, part in enumerate(text.split("\n\n")):
        if number:
            yield None
        if part and proposal:
            yield Piece(part, proposal, kinds, keys, proposal.key not in seen)
            seen.add(proposal.key)
        elif part:
            yield Piece(part)
