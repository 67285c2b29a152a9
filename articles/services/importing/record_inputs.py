"""From the rows of a record file, with their free words, to the values that records are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.enums import (
    DocumentKind,
    NamingStatus,
    OrganizationKind,
    OrganizationRole,
    PersonRole,
    SpeakerKind,
)
from articles.services.importing.record_file import as_list
from articles.services.records.inputs import (
    DocumentInput,
    EventInput,
    OrganizationInput,
    PersonInput,
    PlaceInput,
    PostInput,
    StatusInput,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.enums import Choice
    from articles.services.importing.record_file import RecordFile

# The first word found wins, so the telling ones stand first.
_ORGANIZATION_KINDS = (
    ("committee", OrganizationKind.COMMITTEE),
    ("legislat", OrganizationKind.LEGISLATURE),
    ("parliament", OrganizationKind.LEGISLATURE),
    ("intergovernmental", OrganizationKind.INTERGOVERNMENTAL),
    ("department", OrganizationKind.DEPARTMENT),
    ("ministry", OrganizationKind.DEPARTMENT),
    ("court", OrganizationKind.COURT),
    ("police", OrganizationKind.POLICE),
    ("security service", OrganizationKind.POLICE),
    ("party", OrganizationKind.PARTY),
    ("union", OrganizationKind.UNION),
    ("news", OrganizationKind.NEWS),
    ("advocacy", OrganizationKind.ADVOCACY),
    ("company", OrganizationKind.COMPANY),
    ("religio", OrganizationKind.RELIGIOUS),
    ("government", OrganizationKind.GOVERNMENT),
)
_PERSON_ROLES = (
    ("signatory", PersonRole.SIGNATORY),
    ("speaker", PersonRole.SPEAKER),
    ("addressee", PersonRole.ADDRESSEE),
    ("author", PersonRole.AUTHOR),
    ("witness", PersonRole.WITNESS),
    ("subject", PersonRole.SUBJECT),
    ("official", PersonRole.OFFICIAL),
)
_ORGANIZATION_ROLES = (
    ("accused", OrganizationRole.ACCUSED),
    ("publisher", OrganizationRole.PUBLISHER),
    ("approved", OrganizationRole.AUTHORITY),
    ("passed", OrganizationRole.AUTHORITY),
    ("decided", OrganizationRole.AUTHORITY),
    ("authority", OrganizationRole.AUTHORITY),
    ("author", OrganizationRole.AUTHOR),
    ("addressee", OrganizationRole.ADDRESSEE),
    ("speaker", OrganizationRole.SPEAKER),
    ("subject", OrganizationRole.SUBJECT),
)


def _first(
    pairs: Iterable[tuple[str, Choice]], words: str, *, default: Choice, known: type[Choice]
) -> str:
    lowered = words.strip().lower()
    if lowered in {member.value for member in known}:
        return lowered
    return next((member.value for word, member in pairs if word in lowered), default.value)


def organization_kind(words: str) -> str:
    return _first(
        _ORGANIZATION_KINDS, words, default=OrganizationKind.OTHER, known=OrganizationKind
    )


def person_role(roles: Iterable[str]) -> str:
    return _first(_PERSON_ROLES, "; ".join(roles), default=PersonRole.MENTIONED, known=PersonRole)


def organization_role(roles: Iterable[str]) -> str:
    return _first(
        _ORGANIZATION_ROLES,
        "; ".join(roles),
        default=OrganizationRole.MENTIONED,
        known=OrganizationRole,
    )


def document_kind(words: str) -> str:
    return _first((), words.replace(" ", "_"), default=DocumentKind.OTHER, known=DocumentKind)


def speaker_kind(words: str) -> str:
    return _first((), words, default=SpeakerKind.DESCRIBED, known=SpeakerKind)


def place_inputs(record: RecordFile) -> list[PlaceInput]:
    return [
        PlaceInput(
            name=row["name"],
            kind=_text(row, "type"),
            iso=_text(row, "iso"),
            country=_text(row, "country"),
            latitude=row.get("latitude"),
            longitude=row.get("longitude"),
        )
        for row in record.rows("places")
    ]


def organization_inputs(record: RecordFile) -> list[OrganizationInput]:
    return [
        OrganizationInput(
            reference=row["id"],
            name=row["name"],
            named=row.get("named") is not False,
            kind=organization_kind(_text(row, "type")),
            abbreviation=_text(row, "abbreviation"),
            description=_text(row, "description"),
            other_names=[*(row.get("aliases_in_text") or ()), *(row.get("other_names") or ())],
            parent=_text(row, "parent"),
        )
        for row in record.rows("organizations")
    ]


def person_inputs(record: RecordFile, *, trust_standing: bool) -> list[PersonInput]:
    """The people, private unless the record's standing is trusted: then somebody without one is a
    public figure."""
    trusted = NamingStatus.PUBLIC_FIGURE.value if trust_standing else ""
    return [
        PersonInput(
            reference=row["id"],
            name=row["name"],
            other_names=row.get("other_names") or (),
            wikidata_id=_text(row, "wikidata_id"),
            bioguide_id=_text(row, "bioguide_id"),
            biography=_text(row, "biography"),
            standing=trusted and (row.get("standing") or trusted),
            consent_method=_text(row.get("consent") or {}, "method"),
            consent_given_on=_text(row.get("consent") or {}, "given_on"),
            post=PostInput(
                title=_text(row, "title"),
                organization=_text(row, "affiliation"),
                party=_text(row, "party"),
                party_label=_text(row, "party_label"),
                state=_text(row, "state"),
                state_in_text=_text(row, "state_in_text"),
            ),
        )
        for row in record.rows("people")
    ]


def document_inputs(record: RecordFile) -> list[DocumentInput]:
    return [
        DocumentInput(
            reference=row["id"],
            title=_text(row, "title"),
            kind=document_kind(_text(row, "type")),
            date=_text(row, "date") or _text(row, "adopted"),
            date_as_said=_text(row, "as_said"),
            number=_text(row, "number"),
            description=_text(row, "description"),
            excerpt=_text(row, "excerpt"),
            authors=[
                one for key in ("author", "organization", "body") for one in as_list(row.get(key))
            ],
            addressees=as_list(row.get("addressee")),
            signatories=as_list(row.get("signatories_named")),
            other_signatories=int((row.get("signatories_other") or {}).get("count") or 0),
            url=_text(row, "url"),
            archived_url=_text(row, "archived_url"),
            statuses=[
                StatusInput(
                    kind=status["kind"],
                    date=status["date"],
                    note=_text(status, "note"),
                    url=_text(status, "url"),
                )
                for status in row.get("statuses") or ()
            ],
        )
        for row in record.rows("documents")
    ]


def event_inputs(record: RecordFile) -> list[EventInput]:
    return [
        EventInput(
            reference=_text(row, "id") or f"event {number}",
            name=row["what"],
            description=_text(row, "description"),
            date=_text(row.get("date") or {}, "iso"),
            date_as_said=_text(row.get("date") or {}, "as_said"),
            place=_text(row, "place"),
            participants=as_list(row.get("actors")),
            documents=as_list(row.get("documents")),
        )
        for number, row in enumerate(record.rows("events"))
    ]


def _text(row: dict[str, Any], key: str) -> str:
    return str(row.get(key) or "")
