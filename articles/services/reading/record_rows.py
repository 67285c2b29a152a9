"""Accepted proposals in the shape of a record file, so that records are matched and made by the
same code that imports them: there is never a second "David Cicilline"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.enums import OrganizationKind
from articles.extraction.lexicon.states import (
    STATE_ABBREVIATIONS,
    STATE_NAMES,
    state_code,
)
from articles.models import Organization, Place
from articles.services.importing.documents import make_documents
from articles.services.importing.events import make_events
from articles.services.importing.making import Making, candidates_by_key
from articles.services.importing.organizations import make_organizations
from articles.services.importing.people import add_membership, make_people
from articles.services.importing.places import make_places
from articles.services.importing.record_file import EMPTY_RECORD, RecordFile
from articles.services.importing.report import Report
from articles.services.reading.finding import EMPTY_STORY, document_row
from articles.services.reading.matching import MODELS
from articles.services.reading.shapes import Kind, State
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.services.reading.decisions import Decision
    from articles.services.reading.shapes import ArticleReading, ReadProposal

PARTIES = (Kind.PERSON, Kind.ORGANIZATION)


def make_records(reading: ArticleReading, decisions: list[Decision]) -> Making:
    """Find or make the record behind each decision; the maps of the result have them by the
    proposals' keys. Raises ImportRefused where several records have an edited name."""
    story = replace(EMPTY_STORY, raw=reading.text)
    making = Making(RecordFile({**EMPTY_RECORD.data}, ""), Report(), story)
    _take_known(making, reading, decisions)
    names = _Names(reading, making)
    new, same = _told_once(decisions)
    rows = making.record.data
    rows["places"] = _places(reading, new)
    told = [_organization(one) for one in new if one.kind == Kind.ORGANIZATION]
    rows["organizations"] = [*told, *_bodies(reading, decisions, making, names)]
    make_places(making)
    _take_renamed(making, new)
    _take_places(making, new)
    make_organizations(making)
    rows["people"] = [_person(one, names) for one in new if one.kind == Kind.PERSON]
    make_people(making)
    rows["documents"] = [_document(one, names) for one in new if one.kind == Kind.DOCUMENT]
    make_documents(making)
    rows["events"] = [_event(one, names, reading) for one in new if one.kind == Kind.EVENT]
    make_events(making)
    for key, first in same.items():
        for records in maps(making).values():
            if first in records:
                records[key] = records[first]
    return making


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


def maps(making: Making) -> dict[Kind, dict[str, Any]]:
    """The records of `making` by kind and key."""
    return {
        Kind.PERSON: making.people,
        Kind.ORGANIZATION: making.organizations,
        Kind.DOCUMENT: making.documents,
        Kind.EVENT: making.events,
    }


def _take_known(making: Making, reading: ArticleReading, decisions: list[Decision]) -> None:
    """The records that are there already: those of the decisions, and those that other proposals
    mean without doubt, so that a new letter can name its known signatories."""
    chosen = {decision.key: decision.pk for decision in decisions}
    wanted = {one.key: chosen.get(one.key, _known(one)) for one in reading.proposals}
    for kind, found in maps(making).items():
        keys = {one.key: wanted[one.key] for one in reading.proposals if one.kind == kind}
        records = MODELS[kind]._default_manager.in_bulk({pk for pk in keys.values() if pk})
        found.update({key: records[pk] for key, pk in keys.items() if pk in records})
    for one in reading.proposals:
        if one.kind in PARTIES and one.source is not None:
            making.words[one.key] = one.source.name


def _known(one: ReadProposal) -> int | None:
    if one.row is not None and one.kind in MODELS:
        return getattr(one.row, f"{one.kind.value}_id", None)
    return one.match.pk if one.kind in MODELS else None


class _Names:
    """Turns the names that a proposal gives for its parties into keys; a name that is no proposal
    stands for itself, as words."""

    def __init__(self, reading: ArticleReading, making: Making) -> None:
        self._making = making
        self._keys = {
            name_key(one.source.name): one.key
            for one in reading.proposals
            if one.kind in PARTIES and one.source is not None
        }

    def key(self, name: str) -> str:
        key = self._keys.get(name_key(name), name)
        self._making.words.setdefault(key, name)
        return key

    def keys(self, names: Iterable[str]) -> list[str]:
        return [self.key(name) for name in names]

    def is_document(self, key: str) -> bool:
        return key in self._making.documents

    def body(self, name: str) -> str:
        """The key of a person's organization, which may be on record without being proposed."""
        key = self.key(name) if name else ""
        if key and key not in self._making.organizations:
            found = candidates_by_key(Organization, [name]).get(name_key(name), [])
            if len(found) == 1:
                self._making.organizations[key] = found[0]
        return key


def _person(one: Decision, names: _Names) -> dict[str, Any]:
    state = state_code(one.fields["state"])
    return {
        "id": one.key,
        "name": one.fields["name"],
        "title": one.fields["title"],
        "party": one.fields["party"],
        "state": state,
        "state_in_text": STATE_ABBREVIATIONS.get(state, ""),
        "state_name": STATE_NAMES.get(state, ""),
        "affiliation": names.body(one.fields["affiliation"]),
    }


def add_posts(making: Making, reading: ArticleReading, people: list[tuple[Decision, Any]]) -> None:
    """The posts that the text gives to people who are on record."""
    names = _Names(reading, making)
    for one, person in people:
        add_membership(making, person, _person(one, names))
        making.report.note(f"A post of {person} was added to the record.")


def _bodies(
    reading: ArticleReading, decisions: list[Decision], making: Making, names: _Names
) -> list[dict[str, Any]]:
    """Bodies that accepted people belong to, and that are neither accepted nor on record: a post
    needs its organization. One that somebody rejected is none, nor is a name that the text does
    not tell to be a body ("mayor of Tarn") and that nobody typed."""
    by_key = reading.by_key()
    wanted = {
        key: (name, name != one.proposal.fields.get("affiliation"))
        for one in decisions
        if one.kind == Kind.PERSON and (name := one.fields["affiliation"])
        if (key := names.body(name)) not in making.organizations
    }
    done = {one.key for one in decisions}
    rows = []
    for key, (name, typed) in wanted.items():
        proposal = by_key.get(key)
        rejected = proposal is not None and proposal.state == State.REJECTED
        if key in done or rejected or not (proposal or typed):
            continue
        kind = proposal.fields["organization_kind"] if proposal else OrganizationKind.OTHER.value
        rows.append({"id": key, "name": name, "type": kind})
    return rows


def _organization(one: Decision) -> dict[str, Any]:
    return {
        "id": one.key,
        "name": one.fields["name"],
        "named": one.proposal.source.named,
        "type": one.fields["organization_kind"],
    }


def _document(one: Decision, names: _Names) -> dict[str, Any]:
    row = document_row(one.proposal.source)
    for part in ("author", "signatories_named"):
        row[part] = names.keys(row[part])
    row["addressee"] = names.key(row["addressee"]) if row["addressee"] else ""
    return {
        **row,
        "id": one.key,
        "title": one.fields["name"],
        "type": one.fields["document_kind"],
        "date": one.fields["date"],
    }


def _event(one: Decision, names: _Names, reading: ArticleReading) -> dict[str, Any]:
    source = one.proposal.source
    return {
        "id": one.key,
        "what": one.fields["name"],
        "date": {"iso": one.fields["date"], "as_said": _as_said(source, reading)},
        "place": source.place,
        "actors": names.keys(source.actors),
        "documents": [key for key in _documents(reading, source) if names.is_document(key)],
    }


def _documents(reading: ArticleReading, event: Any) -> list[str]:
    by_source = {id(one.source): one.key for one in reading.proposals}
    all_documents = reading.result.documents
    return [by_source.get(id(all_documents[place]), "") for place in event.documents]


def _as_said(event: Any, reading: ArticleReading) -> str:
    if event.date_span is None:
        return ""
    start, end = event.date_span
    return reading.text[start:end][:120]


def _places(reading: ArticleReading, new: list[Decision]) -> list[dict[str, Any]]:
    """The accepted places, and those of the accepted events, with what they are."""
    wanted = {name_key(one.proposal.source.place) for one in new if one.kind == Kind.EVENT}
    accepted = [one for one in new if one.kind == Kind.PLACE]
    wanted -= {name_key(one.proposal.source.name) for one in accepted}
    rows = [
        {
            "name": one.fields["name"],
            "type": one.fields["place_kind"],
            "iso": one.proposal.source.code,
        }
        for one in accepted
    ]
    return rows + [
        {"name": place.name, "type": place.kind, "iso": place.code}
        for place in reading.result.places
        if name_key(place.name) in wanted and not place.key
    ]


def _take_renamed(making: Making, new: list[Decision]) -> None:
    """An event names its place as the story does, whatever a person calls the record."""
    for one in new:
        if one.kind == Kind.PLACE:
            place = making.places[name_key(one.fields["name"])]
            making.places.setdefault(name_key(one.proposal.source.name), place)


def _take_places(making: Making, new: list[Decision]) -> None:
    """Places on record that the accepted events name."""
    names = [one.proposal.source.place for one in new if one.kind == Kind.EVENT]
    for key, found in candidates_by_key(Place, [name for name in names if name]).items():
        if len(found) == 1:
            making.places.setdefault(key, found[0])
