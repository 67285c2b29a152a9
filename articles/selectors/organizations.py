"""The page of an organization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.enums import SpeakerKind
from articles.models import ArticlePage, Membership, Organization, Person, SourceDocument
from articles.selectors.cards import StoryList, read_story_list
from articles.selectors.company import Company, read_company
from articles.selectors.links import web_address
from articles.selectors.names import Name, name_document, name_organization, name_person, record_url
from articles.selectors.quotes import Citation, cite

if TYPE_CHECKING:
    from articles.selectors.furniture import Furniture
    from articles.selectors.paging import Cursor

QUOTES = 12
DOCUMENTS = 12
MEMBERS = 60


@dataclass(frozen=True, slots=True)
class Member:
    """A public person who has or had a post here."""

    name: Name
    role: str


@dataclass(frozen=True, slots=True)
class OrganizationScreen:
    """What the page of an organization prints."""

    name: str
    url: str
    kind: str
    abbreviation: str
    place: str
    description: str
    other_names: tuple[str, ...]
    links: tuple[Name, ...]
    parent: Name | None
    parts: tuple[Name, ...]
    members: tuple[Member, ...]
    documents: tuple[Name, ...]
    quotes: tuple[Citation, ...]
    stories: StoryList
    company: Company | None


def find_organization(slug: str) -> Organization | None:
    """An organization that stands in a published story."""
    found = Organization.objects.published().select_related("jurisdiction")
    return found.filter(slug=slug).first()


def read_organization(
    organization: Organization, furniture: Furniture, cursor: Cursor | None
) -> OrganizationScreen:
    """An organization's page in thirteen queries besides itself and the frame."""
    public = Organization.objects.published()
    around = list(public.filter(parent=organization) | public.filter(pk=organization.parent_id))
    written = SourceDocument.objects.published().filter(authors__organization=organization)
    stories = ArticlePage.objects.published().naming(organization)
    quotes = organization.quotes.filter(speaker_kind=SpeakerKind.ORGANIZATION.value)
    return OrganizationScreen(
        name=organization.name,
        url=record_url("organization", organization.slug),
        kind="" if organization.kind == "other" else organization.get_kind_display(),
        abbreviation=organization.abbreviation,
        place=organization.jurisdiction.name if organization.jurisdiction else "",
        description=organization.description,
        other_names=tuple(other.name for other in organization.other_names.all()),
        links=_links(organization),
        parent=next((_name(other) for other in around if other.pk == organization.parent_id), None),
        parts=tuple(_name(other) for other in around if other.parent_id == organization.pk),
        members=_members(organization),
        documents=tuple(
            name
            for document in written.only("name", "slug")[:DOCUMENTS]
            if (name := name_document(document, ""))
        ),
        quotes=cite(quotes, QUOTES),
        stories=read_story_list(stories, furniture, cursor),
        company=read_company(organization, stories, quotes) if cursor is None else None,
    )


def _members(organization: Organization) -> tuple[Member, ...]:
    people = Person.objects.published().order_by().values("pk")
    rows = Membership.objects.filter(organization=organization, person__in=people)
    rows = rows.select_related("person").order_by("person__name_key", "pk")
    return tuple(
        Member(name, row.role) for row in rows[:MEMBERS] if (name := name_person(row.person, ""))
    )


def _name(organization: Organization) -> Name:
    return name_organization(organization, "") or Name(organization.name)


def _links(organization: Organization) -> tuple[Name, ...]:
    links = []
    if web_address(organization.url):
        links.append(Name("Web site", organization.url))
    if organization.wikidata_id:
        address = f"https://www.wikidata.org/wiki/{organization.wikidata_id}"
        links.append(Name("Wikidata", address))
    return tuple(links)
