"""What reading a story yields: proposals, each with its evidence, confidence and rule.

Offsets are code points of the text that was read. Confidence is between 0 and 1: the share of
proposals of the same rule that were right when the rule was measured (see `confidence`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the text, `end` excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One fact that a person may accept: where it stands, how sure, found by which rule."""

    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateProposal(Proposal):
    """A dated expression. `edtf` is an Extended Date/Time Format string; `precision` is day,
    month, year, season, interval or open."""

    text: str
    edtf: str
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine(Proposal):
    """The day that the story is dated, and the prefix that is no part of its words."""

    edtf: str
    prefix: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonProposal(Proposal):
    """A person of the story. `party` is the letter that the story gives (D, R, I), `state` the
    postal code, `affiliation` the name of an organization; `key` is the gazetteer's."""

    name: str
    title: str = ""
    party: str = ""
    state: str = ""
    affiliation: str = ""
    key: str = ""
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationProposal(Proposal):
    """An organization; `named` is false for a group that the story only describes. `kind` is a
    value of the newsroom's choices."""

    name: str
    kind: str = "other"
    named: bool = True
    key: str = ""
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceProposal(Proposal):
    """A place; `kind` is country, state, region or city, `code` its ISO 3166 code where known;
    `dateline`: the story is dated from there."""

    name: str
    kind: str = ""
    code: str = ""
    dateline: bool = False
    key: str = ""
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentProposal(Proposal):
    """A document that the story cites, with who sent it to whom as far as it says."""

    kind: str
    label: str
    addressee: str = ""
    authors: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    other_signatories: int | None = None
    other_signatories_text: str = ""
    dated: str = ""
    key: str = ""
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventProposal(Proposal):
    """Something that happened: the words that tell it, a short name, when (EDTF, empty where
    undated) and who took part, by canonical name."""

    what: str
    name: str = ""
    dated: str = ""
    precision: str = ""
    date_span: Span | None = None
    place: str = ""
    actors: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quotation. `kind` is person, organization, document or described; `name` is
    canonical, `text` the story's words at `span`. Somebody who tells under a pseudonym is
    described: no record is theirs."""

    kind: str
    name: str
    text: str
    span: Span
    phrase: Span
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteProposal(Proposal):
    """A direct quotation; `span` is without its marks, `outer` with them.

    `form` is full (a sentence or more) or partial. `continues` is the index in the result's
    quotes of the part before, None at a beginning. `nested` are quotations inside it. `said` is
    when (EDTF), where the clause of its speaker or its document has a date. A `fragment` has no
    finite clause, and says nothing away from its text. `language` is that in which it was said,
    where the text says so: then it is a translation, by `translated_by`.
    """

    text: str
    outer: Span
    form: str
    speaker: Speaker | None = None
    verb: str = ""
    verb_span: Span | None = None
    reported_by: Speaker | None = None
    continues: int | None = None
    document: int | None = None
    nested: tuple[Span, ...] = ()
    said: str = ""
    fragment: bool = False
    language: str = ""
    translated_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicProposal(Proposal):
    """A topic of the newsroom that the story's words name; `mentions` are those words."""

    key: str
    label: str
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractionResult:
    """Everything that was read, each kind in the order of the text. `language` is the code of the
    text's language; where it is not `understood`, only marked stretches are proposed."""

    dateline: DateLine | None = None
    dates: tuple[DateProposal, ...] = ()
    people: tuple[PersonProposal, ...] = ()
    organizations: tuple[OrganizationProposal, ...] = ()
    places: tuple[PlaceProposal, ...] = ()
    documents: tuple[DocumentProposal, ...] = ()
    events: tuple[EventProposal, ...] = ()
    quotes: tuple[QuoteProposal, ...] = ()
    topics: tuple[TopicProposal, ...] = ()
    language: str = "en"
    understood: bool = True
