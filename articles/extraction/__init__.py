"""Reads a news story and proposes its record: quotations with their speakers, people,
organizations, places, documents, events, dates and topics, each with its evidence.

Rules and word lists only: no model, no network, the same result on every machine.

This is the whole public face: `extract(text, Gazetteer(...))` gives an `ExtractionResult`. The
modules behind it are private, and know nothing of the app around them (see README.md).
"""

from .gazetteer import Gazetteer, KnownOrganization, KnownPerson, KnownPlace, KnownTopic
from .languages.recognise import language_of
from .lexicon.nations import COUNTRY_NAMES
from .lexicon.states import STATE_ABBREVIATIONS, STATE_NAMES, state_code
from .openings import Opening, read_opening
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
from .scoring import scored

__all__ = [
    "COUNTRY_NAMES",
    "STATE_ABBREVIATIONS",
    "STATE_NAMES",
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
    "Opening",
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
    "language_of",
    "read_opening",
    "scored",
    "state_code",
]
