"""A story and its parts as plain values, from which every format is made.

Addresses are whole. Whoever has no `url` has no public page: formats give such names as words, and
never as a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """Somebody or something with a name. `kind` is one of "person", "organization", "document",
    "" where only words are known; `roles` say what for in this story, in words."""

    name: str
    url: str = ""
    kind: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteData:
    """A quote; `parts` are its words, `said_edtf` when it was said (EDTF)."""

    id: str
    url: str
    parts: tuple[str, ...]
    speaker: NamedEntity | None = None
    verb: str = ""
    medium: str = ""
    said: str = ""
    said_edtf: str = ""
    said_in: NamedEntity | None = None
    reported_by: str = ""

    def text(self) -> str:
        return " … ".join(self.parts)


@dataclass(frozen=True, slots=True)
class DocumentData:
    """A document of the record; `type` is its type in schema.org, `links` where it stands."""

    name: str
    url: str
    kind: str = ""
    type: str = "CreativeWork"
    number: str = ""
    date: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventData:
    """An event; `date` in words, `edtf` the same in EDTF, "" where no date is known."""

    name: str
    date: str = ""
    edtf: str = ""
    place: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionData:
    """A public correction: its address, its kind in words, its text, when it was issued."""

    url: str
    label: str
    text: str
    issued_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class SourceData:
    """Where facts of a story can be looked up."""

    title: str
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class PictureData:
    """A picture with its words; sizes in pixels."""

    url: str
    width: int
    height: int
    description: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """The newsroom. `policies` are properties of schema.org's NewsMediaOrganization and the pages
    that they lead to."""

    name: str
    url: str
    description: str = ""
    logo: str = ""
    email: str = ""
    policies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StoryData:
    """A public story, with names as its page prints them. `id` stays when the address does not;
    `trail` are the pages above it, as (name, address)."""

    id: str
    url: str
    headline: str
    description: str
    published_on: datetime.date
    published_at: datetime.datetime
    modified_at: datetime.datetime
    publisher: Publisher
    language: str = "en"
    kicker: str = ""
    dateline: str = ""
    section: str = ""
    trail: Sequence[tuple[str, str]] = ()
    authors: Sequence[tuple[str, str]] = ()
    topics: Sequence[tuple[str, str]] = ()
    picture: PictureData | None = None
    people: Sequence[NamedEntity] = ()
    organizations: Sequence[NamedEntity] = ()
    documents: Sequence[DocumentData] = ()
    events: Sequence[EventData] = ()
    quotes: Sequence[QuoteData] = ()
    sources: Sequence[SourceData] = ()
    corrections: Sequence[CorrectionData] = ()
