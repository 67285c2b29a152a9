"""Reads a news story and proposes its record: quotations with their speakers, people,
organizations, places, documents, events, dates and topics, each with its evidence.

Rules and word lists only: no model, no network, the same result on every machine.
"""

from .gazetteer import Gazetteer, KnownOrganization, KnownPerson, KnownPlace, KnownTopic
from .paragraphs import TextTooLong
from .reader import extract
from .result import (
    DateLine,
    DateProposal,
    DocumentProposal,
    EventProposal,
    ExtractionResult,
    OrganizationProposal,
    PersonProposal,
    PlaceProposal,
    Proposal,
    QuoteProposal,
    Span,
    Speaker,
    TopicProposal,
)

__all__ = [
    "DateLine",
    "DateProposal",
    "DocumentProposal",
    "EventProposal",
    "ExtractionResult",
    "Gazetteer",
    "KnownOrganization",
    "KnownPerson",
    "KnownPlace",
    "KnownTopic",
    "OrganizationProposal",
    "PersonProposal",
    "PlaceProposal",
    "Proposal",
    "QuoteProposal",
    "Span",
    "Speaker",
    "TextTooLong",
    "TopicProposal",
    "extract",
]
