"""People of the record, with their posts."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from articles.enums import ConsentMethod, NamingStatus
from articles.models import Membership, Person
from articles.services.importing.errors import ImportRefused
from articles.services.importing.making import candidates_by_key, only_match
from articles.services.importing.organizations import party_of
from articles.services.importing.places import area_of
from articles.text import name_key

if TYPE_CHECKING:
    from articles.services.importing.making import Making


def make_people(making: Making) -> None:
    """Match each person by an identifier or a name, else make them, private unless trusted."""
    rows = making.record.rows("people")
    known = candidates_by_key(Person, [row["name"] for row in rows])
    by_identifier = _by_identifier(rows)
    for row in rows:
        person = by_identifier.get(str(row.get("wikidata_id"))) or by_identifier.get(
            str(row.get("bioguide_id"))
        )
        if person is None:
            person = only_match(
                known.get(name_key(row["name"]), []),
                row["name"],
                "give “wikidata_id” or “bioguide_id” in the record to say which",
            )
        is_new = person is None
        if person is None:
            person = _create(row, trust_standing=making.trust_standing)
        making.people[row["id"]] = person
        making.keep("person", person, is_new=is_new)
        add_membership(making, person, row)
    _note_private(making)


def _by_identifier(rows: list[dict[str, Any]]) -> dict[str, Person]:
    wikidata = [row["wikidata_id"] for row in rows if row.get("wikidata_id")]
    bioguide = [row["bioguide_id"] for row in rows if row.get("bioguide_id")]
    if not (wikidata or bioguide):
        return {}
    people = Person.objects.filter(Q(wikidata_id__in=wikidata) | Q(bioguide_id__in=bioguide))
    found = {person.wikidata_id: person for person in people if person.wikidata_id}
    return found | {person.bioguide_id: person for person in people if person.bioguide_id}


def _create(row: dict[str, Any], *, trust_standing: bool) -> Person:
    person = Person(
        name=row["name"],
        biography=str(row.get("biography") or ""),
        wikidata_id=str(row.get("wikidata_id") or ""),
        bioguide_id=str(row.get("bioguide_id") or ""),
    )
    if trust_standing:
        _trust(person, row)
    for other in row.get("other_names") or []:
        if name_key(other) != name_key(person.name):
            person.other_names.create(name=other)
    person.save()
    return person


def _trust(person: Person, row: dict[str, Any]) -> None:
    """Take the record's standing; where it gives none the person is a public figure."""
    person.standing = row.get("standing") or NamingStatus.PUBLIC_FIGURE.value
    if person.standing not in {member.value for member in NamingStatus}:
        raise ImportRefused(f"{row['name']}: there is no standing “{person.standing}”.")
    if person.standing == NamingStatus.NAMED_WITH_CONSENT:
        consent = row.get("consent") or {}
        try:
            ConsentMethod.label_of(consent["method"])
            person.consent_method = consent["method"]
            person.consent_given_on = datetime.date.fromisoformat(consent["given_on"])
        except (KeyError, TypeError, ValueError) as error:
            raise ImportRefused(
                f"{row['name']} is to be named with consent: the record must say how and when "
                "(“consent”: {“method”: “written”, “given_on”: “2026-01-31”})."
            ) from error


def add_membership(making: Making, person: Person, row: dict[str, Any]) -> None:
    """The post that the record gives, unless the person has it."""
    role = str(row.get("title") or "")
    organization = making.organizations.get(str(row.get("affiliation") or ""))
    party = party_of(making, str(row.get("party") or ""), str(row.get("party_label") or ""))
    if not (role or organization):
        return
    area = area_of(
        making,
        str(row.get("state") or ""),
        str(row.get("state_in_text") or ""),
        str(row.get("state_name") or ""),
    )
    # Not get_or_create: a person may have held the same post in two terms.
    posts = Membership.objects.filter(person=person, organization=organization, role=role)
    if not posts.exists():
        Membership.objects.create(
            person=person, organization=organization, role=role, party=party, area=area
        )


def _note_private(making: Making) -> None:
    new = [row for row in making.created if isinstance(row, Person)]
    private = [str(person) for person in new if not person.is_public()]
    if private:
        making.report.note(
            "Private until an editor says otherwise, so printed in the story's own words only: "
            + ", ".join(private)
        )
    trusted = [
        f"{person} ({person.get_standing_display()})" for person in new if person.is_public()
    ]
    if trusted:
        making.report.note("Public because the record was trusted: " + ", ".join(trusted))
