"""The page of an organization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, When, Window
from django.utils import timezone

from articles.enums import SpeakerKind
from articles.models import ArticlePage, Membership, Organization, Person, Place
from articles.selectors.records.co_mentions import CoMentions, read_co_mentions
from articles.selectors.records.names import Name, name_organization, record_url
from articles.selectors.records.party_documents import PartyDocuments, read_party_documents
from articles.selectors.records.periods import period_of
from articles.selectors.stories.cards import StoryList, read_story_list
from articles.selectors.stories.links import web_address
from articles.selectors.stories.quotes import Citation, cite

if TYPE_CHECKING:
    from articles.selectors.lists.paging import Cursor
    from articles.selectors.site.page_frame import PageFrame

QUOTES_ON_ORGANIZATION = 12
MEMBERS = 60


@dataclass(frozen=True, slots=True)
class Member:
    """A public person who has or had a post here; `when` is "" where no date is known."""

    name: Name
    role: str
    when: str


@dataclass(frozen=True, slots=True)
class PostHolders:
    """Posts here, of `total` in all; `url` leads to the list of everybody, and is "" where all of
    them are here. A post without an end is held now."""

    now: tuple[Member, ...]
    formerly: tuple[Member, ...]
    total: int
    shown: int
    url: str


@dataclass(frozen=True, slots=True)
class OrganizationScreen:
    """What the page of an organization prints."""

    name: str
    url: str
    kind: str
    abbreviation: str
    place: Name | None
    description: str
    other_names: tuple[str, ...]
    links: tuple[Name, ...]
    parent: Name | None
    parts: tuple[Name, ...]
    people: PostHolders
    documents: PartyDocuments
    quotes: tuple[Citation, ...]
    stories: StoryList
    co_mentions: CoMentions | None


def find_organization(slug: str) -> Organization | None:
    """An organization that stands in a published story, and whether its place has a page."""
    place = Place.objects.published().filter(pk=OuterRef("jurisdiction"))
    found = Organization.objects.published().select_related("jurisdiction")
    return found.annotate(has_place_page=Exists(place)).filter(slug=slug).first()


def read_organization(
    organization: Organization, page_frame: PageFrame, cursor: Cursor | None
) -> OrganizationScreen:
    """An organization's page in thirteen queries besides itself and the frame."""
    public = Organization.objects.published()
    around = list(public.filter(parent=organization) | public.filter(pk=organization.parent_id))
    stories = ArticlePage.objects.published().naming(organization)
    quotes = organization.quotes.filter(speaker_kind=SpeakerKind.ORGANIZATION.value)
    return OrganizationScreen(
        name=organization.name,
        url=record_url("organization", organization.slug),
        kind="" if organization.kind == "other" else organization.get_kind_display(),
        abbreviation=organization.abbreviation,
        place=_place(organization),
        description=organization.description,
        other_names=tuple(other.name for other in organization.other_names.all()),
        links=_links(organization),
        parent=next((_name(other) for other in around if other.pk == organization.parent_id), None),
        parts=tuple(_name(other) for other in around if other.parent_id == organization.pk),
        people=_read_people(organization),
        documents=read_party_documents(organization),
        quotes=cite(quotes, QUOTES_ON_ORGANIZATION),
        stories=read_story_list(stories, page_frame, cursor),
        co_mentions=read_co_mentions(organization, stories, quotes) if cursor is None else None,
    )


def _read_people(organization: Organization) -> PostHolders:
    """One query: who has a post here today before who had one."""
    public = Person.objects.published().order_by().values("pk")
    is_over = Q(end_latest__isnull=False, end_latest__lt=timezone.localdate())
    rows = Membership.objects.filter(organization=organization, person__in=public)
    rows = rows.select_related("person").annotate(
        is_former=Case(When(is_over, then=True), default=False, output_field=BooleanField()),
        total=Window(Count("pk")),
    )
    found = list(rows.order_by("is_former", "person__name_key", "pk")[:MEMBERS])
    total = found[0].total if found else 0
    return PostHolders(
        now=tuple(_member(row) for row in found if not row.is_former),
        formerly=tuple(_member(row) for row in found if row.is_former),
        total=total,
        shown=len(found),
        url=f"/people/?organization={organization.slug}" if total > len(found) else "",
    )


def _member(row: Membership) -> Member:
    name = Name(row.person.name, record_url("person", row.person.slug))
    return Member(name, row.role, period_of(row))


def _place(organization: Any) -> Name | None:
    """Where it belongs to, linked where `find_organization` found a page."""
    place = organization.jurisdiction
    if place is None:
        return None
    return Name(place.name, record_url("place", place.slug) if organization.has_place_page else "")


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
