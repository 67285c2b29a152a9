"""From the free words of a record to the choices of the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.enums import (
    DocumentKind,
    OrganizationKind,
    OrganizationRole,
    PersonRole,
    SpeakerKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.enums import Choice

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
