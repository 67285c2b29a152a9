"""The records behind accepted proposals, found or made by the same code that imports them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.enums import OrganizationKind
from articles.extraction import STATE_ABBREVIATIONS, STATE_NAMES, state_code
from articles.models import Organization, Place
from articles.services.reading.finding import document_input
from articles.services.reading.matching import MODELS
from articles.services.reading.shapes import ProposalKind, ProposalState
from articles.services.records.inputs import (
    DocumentInput,
    EventInput,
    OrganizationInput,
    PersonInput,
    PlaceInput,
    PostInput,
)
from articles.services.records.make_records import (
    add_post,
    make_documents,
    make_events,
    make_organizations,
    make_people,
    make_places,
)
from articles.services.records.story_records import StoryRecords, candidates_by_key
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.services.reading.decisions import Decision
    from articles.services.reading.shapes import ArticleReading, ReadProposal

PARTIES = (ProposalKind.PERSON, ProposalKind.ORGANIZATION)


def make_accepted_records(reading: ArticleReading, decisions: list[Decision]) -> StoryRecords:
    """Find or make the record behind each decision; the references of the result are the
    proposals' keys. Raises RecordRefused where several records have an edited name."""
    records = StoryRecords(text=reading.text)
    _take_known(records, reading, decisions)
    names = _Names(reading, records)
    new, same = _told_once(decisions)
    of_kind = {kind: [one for one in new if one.kind == kind] for kind in ProposalKind}
    make_places(records, _places(reading, new))
    _take_renamed(records, new)
    _take_places(records, new)
    told = [_organization(one) for one in of_kind[ProposalKind.ORGANIZATION]]
    make_organizations(records, [*told, *_bodies(reading, decisions, records, names)])
    make_people(records, [_person(one, names) for one in of_kind[ProposalKind.PERSON]])
    make_documents(records, [_document(one, names) for one in of_kind[ProposalKind.DOCUMENT]])
    make_events(records, [_event(one, names, reading) for one in of_kind[ProposalKind.EVENT]])
    for key, first in same.items():
        for rows in records.by_kind().values():
            if first in rows:
                rows[key] = rows[first]
    return records


def _told_once(decisions: list[Decision]) -> tuple[list[Decision], dict[str, str]]:
    """The decisions that may need a new record, without those that an edit made the same as
    another, and for each of these the key of the other."""
    first: dict[tuple[str, ...], Decision] = {}
    same: dict[str, str] = {}
    for one in decisions:
        if one.pk is None and one.kind in MODELS:
            parts = (one.fields.get("date", ""), one.fields.get("document_kind", ""))
            known = first.setdefault((one.kind, name_key(one.fields["name"]), *parts), one)
            if known is not one:
                same[one.key] = known.key
    return list(first.values()), same


def _take_known(records: StoryRecords, reading: ArticleReading, decisions: list[Decision]) -> None:
    """The records that are there already: those of the decisions, and those that other proposals
    mean without doubt, so that a new letter can name its known signatories."""
    chosen = {decision.key: decision.pk for decision in decisions}
    wanted = {one.key: chosen.get(one.key, _known(one)) for one in reading.proposals}
    for kind, found in records.by_kind().items():
        keys = {one.key: wanted[one.key] for one in reading.proposals if one.kind == kind}
        rows = MODELS[ProposalKind.of(kind)]._default_manager.in_bulk(
            {pk for pk in keys.values() if pk}
        )
        found.update({key: rows[pk] for key, pk in keys.items() if pk in rows})
    for one in reading.proposals:
        if one.kind in PARTIES and one.source is not None:
            records.words[one.key] = one.source.name


def _known(one: ReadProposal) -> int | None:
    if one.row is not None and one.kind in MODELS:
        return getattr(one.row, f"{one.kind.value}_id", None)
    return one.match.pk if one.kind in MODELS else None


class _Names:
    """Turns the names that a proposal gives for its parties into keys; a name that is no proposal
    stands for itself, as words."""

    def __init__(self, reading: ArticleReading, records: StoryRecords) -> None:
        self._records = records
        self._keys = {
            name_key(one.source.name): one.key
            for one in reading.proposals
            if one.kind in PARTIES and one.source is not None
        }

    def key(self, name: str) -> str:
        key = self._keys.get(name_key(name), name)
        self._records.words.setdefault(key, name)
        return key

    def keys(self, names: Iterable[str]) -> list[str]:
        return [self.key(name) for name in names]

    def is_document(self, key: str) -> bool:
        return key in self._records.documents

    def body(self, name: str) -> str:
        """The key of a person's organization, which may be on record without being proposed."""
        key = self.key(name) if name else ""
        if key and key not in self._records.organizations:
            found = candidates_by_key(Organization, [name]).get(name_key(name), [])
            if len(found) == 1:
                self._records.organizations[key] = found[0]
        return key


def _person(one: Decision, names: _Names) -> PersonInput:
    return PersonInput(reference=one.key, name=one.fields["name"], post=_post(one, names))


def _post(one: Decision, names: _Names) -> PostInput:
    state = state_code(one.fields["state"])
    return PostInput(
        title=one.fields["title"],
        organization=names.body(one.fields["affiliation"]),
        party=one.fields["party"],
        state=state,
        state_in_text=STATE_ABBREVIATIONS.get(state, ""),
        state_name=STATE_NAMES.get(state, ""),
    )


def add_posts(
    records: StoryRecords, reading: ArticleReading, people: list[tuple[Decision, Any]]
) -> None:
    """The posts that the text gives to people who are on record."""
    names = _Names(reading, records)
    for one, person in people:
        add_post(records, person, _post(one, names))
        records.report.note(_("A post was added for %(person)s.") % {"person": person})


def _bodies(
    reading: ArticleReading, decisions: list[Decision], records: StoryRecords, names: _Names
) -> list[OrganizationInput]:
    """Bodies that accepted people belong to, and that are neither accepted nor on record: a post
    needs its organization. One that somebody rejected is none, nor is a name that the text does
    not tell to be a body ("mayor of Tarn") and that nobody typed."""
    by_key = reading.by_key()
    wanted = {
        key: (name, name != one.proposal.fields.get("affiliation"))
        for one in decisions
        if one.kind == ProposalKind.PERSON and (name := one.fields["affiliation"])
        if (key := names.body(name)) not in records.organizations
    }
    done = {one.key for one in decisions}
    rows = []
    for key, (name, typed) in wanted.items():
        proposal = by_key.get(key)
        rejected = proposal is not None and proposal.state == ProposalState.REJECTED
        if key in done or rejected or not (proposal or typed):
            continue
        kind = proposal.fields["organization_kind"] if proposal else OrganizationKind.OTHER.value
        rows.append(OrganizationInput(reference=key, name=name, kind=kind))
    return rows


def _organization(one: Decision) -> OrganizationInput:
    return OrganizationInput(
        reference=one.key,
        name=one.fields["name"],
        named=one.proposal.source.named,
        kind=one.fields["organization_kind"],
    )


def _document(one: Decision, names: _Names) -> DocumentInput:
    told = document_input(one.proposal.source)
    return replace(
        told,
        reference=one.key,
        title=one.fields["name"],
        kind=one.fields["document_kind"],
        date=one.fields["date"],
        authors=names.keys(told.authors),
        addressees=names.keys(told.addressees),
        signatories=names.keys(told.signatories),
    )


def _event(one: Decision, names: _Names, reading: ArticleReading) -> EventInput:
    source = one.proposal.source
    return EventInput(
        reference=one.key,
        name=one.fields["name"],
        date=one.fields["date"],
        date_as_said=_as_said(source, reading),
        place=source.place,
        participants=names.keys(source.actors),
        documents=[key for key in _documents(reading, source) if names.is_document(key)],
    )


def _documents(reading: ArticleReading, event: Any) -> list[str]:
    by_source = {id(one.source): one.key for one in reading.proposals}
    all_documents = reading.result.documents
    return [by_source.get(id(all_documents[place]), "") for place in event.documents]


def _as_said(event: Any, reading: ArticleReading) -> str:
    if event.date_span is None:
        return ""
    start, end = event.date_span
    return reading.text[start:end][:120]


def _places(reading: ArticleReading, new: list[Decision]) -> list[PlaceInput]:
    """The accepted places, and those of the accepted events, with what they are."""
    wanted = {name_key(one.proposal.source.place) for one in new if one.kind == ProposalKind.EVENT}
    accepted = [one for one in new if one.kind == ProposalKind.PLACE]
    wanted -= {name_key(one.proposal.source.name) for one in accepted}
    places = [
        PlaceInput(
            name=one.fields["name"],
            kind=one.fields["place_kind"],
            iso=one.proposal.source.code,
        )
        for one in accepted
    ]
    return places + [
        PlaceInput(name=place.name, kind=place.kind, iso=place.code)
        for place in reading.result.places
        if name_key(place.name) in wanted and not place.key
    ]


def _take_renamed(records: StoryRecords, new: list[Decision]) -> None:
    """An event names its place as the story does, whatever a person calls the record."""
    for one in new:
        if one.kind == ProposalKind.PLACE:
            place = records.places[name_key(one.fields["name"])]
            records.places.setdefault(name_key(one.proposal.source.name), place)


def _take_places(records: StoryRecords, new: list[Decision]) -> None:
    """Places on record that the accepted events name."""
    names = [one.proposal.source.place for one in new if one.kind == ProposalKind.EVENT]
    for key, found in candidates_by_key(Place, [name for name in names if name]).items():
        if len(found) == 1:
            records.places.setdefault(key, found[0])
