"""What the reading screen shows and what its decisions are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from articles.enums import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.extraction import ExtractionResult, Span


class ReadingRefused(Exception):
    """A decision that cannot be carried out; the message says what to do. Nothing was changed."""


class ProposalKind(Choice):
    """What a proposal would add to the record."""

    QUOTE = "quote", "Quote"
    PERSON = "person", "Person"
    ORGANIZATION = "organization", "Organization"
    DOCUMENT = "document", "Document"
    EVENT = "event", "Event"
    PLACE = "place", "Place"
    DATE = "date", "Date"
    TOPIC = "topic", "Topic"


class ProposalState(Choice):
    """Where a proposal stands in this story."""

    OPEN = "open", "Proposed"
    ACCEPTED = "accepted", "In the record"
    UNCONFIRMED = "unconfirmed", "Accepted automatically, not confirmed"
    REJECTED = "rejected", "Rejected"
    # A dated expression, which goes into the record with its event, document or quote.
    SHOWN = "shown", "Shown"


class MatchKind(Choice):
    """Whether the newsroom knows what a proposal is about."""

    IN_STORY = "in_story", "already in this story"
    IN_NEWSROOM = "in_newsroom", "already in the newsroom"
    SEVERAL = "several", "several records with this name: choose one"
    NEW = "new", "new"
    NO_RECORD = "no_record", "described in words, no record"


@dataclass(frozen=True, slots=True)
class ProposalEvidence:
    """The sentence that a proposal rests on: `words` are the proposal's own."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordMatch:
    """The records that a proposal may mean, as (key, name); one only where it is certain."""

    match: MatchKind
    records: tuple[tuple[int, str], ...] = ()

    @property
    def pk(self) -> int | None:
        return self.records[0][0] if len(self.records) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProposal:
    """One proposal over one draft.

    `spans` are code points of the draft's plain text, the telling one first. `fields` are what a
    person may change before accepting. `source` is the machine's own proposal; None for a row that
    a machine accepted and that the text does not propose any more. `row` is the row of the draft
    that says the same. `parties` are keys of proposals that come along, by their part in it.
    `adds_post`: this person is on record, without the post that the story gives.
    """

    key: str
    kind: ProposalKind
    label: str
    confidence: float | None
    rule: str
    spans: tuple[Span, ...]
    evidence: ProposalEvidence
    fields: Mapping[str, str]
    match: RecordMatch
    state: ProposalState
    source: Any = None
    row: Any = None
    parties: Mapping[str, str] = field(default_factory=dict)
    adds_post: bool = False

    def stands_at(self, threshold: float) -> bool:
        """Whether nobody has decided and the machine is at least this sure of one meaning."""
        return (
            self.state == ProposalState.OPEN
            and self.match.match != MatchKind.SEVERAL
            and self.confidence is not None
            and self.confidence >= threshold
        )


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """A draft's text and everything that was read in it, by kind, each in the order of the text."""

    text: str
    proposals: tuple[ReadProposal, ...]
    result: ExtractionResult

    def by_key(self) -> dict[str, ReadProposal]:
        return {proposal.key: proposal for proposal in self.proposals}
