"""Which records of the newsroom a proposal means, and whether the posts that the story gives to
people on record are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.models import Event, Membership, Organization, Person, Place, SourceDocument
from articles.services.reading.finding import name_documents
from articles.services.reading.shapes import MatchKind, ProposalKind, RecordMatch
from articles.services.records.story_records import candidates_by_key
from articles.text import name_key

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from articles.selectors.embargo.visibility import HiddenKeys
    from articles.services.reading.finding import FoundProposal

MODELS: dict[ProposalKind, Any] = {
    ProposalKind.PERSON: Person,
    ProposalKind.ORGANIZATION: Organization,
    ProposalKind.DOCUMENT: SourceDocument,
    ProposalKind.EVENT: Event,
    ProposalKind.PLACE: Place,
}
_NO_RECORD = RecordMatch(MatchKind.NO_RECORD)
# Copy shortens them, records spell them out.
_FULL = {"rep.": "representative", "sen.": "senator", "gov.": "governor", "rep": "representative"}
_LEFT_OUT = frozenset(("u.s.", "us", "the", "of", "for"))


def match_all(found: list[FoundProposal], hidden: HiddenKeys) -> dict[str, RecordMatch]:
    """The match of each proposal by its key, none of them `hidden`; documents get their titles on
    the way. Queries: a few for each kind, however many there are."""
    matches: dict[str, RecordMatch] = {}
    nameable: set[str] = set()
    for kind, model in MODELS.items():
        if kind == ProposalKind.DOCUMENT:
            name_documents(found, nameable)
        mine = [one for one in found if one.kind == kind]
        matches |= _of_kind(kind, model, mine, nameable, hidden.get(model, set()))
    for one in found:
        if one.kind == ProposalKind.DATE:
            matches[one.key] = _NO_RECORD
        if one.kind == ProposalKind.TOPIC:
            record = (int(one.source.key), one.label)
            matches[one.key] = RecordMatch(MatchKind.IN_NEWSROOM, (record,))
    for one in found:
        if one.kind == ProposalKind.QUOTE:
            matches[one.key] = matches.get(one.parties.get("speaker", ""), _NO_RECORD)
    return matches


def _of_kind(
    kind: ProposalKind, model: Any, found: list[FoundProposal], nameable: set[str], hidden: set[int]
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
        if kind == ProposalKind.ORGANIZATION or (
            kind == ProposalKind.PERSON and _are_public(records)
        ):
            nameable.add(name_key(one.source.name))
    return matches


def _are_public(people: list[Any]) -> bool:
    """Whether all people who may be meant are public; somebody new is private."""
    return bool(people) and all(person.is_public() for person in people)


def _known(one: FoundProposal) -> int | None:
    """The key that the gazetteer gave."""
    key = getattr(one.source, "key", "")
    return int(key) if key.isdecimal() else None


def _is_same(kind: ProposalKind, row: Any, one: FoundProposal) -> bool:
    if kind == ProposalKind.DOCUMENT:
        told = (one.fields["date"], one.fields["document_kind"])
        return (row.date_edtf, row.kind) == told
    return kind != ProposalKind.EVENT or row.date_edtf == one.fields["date"]


def _no_record(one: FoundProposal) -> RecordMatch | None:
    """A group that the story only describes gets no record."""
    if one.kind == ProposalKind.ORGANIZATION and not one.source.named:
        return _NO_RECORD
    return None


def _as_match(records: list[Any]) -> RecordMatch:
    found = tuple((record.pk, str(record)) for record in records)
    if not found:
        return RecordMatch(MatchKind.NEW)
    return RecordMatch(MatchKind.IN_NEWSROOM if len(found) == 1 else MatchKind.SEVERAL, found)


# --- Posts ----------------------------------------------------------------------------------------


def new_posts(
    found: list[FoundProposal], matches: Mapping[str, RecordMatch], day: datetime.date | None
) -> set[str]:
    """The keys of people on record to whom the text gives a post that they do not hold on `day`.
    One query."""
    people = {
        one.key: pk
        for one in found
        if one.kind == ProposalKind.PERSON
        if (one.fields["title"] or one.fields["affiliation"]) and (pk := matches[one.key].pk)
    }
    if not people:
        return set()
    posts = Membership.objects.filter(person__in=people.values()).for_labels()
    held: dict[int, list[Any]] = {}
    for post in posts.on(day) if day else posts:
        held.setdefault(post.person_id, []).append(post)
    by_key = {one.key: one.fields for one in found}
    return {key for key, pk in people.items() if not is_held(by_key[key], held.get(pk, ()))}


def is_held(fields: Mapping[str, str], posts: Iterable[Any]) -> bool:
    """Whether one of the posts says what the story says."""
    title, body = _words(fields["title"]), name_key(fields["affiliation"])
    return any(_is_same_post(title, body, post) for post in posts)


def _is_same_post(title: set[str], body: str, post: Any) -> bool:
    own = name_key(post.organization.name) if post.organization else ""
    if title and post.role and not (title <= _words(post.role) or _words(post.role) <= title):
        return False
    return not (body and own) or body == own


def _words(title: str) -> set[str]:
    return {_FULL.get(word, word) for word in name_key(title).split()} - _LEFT_OUT
