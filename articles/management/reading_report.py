"""What a story's reading found and did, as lines for the person who ran the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.services.reading.shapes import MatchKind, ProposalKind, ProposalState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.services.reading.imported import ReadImport
    from articles.services.reading.shapes import ReadProposal

_WIDTH = 70


def report_lines(read: ReadImport) -> Iterator[str]:
    """A line for each proposal, surest first within its kind, and one that sums up."""
    accepted = {proposal.key for proposal in read.outcome.accepted}
    for kind in ProposalKind:
        found = [one for one in read.proposals if one.kind == kind]
        for one in sorted(found, key=lambda one: -(one.confidence or 0)):
            state = "accepted" if one.key in accepted else one.state.label.lower()
            sure = f"{one.confidence:.2f}" if one.confidence is not None else "    "
            yield f"  {kind.value:<12}  {sure}  {state:<9}  {_words(one)}"
    open_ones = [one for one in read.proposals if one.state == ProposalState.OPEN]
    left = len([one for one in open_ones if one.key not in accepted])
    yield f"Read: {len(accepted)} accepted by the machine, {left} left to be decided."
    if read.outcome.revision:
        yield (
            "What the machine accepted must be confirmed by a person before publication: "
            "open the story and choose “Read the text”."
        )


def _words(one: ReadProposal) -> str:
    words = " ".join(one.label.split())
    short = words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1].rstrip()}…"
    if one.kind == ProposalKind.QUOTE:
        speaker = one.fields.get("speaker") or one.fields.get("attributed_as") or "nobody named"
        return f"“{short}” ({speaker})"
    known = ", ".join(dict.fromkeys(name for _, name in one.match.records))
    match = f"{known}, {one.match.match.label}" if known else one.match.match.label
    return short if one.match.match == MatchKind.NO_RECORD else f"{short} ({match})"
