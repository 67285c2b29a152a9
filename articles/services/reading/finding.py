"""From what the machine read to things that a person can decide about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from articles.enums import (
    DocumentRole,
    EventRole,
    OrganizationKind,
    OrganizationRole,
    PersonRole,
    SpeakerKind,
)
from articles.models.fuzzy_dates import say_date
from articles.services.reading.keys import context_of, proposal_key, told_apart
from articles.services.reading.shapes import ProposalKind
from articles.services.records.inputs import DocumentInput
from articles.services.records.make_records import document_title
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.extraction import (
        DateProposal,
        DocumentProposal,
        ExtractionResult,
        QuoteProposal,
        Span,
        Speaker,
    )

LONGEST_NAME = 255
_PRONOUNS = frozenset("he she it they who which that".split())
_ROLES = (
    ("signatories", PersonRole.SIGNATORY),
    ("authors", PersonRole.AUTHOR),
    ("addressees", PersonRole.ADDRESSEE),
)


@dataclass
class FoundProposal:
    """A proposal before it is compared with the newsroom and the draft; `words` are the story's
    own for it. A document has no title yet (see `name_documents`)."""

    kind: ProposalKind
    key: str
    label: str
    spans: tuple[Span, ...]
    fields: dict[str, str]
    source: Any
    parties: dict[str, str] = field(default_factory=dict)
    words: str = ""
    more: tuple[Span, ...] = ()


def find_all(text: str, result: ExtractionResult) -> list[FoundProposal]:
    """Everything in `result`, which was read from `text`, that has a place in the record."""
    roles = _Roles(result)
    found = [
        *_people(result, roles),
        *_organizations(result, roles),
        *_documents(result),
        *_events(result),
        *_places(result),
        *_dates(result),
        *_topics(result),
    ]
    for one in found:
        mentions = getattr(one.source, "mentions", one.more)
        one.spans = tuple(dict.fromkeys((one.source.span, *mentions)))
    found += _quotes(text, result)
    for one, key in zip(found, told_apart(one.key for one in found), strict=True):
        one.key = key
        one.words = text[one.spans[0].start : one.spans[0].end]
    _tie(result, found)
    return found


def name_documents(found: list[FoundProposal], nameable: set[str]) -> None:
    """Give each document a title, and its quotes a speaker of that title.

    `nameable` are the keys (see `name_key`) of names that everybody may read: a title is public
    and becomes an address, so that no private person may stand in it.
    """
    documents = {one.key: one for one in found if one.kind == ProposalKind.DOCUMENT}
    for one in documents.values():
        one.label = one.fields["name"] = _title(one.source, nameable)
    for one in found:
        speaker = documents.get(one.parties.get("speaker", ""))
        if one.kind == ProposalKind.QUOTE and speaker:
            one.fields["speaker"] = speaker.label


class _Roles:
    """What people and organizations do in the story, as far as quotes and documents say."""

    def __init__(self, result: ExtractionResult) -> None:
        speakers = [quote.speaker for quote in result.quotes if quote.speaker]
        documents = result.documents
        self.names = {
            "speakers": {name_key(speaker.name) for speaker in speakers},
            "signatories": {name_key(n) for one in documents for n in one.signatories},
            "authors": {name_key(n) for one in documents for n in one.authors},
            "addressees": {name_key(one.addressee) for one in documents if one.addressee},
        }

    def of_person(self, name: str) -> str:
        key = name_key(name)
        if key in self.names["speakers"]:
            return PersonRole.SPEAKER.value
        found = (role for names, role in _ROLES if key in self.names[names])
        return next(found, PersonRole.MENTIONED).value

    def of_organization(self, name: str) -> str:
        key = name_key(name)
        for names, role in (
            ("speakers", OrganizationRole.SPEAKER),
            ("authors", OrganizationRole.AUTHOR),
            ("addressees", OrganizationRole.ADDRESSEE),
        ):
            if key in self.names[names]:
                return role.value
        return OrganizationRole.MENTIONED.value


def _people(result: ExtractionResult, roles: _Roles) -> Iterator[FoundProposal]:
    for one in result.people:
        if one.rule == "pseudonym":
            # Who tells under another name is described in words: no record is theirs.
            continue
        fields = {
            "name": one.name,
            "title": one.title,
            "affiliation": one.affiliation,
            "party": one.party,
            "state": one.state,
            "role": roles.of_person(one.name),
        }
        key = proposal_key(ProposalKind.PERSON, one.name)
        yield FoundProposal(ProposalKind.PERSON, key, one.name, (), fields, one)


def _organizations(result: ExtractionResult, roles: _Roles) -> Iterator[FoundProposal]:
    kinds = {kind.value for kind in OrganizationKind}
    for one in result.organizations:
        kind = one.kind if one.kind in kinds else OrganizationKind.OTHER.value
        role = roles.of_organization(one.name)
        fields = {"name": one.name, "organization_kind": kind, "role": role}
        key = proposal_key(ProposalKind.ORGANIZATION, one.name)
        yield FoundProposal(ProposalKind.ORGANIZATION, key, one.name, (), fields, one)


def _documents(result: ExtractionResult) -> Iterator[FoundProposal]:
    for one in result.documents:
        fields = {
            "name": one.label,
            "document_kind": one.kind,
            "date": one.dated,
            "role": DocumentRole.EVIDENCE.value,
        }
        key = proposal_key(ProposalKind.DOCUMENT, one.kind, one.label, one.addressee, *one.authors)
        yield FoundProposal(ProposalKind.DOCUMENT, key, one.label, (), fields, one)


def _title(document: DocumentProposal, nameable: set[str]) -> str:
    """What the story calls it, or, where the story says from whom or to whom, a title of that."""
    parties = [*document.authors, *document.signatories, document.addressee]
    if not any(parties):
        label = document.label[:1].upper() + document.label[1:]
        when = say_date(document.dated)
        return (f"{label}, {when}" if when else label)[:LONGEST_NAME]
    return document_title(
        document_input(document), lambda name: name if name_key(name) in nameable else ""
    )


def document_input(document: DocumentProposal) -> DocumentInput:
    """The document as a plain value; the references are the names of its parties."""
    return DocumentInput(
        reference=document.label,
        kind=document.kind,
        date=document.dated,
        authors=document.authors,
        addressees=(document.addressee,) if document.addressee else (),
        signatories=document.signatories,
        other_signatories=document.other_signatories or 0,
    )


def _events(result: ExtractionResult) -> Iterator[FoundProposal]:
    for one in result.events:
        what = one.name or one.what
        what = what[:1].upper() + what[1:]
        fields = {"name": shortened_name(what), "date": one.dated, "role": EventRole.SUBJECT.value}
        key = proposal_key(ProposalKind.EVENT, one.what, one.dated)
        yield FoundProposal(ProposalKind.EVENT, key, fields["name"], (), fields, one)


def _places(result: ExtractionResult) -> Iterator[FoundProposal]:
    for one in result.places:
        fields = {"name": one.name, "place_kind": one.kind}
        yield FoundProposal(
            ProposalKind.PLACE,
            proposal_key(ProposalKind.PLACE, one.name),
            one.name,
            (),
            fields,
            one,
        )


def _dates(result: ExtractionResult) -> Iterator[FoundProposal]:
    """The story's own date where its text has one, to be decided about; then every dated
    expression, equal words with one meaning once."""
    line = result.dateline
    if line is not None and line.span.start < line.span.end:
        label = f"The story is dated {say_date(line.edtf)}"
        key = proposal_key(ProposalKind.DATE, "dateline", line.edtf)
        yield FoundProposal(ProposalKind.DATE, key, label, (), {"date": line.edtf}, line)
    told: dict[tuple[str, str], list[DateProposal]] = {}
    for date in result.dates:
        told.setdefault((date.text, date.edtf), []).append(date)
    for (words, edtf), same in told.items():
        meant = say_date(edtf) or edtf
        found = FoundProposal(
            ProposalKind.DATE,
            proposal_key(ProposalKind.DATE, words, edtf),
            words if words == meant else f"{words}: {meant}",
            (),
            {},
            same[0],
        )
        found.more = tuple(date.span for date in same)
        yield found


def shortened_name(words: str) -> str:
    """The words as far as a name may be long, cut between two of them; no full stop at the end."""
    words = words.rstrip(".")
    if len(words) <= LONGEST_NAME:
        return words
    return f"{words[: LONGEST_NAME - 1].rsplit(' ', 1)[0]}…"


def _topics(result: ExtractionResult) -> Iterator[FoundProposal]:
    for one in result.topics:
        yield FoundProposal(
            ProposalKind.TOPIC, proposal_key(ProposalKind.TOPIC, one.label), one.label, (), {}, one
        )


def _quotes(text: str, result: ExtractionResult) -> Iterator[FoundProposal]:
    for one in result.quotes:
        key = proposal_key(ProposalKind.QUOTE, one.text, context_of(text, one.span))
        yield FoundProposal(ProposalKind.QUOTE, key, one.text, (one.span,), _quote_fields(one), one)


def _quote_fields(quote: QuoteProposal) -> dict[str, str]:
    speaker = quote.speaker
    kind = speaker.kind if speaker else SpeakerKind.DESCRIBED.value
    return {
        "words": " ".join(quote.text.split()),
        "speaker_kind": kind,
        "speaker": speaker.name if speaker and kind != SpeakerKind.DESCRIBED else "",
        "attributed_as": speaker.text[:LONGEST_NAME] if speaker else "",
        "verb": quote.verb,
        "said": quote.said,
    }


def _tie(result: ExtractionResult, found: list[FoundProposal]) -> None:
    """Name for each quote the proposals of its speaker, its reporter and its document."""
    by_name = {(one.kind.value, name_key(one.source.name)): one for one in found if _named(one)}
    by_place = {id(one.source): one for one in found}
    documents = [by_place.get(id(document)) for document in result.documents]
    for one in (one for one in found if one.kind == ProposalKind.QUOTE):
        quote: QuoteProposal = one.source
        document = documents[quote.document] if quote.document is not None else None
        before = result.quotes[quote.continues] if quote.continues is not None else None
        tied = {
            "document": document,
            "speaker": _party(quote.speaker, document, by_name),
            "reported_by": _party(quote.reported_by, document, by_name),
            "continues": by_place.get(id(before)),
        }
        one.parties = {part: other.key for part, other in tied.items() if other}
        if one.fields["speaker_kind"] == SpeakerKind.DOCUMENT and not tied["speaker"]:
            # "The report" that is no proposal of its own: words without a record.
            one.fields |= {"speaker_kind": SpeakerKind.DESCRIBED.value, "speaker": ""}
        _say_in_words(one, tied["speaker"])


def _named(one: FoundProposal) -> bool:
    return one.kind in (ProposalKind.PERSON, ProposalKind.ORGANIZATION)


def _party(
    speaker: Speaker | None,
    document: FoundProposal | None,
    by_name: dict[tuple[str, str], FoundProposal],
) -> FoundProposal | None:
    if speaker is None:
        return None
    if speaker.kind == SpeakerKind.DOCUMENT:
        return document
    return by_name.get((speaker.kind, name_key(speaker.name)))


def _say_in_words(quote: FoundProposal, speaker: FoundProposal | None) -> None:
    """The story's words for a speaker, who is not "she" or "it" away from the story."""
    said: Speaker | None = quote.source.speaker
    if said is None or (said.kind != SpeakerKind.DESCRIBED and not _says_nothing(said.text)):
        return
    words = said.name
    if speaker and said.kind != SpeakerKind.DESCRIBED:
        words = speaker.words
    quote.fields["attributed_as"] = words[:LONGEST_NAME]


def _says_nothing(words: str) -> bool:
    return words.lower() in _PRONOUNS
