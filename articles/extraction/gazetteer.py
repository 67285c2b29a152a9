"""What the newsroom knows already: its people, organizations, places and topics.

Plain values that the caller fills in; a known name wins over a guess.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person on record. `other_names` are full names or surnames that mean this person here;
    `title`, `party`, `state` and `affiliation` hold at the story's date."""

    key: str
    name: str
    other_names: tuple[str, ...] = ()
    title: str = ""
    party: str = ""
    state: str = ""
    affiliation: str = ""
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """An organization on record; `kind` is a value of the newsroom's choices."""

    key: str
    name: str
    other_names: tuple[str, ...] = ()
    kind: str = "other"


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place on record."""

    key: str
    name: str
    other_names: tuple[str, ...] = ()
    kind: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic of the newsroom; `synonyms` are words that mean it (an IPTC label may be one)."""

    key: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All of it. Empty by default: then everything is a guess from the text alone."""

    people: tuple[KnownPerson, ...] = ()
    organizations: tuple[KnownOrganization, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    topics: tuple[KnownTopic, ...] = ()
