"""Which records of the newsroom a proposal means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.models import Event, Organization, Person, Place, SourceDocument
from articles.services.importing.making import candidates_by_key
from articles.services.reading.finding import name_documents
from articles.services.reading.shapes import Kind, Match, RecordMatch
from articles.text import name_key

if TYPE_CHECKING:
    from articles.selectors.embargo.visibility import HiddenKeys
    from articles.services.reading.finding import Found

MODELS: dict[Kind, Any] = {
    Kind.PERSON: Person,
    Kind.ORGANIZATION: Organization,
    Kind.DOCUMENT: SourceDocument,
    Kind.EVENT: Event,
    Kind.PLACE: Place,
}
_NO_RECORD = RecordMatch(Match.NO_RECORD)


def match_all(found: list[Found], hidden: HiddenKeys) -> dict[str, RecordMatch]:
    """The match of each proposal by its key, none of them `hidden`; documents get their titles on
    the way. Queries: a few for each kind, however many there are."""
    matches: dict[str, RecordMatch] = {}
    nameable: set[str] = set()
    for kind, model in MODELS.items():
        if kind == Kind.DOCUMENT:
            name_documents(found, nameable)
        mine = [one for one in found if one.kind == kind]
        matches |= _of_kind(kind, model, mine, nameable, hidden.get(model, set()))
    for one in found:
        if one.kind == Kind.DATE:
            matches[one.key] = _NO_RECORD
        if one.kind == Kind.TOPIC:
            record = (int(one.source.key), one.label)
            matches[one.key] = RecordMatch(Match.IN_NEWSROOM, (record,))
    for one in found:
        if one.kind == Kind.QUOTE:
            matches[one.key] = matches.get(one.parties.get("speaker", ""), _NO_RECORD)
    return matches


def _of_kind(
    kind: Kind, model: Any, found: list[Found], nameable: set[str], hidden: set[int]
) -> dict[str, RecordMatch]:
    if not found:
        return {}
    known = model._default_manager.in_bulk([pk for one in found if (pk := _known(one))])
    by_name = candidates_by_key(model, [one.fields["name"] for one in found])
    matches = {}
    for one in found:
        record = known.get(_known(one))
        candidates = by_name.get(name_key(one.fields["name"])[:255], [])
        records = [row for row in candidates if row.pk not in hidden and _is_same(kind, row, one)]
        # Of two people of one name the machine cannot know which; else its own answer holds, which
        # it may have from a surname or another name.
        if record is not None and len(records) < 2:
            records = [record]
        matches[one.key] = _no_record(one) or _as_match(records)
        if kind == Kind.ORGANIZATION or (kind == Kind.PERSON and _are_public(records)):
            nameable.add(name_key(one.source.name))
    return matches


def _are_public(people: list[Any]) -> bool:
    """Whether all people who may be meant are public; somebody new is private."""
    return bool(people) and all(person.is_public() for person in people)


def _known(one: Found) -> int | None:
    """The key that the gazetteer gave."""
    key = getattr(one.source, "key", "")
    return int(key) if key.isdecimal() else None


def _is_same(kind: Kind, row: Any, one: Found) -> bool:
    if kind == Kind.DOCUMENT:
        told = (one.fields["date"], one.fields["document_kind"])
        return (row.date_edtf, row.kind) == told
    return kind != Kind.EVENT or row.date_edtf == one.fields["date"]


def _no_record(one: Found) -> RecordMatch | None:
    """A group that the story only describes gets no record."""
    if one.kind == Kind.ORGANIZATION and not one.source.named:
        return _NO_RECORD
    return None


def _as_match(records: list[Any]) -> RecordMatch:
    found = tuple((record.pk, str(record)) for record in records)
    if not found:
        return RecordMatch(Match.NEW)
    return RecordMatch(Match.IN_NEWSROOM if len(found) == 1 else Match.SEVERAL, found)
