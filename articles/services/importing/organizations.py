"""Organizations of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.enums import OrganizationKind
from articles.models import Organization
from articles.services.importing import words
from articles.services.importing.making import candidates_by_key, only_match
from articles.text import name_key

if TYPE_CHECKING:
    from articles.services.importing.making import Making

_PARTY_NAMES = {"D": "Democratic Party", "R": "Republican Party"}


def make_organizations(making: Making) -> None:
    """Match each named organization by its names, else make it; groups stay words."""
    rows = [row for row in making.record.rows("organizations") if _is_named(making, row)]
    known = candidates_by_key(Organization, [row["name"] for row in rows])
    for row in rows:
        organization = only_match(
            known.get(name_key(row["name"]), []), row["name"], "merge them first"
        )
        is_new = organization is None
        if organization is None:
            organization = _create(row)
        making.organizations[row["id"]] = organization
        making.keep("organization", organization, is_new=is_new)
    _set_parents(making, rows)


def party_of(making: Making, abbreviation: str, label: str) -> Organization | None:
    """The political party of a tag: "D", "Democratic". None for no tag; independents have none."""
    short = abbreviation.strip()
    if not short or short.upper() in {"I", "IND"}:
        return None
    name = _PARTY_NAMES.get(short.upper()) or (f"{label} Party" if label else short)
    found = Organization.objects.named(name).filter(kind=OrganizationKind.PARTY.value).first()
    if found is None:
        found = Organization.objects.create(
            name=name, kind=OrganizationKind.PARTY.value, abbreviation=short
        )
        making.keep("organization", found, is_new=True)
    return found


def _is_named(making: Making, row: dict[str, Any]) -> bool:
    named = row.get("named") is not False
    if not named:
        making.words[row["id"]] = row["name"]
    return named


def _create(row: dict[str, Any]) -> Organization:
    organization = Organization(
        name=row["name"],
        kind=words.organization_kind(str(row.get("type") or "")),
        abbreviation=str(row.get("abbreviation") or ""),
        description=str(row.get("description") or ""),
    )
    seen = {name_key(row["name"])}
    others = []
    for other in [*(row.get("aliases_in_text") or []), *(row.get("other_names") or [])]:
        if name_key(other) not in seen:
            seen.add(name_key(other))
            others.append(other)
    for other in others:
        organization.other_names.create(name=other)
    organization.save()
    return organization


def _set_parents(making: Making, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        parent = making.organizations.get(str(row.get("parent") or ""))
        organization = making.organizations[row["id"]]
        if parent and organization.parent_id is None and parent.pk != organization.pk:
            organization.parent = parent
            organization.save(update_fields=["parent"])
