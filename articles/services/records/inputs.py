"""A story's record as plain values, however it was told: read from a file or from the text.

A `reference` is whatever the caller calls a thing by; others point to it with the same word. Dates
are EDTF, kinds and roles stored values of the models' choices, "" is what is not known.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceInput:
    """A place; `iso` is a country ("RU") or a subdivision ("US-RI"). Its reference is its name."""

    name: str
    kind: str = ""
    iso: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationInput:
    """An organization; a group that is not `named` ("local activists") gets no record."""

    reference: str
    name: str
    named: bool = True
    kind: str
    abbreviation: str = ""
    description: str = ""
    other_names: Sequence[str] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostInput:
    """What somebody is: `organization` is a reference, `party` the letter or name of a tag ("D"),
    `state` the postal code of a seat, with how the story writes it and what it is called."""

    title: str = ""
    organization: str = ""
    party: str = ""
    party_label: str = ""
    state: str = ""
    state_in_text: str = ""
    state_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInput:
    """A person, private unless `standing` says otherwise; with consent it must say how and when
    (ISO 8601) it was given."""

    reference: str
    name: str
    other_names: Sequence[str] = ()
    wikidata_id: str = ""
    bioguide_id: str = ""
    biography: str = ""
    standing: str = ""
    consent_method: str = ""
    consent_given_on: str = ""
    post: PostInput = PostInput()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusInput:
    """A dated step of a document."""

    kind: str
    date: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInput:
    """A document; authors, addressees and signatories are references of people and organizations.
    One without a title gets one (see `document_title`)."""

    reference: str
    title: str = ""
    kind: str
    date: str = ""
    date_as_said: str = ""
    number: str = ""
    description: str = ""
    excerpt: str = ""
    authors: Sequence[str] = ()
    addressees: Sequence[str] = ()
    signatories: Sequence[str] = ()
    other_signatories: int = 0
    url: str = ""
    archived_url: str = ""
    statuses: Sequence[StatusInput] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventInput:
    """An event; `place` is a name, as "Hamburg" or "Hamburg, Germany", the rest references."""

    reference: str
    name: str
    description: str = ""
    date: str = ""
    date_as_said: str = ""
    place: str = ""
    participants: Sequence[str] = ()
    documents: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionInput:
    """A record in the story: `kind` is person, organization, document or event, `called` what the
    story may call it by, best first."""

    kind: str
    reference: str
    role: str
    called: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteInput:
    """A quote that was found in the text: `selectors` say where, as JSON.

    `speaker`, `reported_by` and `addressee` are references; `called` is what the story may call the
    speaker by, best first. `said_in` is the reference of a document or an event, or the address of
    a source. `continues` is the uid of the part before.
    """

    words: str
    selectors: list[dict[str, Any]]
    speaker_kind: str
    speaker: str = ""
    called: Sequence[str] = ()
    uid: uuid.UUID = field(default_factory=uuid.uuid4)
    reported_by: str = ""
    addressee: str = ""
    said_in: str = ""
    first_hand: bool = False
    verb: str = ""
    medium: str = ""
    said: str = ""
    continues: uuid.UUID | None = None
    not_alone: bool = False
    language: str = ""
    original_words: str = ""
    translated_by: str = ""
