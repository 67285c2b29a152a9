"""Who says an accepted quote: a proposal that is added with it, or a name that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.enums import OrganizationKind, OrganizationRole, PersonRole, SpeakerKind
from articles.extraction import OrganizationProposal, PersonProposal
from articles.services.reading.decisions import RECORD, Decision, Edits, decide
from articles.services.reading.keys import proposal_key
from articles.services.reading.shapes import (
    MatchKind,
    ProposalEvidence,
    ProposalKind,
    ProposalState,
    ReadingRefused,
    ReadProposal,
    RecordMatch,
)
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from articles.services.reading.shapes import ArticleReading

_CONFIDENT = 1.0
_PARTY_KINDS: dict[str, ProposalKind] = {
    SpeakerKind.PERSON.value: ProposalKind.PERSON,
    SpeakerKind.ORGANIZATION.value: ProposalKind.ORGANIZATION,
}
_COMING_ALONG = ("speaker", "reported_by", "document")


def with_parties(
    decisions: list[Decision], reading: ArticleReading, refused: Collection[str], edits: Edits
) -> list[Decision]:
    """The decisions and those that they bring along: a quote its speaker, who reports it and the
    document that it stands in. What somebody rejected is not brought along."""
    by_key = reading.by_key()
    all_decisions = {decision.key: decision for decision in decisions}
    for quote in (one for one in decisions if one.kind == ProposalKind.QUOTE):
        for part, key in _keys(quote, reading):
            party = by_key.get(key)
            if key in all_decisions or key in refused:
                continue
            if party is None:
                all_decisions[key] = _typed(quote, key)
            elif party.state == ProposalState.OPEN and (
                part == "speaker" or _is_clear(party, edits)
            ):
                all_decisions[key] = decide(party, edits)
    return list(all_decisions.values())


def key_of_speaker(quote: Decision, reading: ArticleReading) -> str:
    """The key of the proposal that is the speaker, or the one under which a typed name is made;
    "" for a speaker in words only. Raises ReadingRefused for a document that nobody proposed."""
    fields, proposal = quote.fields, quote.proposal
    kind = fields["speaker_kind"]
    if kind == SpeakerKind.DESCRIBED:
        return ""
    told = (proposal.fields["speaker_kind"], name_key(proposal.fields["speaker"]))
    if told == (kind, name_key(fields["speaker"])) and "speaker" in proposal.parties:
        return proposal.parties["speaker"]
    for one in reading.proposals:
        if one.kind == kind and name_key(one.fields.get("name", "")) == name_key(fields["speaker"]):
            return one.key
    if kind == SpeakerKind.DOCUMENT:
        raise ReadingRefused(
            _(
                "No proposed document is called “%(title)s”: use its exact title, or add the "
                "document to the story’s record first."
            )
            % {"title": fields["speaker"]}
        )
    return proposal_key(_PARTY_KINDS[kind], "typed", fields["speaker"])


def _keys(quote: Decision, reading: ArticleReading) -> Iterator[tuple[str, str]]:
    speaker = key_of_speaker(quote, reading)
    parties = {**quote.proposal.parties, "speaker": speaker}
    yield from ((part, parties[part]) for part in _COMING_ALONG if parties.get(part))


def _is_clear(party: ReadProposal, edits: Edits) -> bool:
    return party.match.match != MatchKind.SEVERAL or RECORD in edits.get(party.key, {})


def _typed(quote: Decision, key: str) -> Decision:
    """A speaker whom a person named: made, or found by the name, with a mention."""
    name, said = quote.fields["speaker"], quote.fields["attributed_as"]
    kind = _PARTY_KINDS[quote.fields["speaker_kind"]]
    source: PersonProposal | OrganizationProposal
    span = quote.proposal.spans[0]
    if kind == ProposalKind.PERSON:
        source = PersonProposal(span=span, confidence=_CONFIDENT, rule="", name=said or name)
        told = dict.fromkeys(("title", "affiliation", "party", "state"), "")
        fields = {"name": name, **told, "role": PersonRole.SPEAKER.value}
    else:
        source = OrganizationProposal(span=span, confidence=_CONFIDENT, rule="", name=said or name)
        fields = {
            "name": name,
            "organization_kind": OrganizationKind.OTHER.value,
            "role": OrganizationRole.SPEAKER.value,
        }
    proposal = ReadProposal(
        key=key,
        kind=kind,
        label=name,
        confidence=None,
        rule="",
        spans=(span,),
        evidence=ProposalEvidence("", "", ""),
        fields=fields,
        match=RecordMatch(MatchKind.NEW),
        state=ProposalState.OPEN,
        source=source,
    )
    return Decision(proposal, fields, None, edited=False)
