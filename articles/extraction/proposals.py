"""Writes what was read about people, bodies, places and documents as proposals."""

from __future__ import annotations

from .confidence import name_confidence
from .documents import Documents
from .organizations import Organizations
from .places import PlaceRegistry
from .registry import PersonRegistry
from .result import (
    DocumentProposal,
    OrganizationProposal,
    PersonProposal,
    PlaceProposal,
)


def person_proposals(people: PersonRegistry) -> tuple[PersonProposal, ...]:
    """The people that the text names, by first mention."""
    made = [
        PersonProposal(
            span=min(one.mentions),
            confidence=name_confidence("people", one.rule, one.confidence),
            rule=one.rule,
            name=one.name,
            title=one.title,
            party=one.party,
            state=one.state,
            affiliation=one.affiliation,
            key=one.key,
            mentions=tuple(sorted(one.mentions)),
        )
        for one in people.all
        if one.mentions
    ]
    return tuple(sorted(made, key=lambda one: one.span))


def organization_proposals(organizations: Organizations) -> tuple[OrganizationProposal, ...]:
    """The organizations, by first mention."""
    return tuple(
        OrganizationProposal(
            span=one.mentions[0],
            confidence=name_confidence("organizations", one.rule, one.confidence),
            rule=one.rule,
            name=one.name,
            kind=one.kind,
            named=one.named,
            key=one.key,
            mentions=tuple(one.mentions),
        )
        for one in organizations.all()
    )


def place_proposals(places: PlaceRegistry) -> tuple[PlaceProposal, ...]:
    """The places, by first mention."""
    return tuple(
        PlaceProposal(
            span=min(one.mentions),
            confidence=name_confidence("places", one.rule, one.confidence),
            rule=one.rule,
            name=one.name,
            kind=one.kind,
            code=one.code,
            dateline=one.dateline,
            key=one.key,
            mentions=tuple(sorted(one.mentions)),
        )
        for one in places.all()
    )


def document_proposals(documents: Documents) -> tuple[DocumentProposal, ...]:
    """The documents, in the order in which they enter the story."""
    return tuple(
        DocumentProposal(
            span=one.mentions[0],
            confidence=one.confidence,
            rule=one.rule,
            kind=one.kind,
            label=one.label,
            addressee=one.addressee,
            authors=tuple(one.authors),
            signatories=tuple(one.signatories),
            other_signatories=one.others,
            other_signatories_text=one.others_text,
            dated=one.dated,
            mentions=tuple(one.mentions),
        )
        for one in documents.all
    )
