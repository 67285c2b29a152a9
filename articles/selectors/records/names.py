"""Names as public pages print them: linked where the record has a page, in words where not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.urls import reverse

from articles.models.querysets.public import is_nameable

if TYPE_CHECKING:
    from articles.models import Author, Organization, Person, Place, SourceDocument


@dataclass(frozen=True, slots=True)
class Name:
    """A name; `url` is empty where there is no page to lead to."""

    name: str
    url: str = ""


@cache
def _prefix(kind: str) -> str:
    return reverse(kind, kwargs={"slug": "x"})[: -len("x/")]


def record_url(kind: str, slug: str) -> str:
    """The address of a record's page (the same as `reverse`, which costs more for each of the
    fifty links of a story); `kind` is the name of its URL."""
    return f"{_prefix(kind)}{quote(slug)}/"


def name_person(person: Person | None, words: str) -> Name | None:
    """A person for readers. Of a private one only the story's own words come out of here."""
    if person is not None and is_nameable(person):
        return Name(person.name, record_url("person", person.slug))
    return Name(words) if words else None


def name_author(author: Author) -> Name:
    """A name in a byline; whose account stands behind it is nobody's business."""
    return Name(author.name, record_url("author", author.slug) if author.has_public_page else "")


def name_organization(organization: Organization | None, words: str) -> Name | None:
    if organization is not None:
        return Name(organization.name, record_url("organization", organization.slug))
    return Name(words) if words else None


def place_url(place: Place | None) -> str:
    """Where a place of a story or of its events has its page; "" without a place."""
    return record_url("place", place.slug) if place is not None else ""


def name_document(document: SourceDocument | None, words: str) -> Name | None:
    if document is not None:
        return Name(document.name, record_url("document", document.slug))
    return Name(words) if words else None
