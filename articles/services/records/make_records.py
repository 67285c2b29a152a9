"""Finds or makes the records of a story, so that there is never a second "David Cicilline".

Places come first, then organizations, people, documents and events: each may point to those before
it. Everything is matched by name, whatever its case, accents and typography, and by more where
there is more. Functions that make rows raise RecordRefused where several records have a name.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from articles.enums import ConsentMethod, NamingStatus, OrganizationKind
from articles.models import Event, Membership, Organization, Person, Place, SourceDocument
from articles.models.fuzzy_dates import say_date
from articles.services.records.story_records import (
    RecordRefused,
    candidates_by_key,
    only_match,
)
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from articles.services.records.inputs import (
        DocumentInput,
        EventInput,
        OrganizationInput,
        PersonInput,
        PlaceInput,
        PostInput,
    )
    from articles.services.records.story_records import StoryRecords

_PARTY_NAMES = {"D": "Democratic Party", "R": "Republican Party"}


# --- Places ---------------------------------------------------------------------------------------


def make_places(records: StoryRecords, places: Sequence[PlaceInput]) -> None:
    """Match each place by its ISO 3166-2 code or its name, else make it."""
    known = candidates_by_key(Place, [one.name for one in places])
    codes = [code for one in places if (code := _subdivision(one))]
    by_code = {place.code: place for place in Place.objects.filter(code__in=codes)}
    for one in places:
        place = by_code.get(_subdivision(one)) or only_match(
            known.get(name_key(one.name), []), one.name, "merge them first"
        )
        is_new = place is None
        if place is None:
            place = Place.objects.create(
                name=one.name,
                kind=one.kind[:60],
                country=(one.country or one.iso[:2])[:2].upper(),
                code=_subdivision(one),
                latitude=one.latitude,
                longitude=one.longitude,
            )
        records.places[name_key(one.name)] = place
        records.keep("place", place, is_new=is_new)


def _subdivision(place: PlaceInput) -> str:
    return place.iso if "-" in place.iso else ""


def _seat(records: StoryRecords, post: PostInput) -> Place | None:
    """The place of a seat: "RI", written "R.I.", called "Rhode Island". None for no state."""
    if not post.state:
        return None
    code, written = f"US-{post.state.upper()}", post.state_in_text
    place = Place.objects.filter(code=code).first()
    if place is None:
        place = Place.objects.create(
            name=post.state_name or written or post.state, code=code, country="US", kind="US state"
        )
        records.keep("place", place, is_new=True)
    # "R.I." is how copy shortens it; "Rhode Island" or "Maine" is the name once more.
    if written.endswith(".") and not place.abbreviation:
        place.abbreviation = written
        place.save(update_fields=["abbreviation"])
    return place


# --- Organizations --------------------------------------------------------------------------------


def make_organizations(records: StoryRecords, organizations: Iterable[OrganizationInput]) -> None:
    """Match each named organization by its names, else make it; groups stay words."""
    named = []
    for one in organizations:
        if one.named:
            named.append(one)
        else:
            records.words[one.reference] = one.name
    known = candidates_by_key(Organization, [one.name for one in named])
    for one in named:
        organization = only_match(known.get(name_key(one.name), []), one.name, "merge them first")
        is_new = organization is None
        if organization is None:
            organization = _new_organization(one)
        records.organizations[one.reference] = organization
        records.keep("organization", organization, is_new=is_new)
    _set_parents(records, named)


def _new_organization(one: OrganizationInput) -> Organization:
    organization = Organization(
        name=one.name,
        kind=one.kind,
        abbreviation=one.abbreviation,
        description=one.description,
    )
    seen = {name_key(one.name)}
    for other in one.other_names:
        if name_key(other) not in seen:
            seen.add(name_key(other))
            organization.other_names.create(name=other)
    organization.save()
    return organization


def _set_parents(records: StoryRecords, organizations: Iterable[OrganizationInput]) -> None:
    for one in organizations:
        parent = records.organizations.get(one.parent)
        organization = records.organizations[one.reference]
        if parent and organization.parent_id is None and parent.pk != organization.pk:
            organization.parent = parent
            organization.save(update_fields=["parent"])


def _party_of_tag(records: StoryRecords, post: PostInput) -> Organization | None:
    """The political party of a tag: "D", "Democratic". None for no tag; independents have none."""
    short, label = post.party.strip(), post.party_label
    if not short or short.upper() in {"I", "IND"}:
        return None
    name = _PARTY_NAMES.get(short.upper()) or (f"{label} Party" if label else short)
    found = Organization.objects.named(name).filter(kind=OrganizationKind.PARTY.value).first()
    if found is None:
        found = Organization.objects.create(
            name=name, kind=OrganizationKind.PARTY.value, abbreviation=short
        )
        records.keep("organization", found, is_new=True)
    return found


# --- People ---------------------------------------------------------------------------------------


def make_people(records: StoryRecords, people: Sequence[PersonInput]) -> None:
    """Match each person by an identifier or a name, else make them; then the posts they hold."""
    known = candidates_by_key(Person, [one.name for one in people])
    by_identifier = _by_identifier(people)
    for one in people:
        person = by_identifier.get(one.wikidata_id) or by_identifier.get(one.bioguide_id)
        if person is None:
            person = only_match(
                known.get(name_key(one.name), []),
                one.name,
                "give “wikidata_id” or “bioguide_id” in the record to say which",
            )
        is_new = person is None
        if person is None:
            person = _new_person(one)
        records.people[one.reference] = person
        records.keep("person", person, is_new=is_new)
        add_post(records, person, one.post)
    _note_private(records)


def _by_identifier(people: Sequence[PersonInput]) -> dict[str, Person]:
    wikidata = [one.wikidata_id for one in people if one.wikidata_id]
    bioguide = [one.bioguide_id for one in people if one.bioguide_id]
    if not (wikidata or bioguide):
        return {}
    rows = Person.objects.filter(Q(wikidata_id__in=wikidata) | Q(bioguide_id__in=bioguide))
    found = {person.wikidata_id: person for person in rows if person.wikidata_id}
    return found | {person.bioguide_id: person for person in rows if person.bioguide_id}


def _new_person(one: PersonInput) -> Person:
    person = Person(
        name=one.name,
        biography=one.biography,
        wikidata_id=one.wikidata_id,
        bioguide_id=one.bioguide_id,
    )
    if one.standing:
        _set_standing(person, one)
    for other in one.other_names:
        if name_key(other) != name_key(person.name):
            person.other_names.create(name=other)
    person.save()
    return person


def _set_standing(person: Person, one: PersonInput) -> None:
    person.standing = one.standing
    if person.standing not in {member.value for member in NamingStatus}:
        raise RecordRefused(f"{one.name}: there is no standing “{person.standing}”.")
    if person.standing == NamingStatus.NAMED_WITH_CONSENT:
        try:
            ConsentMethod.label_of(one.consent_method)
            person.consent_method = one.consent_method
            person.consent_given_on = datetime.date.fromisoformat(one.consent_given_on)
        except (KeyError, ValueError) as error:
            raise RecordRefused(
                f"{one.name} is to be named with consent: the record must say how and when "
                "(“consent”: {“method”: “written”, “given_on”: “2026-01-31”})."
            ) from error


def add_post(records: StoryRecords, person: Person, post: PostInput) -> None:
    """Add the post, unless the person has it."""
    organization = records.organizations.get(post.organization)
    party = _party_of_tag(records, post)
    if not (post.title or organization):
        return
    area = _seat(records, post)
    # Not get_or_create: a person may have held the same post in two terms.
    posts = Membership.objects.filter(person=person, organization=organization, role=post.title)
    if not posts.exists():
        Membership.objects.create(
            person=person, organization=organization, role=post.title, party=party, area=area
        )


def _note_private(records: StoryRecords) -> None:
    new = [row for row in records.created if isinstance(row, Person)]
    private = [str(person) for person in new if not person.is_public()]
    if private:
        records.report.note(
            "Private until an editor says otherwise, so printed in the story's own words only: "
            + ", ".join(private)
        )
    trusted = [
        f"{person} ({person.get_standing_display()})" for person in new if person.is_public()
    ]
    if trusted:
        records.report.note("Public because the record was trusted: " + ", ".join(trusted))


# --- Documents ------------------------------------------------------------------------------------


def make_documents(records: StoryRecords, documents: Sequence[DocumentInput]) -> None:
    """Match each document by title, kind and date, else make it."""
    titles = {one.reference: document_title(one, records.public_name_of) for one in documents}
    known = candidates_by_key(SourceDocument, list(titles.values()))
    for one in documents:
        title = titles[one.reference]
        same_title = known.get(name_key(title), [])
        document = next(
            (row for row in same_title if (row.date_edtf, row.kind) == (one.date, one.kind)), None
        )
        is_new = document is None
        if document is None:
            document = _new_document(records, one, title)
        records.documents[one.reference] = document
        records.keep("document", document, is_new=is_new)


def document_title(document: DocumentInput, name_of: Callable[[str], str]) -> str:
    """Its title, or one made of what it is, from whom, to whom, and when.

    `name_of` gives the names of those who may be named, "" for others: a title is public, and
    becomes an address.
    """
    if document.title:
        return document.title
    kind = document.kind.replace("_", " ").capitalize()
    parts = [kind]
    authors = _names(document.authors, name_of) or _signed_by(document, name_of)
    if authors:
        parts.append(f"{'from' if document.kind == 'letter' else 'of'} {_listed(authors)}")
    addressees = _names(document.addressees, name_of)
    if addressees:
        parts.append(f"to {_listed(addressees)}")
    title = " ".join(parts)
    if document.number:
        title += f" {document.number}"
    when = say_date(document.date)
    return (f"{title}, {when}" if when else title)[:255]


def _signed_by(document: DocumentInput, name_of: Callable[[str], str]) -> list[str]:
    names = _names(document.signatories, name_of)
    others = document.other_signatories + len(document.signatories) - len(names)
    if others:
        names.append(f"{others} {'others' if names else 'people'}")
    return names


def _names(references: Iterable[str], name_of: Callable[[str], str]) -> list[str]:
    return [name for one in references if (name := name_of(one))]


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def _new_document(records: StoryRecords, one: DocumentInput, title: str) -> SourceDocument:
    document = SourceDocument(
        name=title,
        kind=one.kind,
        date_edtf=one.date,
        date_as_said=one.date_as_said,
        number=one.number,
        description=one.description,
        excerpt=one.excerpt,
        other_signatories=one.other_signatories,
        url=one.url,
        archived_url=one.archived_url,
    )
    for relation, references in (
        ("authors", one.authors),
        ("addressees", one.addressees),
        ("signatures", one.signatories),
    ):
        for order, reference in enumerate(dict.fromkeys(references)):
            getattr(document, relation).create(
                sort_order=order,
                described_as=records.words.get(reference, ""),
                **records.party(reference),
            )
    for status in one.statuses:
        document.statuses.create(
            kind=status.kind, date_edtf=status.date, note=status.note, url=status.url
        )
    document.save()
    if not one.title:
        records.report.note(f"The record gives this document no title; it was called “{title}”.")
    return document


# --- Events ---------------------------------------------------------------------------------------


def make_events(records: StoryRecords, events: Sequence[EventInput]) -> None:
    """Match each event by its words and date, else make it."""
    known = candidates_by_key(Event, [one.name for one in events])
    for one in events:
        same_words = known.get(name_key(one.name)[:255], [])
        event = next((row for row in same_words if row.date_edtf == one.date), None)
        is_new = event is None
        if event is None:
            event = _new_event(records, one)
        records.events[one.reference] = event
        records.keep("event", event, is_new=is_new)


def _new_event(records: StoryRecords, one: EventInput) -> Event:
    event = Event(
        name=one.name[:255],
        description=one.description,
        date_edtf=one.date,
        date_as_said=one.date_as_said,
        place=_place_of_event(records, one.place),
    )
    event.documents = [records.documents[reference] for reference in one.documents]
    for order, reference in enumerate(one.participants):
        party = records.party(reference)
        event.participants.create(
            sort_order=order, role="" if party else records.words.get(reference, ""), **party
        )
    event.save()
    return event


def _place_of_event(records: StoryRecords, name: str) -> Any:
    """ "Hamburg, Germany" is the place Hamburg."""
    return records.places.get(name_key(name)) or records.places.get(name_key(name.split(",")[0]))
