"""What a person decided about one proposal, checked before anything is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles import dates
from articles.enums import (
    DocumentKind,
    DocumentRole,
    EventRole,
    OrganizationKind,
    OrganizationRole,
    PersonRole,
    SpeakerKind,
)
from articles.extraction import state_code
from articles.services.reading.shapes import MatchKind, ProposalKind, ReadingRefused, ReadProposal
from articles.text import name_key

type Edits = Mapping[str, Mapping[str, str]]

RECORD = "record"
ROLES: dict[ProposalKind, Any] = {
    ProposalKind.PERSON: PersonRole,
    ProposalKind.ORGANIZATION: OrganizationRole,
    ProposalKind.DOCUMENT: DocumentRole,
    ProposalKind.EVENT: EventRole,
}
CHOICES: dict[str, Any] = {
    "organization_kind": OrganizationKind,
    "document_kind": DocumentKind,
    "speaker_kind": SpeakerKind,
}
# Longest values, as the models have them.
_LENGTHS = {
    "name": 255,
    "title": 160,
    "speaker": 255,
    "attributed_as": 255,
    "verb": 40,
    "date": 60,
    "said": 60,
    "affiliation": 255,
    "place_kind": 60,
    "party": 60,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """An accepted proposal with its final values; `pk` is the record that it means, None: a new
    one, or one that is found by its name."""

    proposal: ReadProposal
    fields: Mapping[str, str]
    pk: int | None
    edited: bool

    @property
    def key(self) -> str:
        return self.proposal.key

    @property
    def kind(self) -> ProposalKind:
        return self.proposal.kind


def decide(proposal: ReadProposal, edits: Edits) -> Decision:
    """The decision to accept a proposal with what was changed in it.

    Raises ReadingRefused where a value is not possible or several records have the name.
    """
    changed = {
        name: " ".join(str(value).split())
        for name, value in edits.get(proposal.key, {}).items()
        if name in proposal.fields or name == RECORD
    }
    fields = {**proposal.fields, **changed}
    chosen = fields.pop(RECORD, "")
    _check(proposal, fields)
    edited = any(fields[name] != value for name, value in proposal.fields.items())
    return Decision(proposal, fields, _record(proposal, fields, chosen), edited or bool(chosen))


def _record(proposal: ReadProposal, fields: Mapping[str, str], chosen: str) -> int | None:
    if proposal.kind == ProposalKind.QUOTE:
        return None
    if name_key(fields.get("name", "")) != name_key(proposal.fields.get("name", "")):
        return None
    if chosen:
        known = {str(key): key for key, _name in proposal.match.records}
        if chosen not in known:
            raise ReadingRefused(
                _("“%(label)s”: choose one of the records offered.") % {"label": proposal.label}
            )
        return known[chosen]
    if proposal.match.match == MatchKind.SEVERAL:
        raise ReadingRefused(
            _(
                "There are %(number)s records called “%(name)s”: open “Edit” and choose the right "
                "one."
            )
            % {"number": len(proposal.match.records), "name": proposal.label}
        )
    return proposal.match.pk


def _check(proposal: ReadProposal, fields: Mapping[str, str]) -> None:
    if "name" in fields and not name_key(fields["name"]):
        raise ReadingRefused(f"“{proposal.label}” needs a name.")
    for name, value in fields.items():
        choices = ROLES.get(proposal.kind) if name == "role" else CHOICES.get(name)
        if choices is not None and value not in {member.value for member in choices}:
            raise ReadingRefused(
                _("“%(label)s”: “%(value)s” is not one of the choices.")
                % {"label": proposal.label, "value": value}
            )
        if len(value) > _LENGTHS.get(name, len(value)):
            raise ReadingRefused(
                _("“%(label)s”: “%(value)s…” is too long (up to %(most)s characters).")
                % {"label": proposal.label, "value": value[:30], "most": _LENGTHS[name]}
            )
    for name in ("date", "said"):
        _check_date(proposal, fields.get(name, ""))
    if fields.get("state") and not state_code(fields["state"]):
        raise ReadingRefused(
            _(
                "“%(label)s”: we know no U.S. state “%(state)s”. Enter its two letters or its "
                "name, or leave it empty."
            )
            % {"label": proposal.label, "state": fields["state"]}
        )
    has_name = fields.get("speaker_kind", SpeakerKind.DESCRIBED) != SpeakerKind.DESCRIBED
    if has_name and not name_key(fields["speaker"]):
        raise ReadingRefused(
            _("Enter who said “%(words)s”, or choose “Described in words only”.")
            % {"words": proposal.label}
        )


def _check_date(proposal: ReadProposal, date: str) -> None:
    try:
        dates.parse(date)
    except dates.InvalidDate as error:
        raise ReadingRefused(f"“{proposal.label}”: {error}") from error
