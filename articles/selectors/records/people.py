"""The page of a person who may be named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils import timezone

from articles.enums import SpeakerKind
from articles.models import ArticlePage, Case, Person
from articles.selectors.records.case_statuses import StatusToday, read_statuses
from articles.selectors.records.co_mentions import CoMentions, read_co_mentions
from articles.selectors.records.countries import country_name
from articles.selectors.records.names import Name, record_url
from articles.selectors.records.party_documents import PartyDocuments, read_party_documents
from articles.selectors.records.periods import period_of
from articles.selectors.stories.cards import StoryList, read_story_list
from articles.selectors.stories.pictures import Picture, read_pictures
from articles.selectors.stories.quotes import Citation, cite

if TYPE_CHECKING:
    from articles.models import Membership
    from articles.selectors.lists.paging import Cursor
    from articles.selectors.site.page_frame import PageFrame

QUOTES_ON_PERSON = 12


@dataclass(frozen=True, slots=True)
class Post:
    """A post somebody holds or held; `when` is empty where no date is known."""

    label: str
    when: str


@dataclass(frozen=True, slots=True)
class PersonScreen:
    """What the page of a person prints. `lead` says in one line who they are today, "" where no
    post is known that they hold; `posts` are the others."""

    name: str
    lead: str
    url: str
    other_names: tuple[str, ...]
    biography: str
    picture: Picture | None
    posts: tuple[Post, ...]
    links: tuple[Name, ...]
    quotes: tuple[Citation, ...]
    documents: PartyDocuments
    stories: StoryList
    co_mentions: CoMentions | None
    cases: tuple[StatusToday, ...] = ()


def find_person(slug: str) -> Person | None:
    """A person who has a public page: nobody private, nobody only in drafts."""
    return Person.objects.published().filter(slug=slug).first()


def read_person(person: Person, page_frame: PageFrame, cursor: Cursor | None) -> PersonScreen:
    """A person's page in fourteen queries besides the person and the frame."""
    memberships = list(person.memberships.for_labels().select_related("organization__jurisdiction"))
    today = timezone.localdate()
    held = next((post for post in memberships if post.is_held_on(today)), None)
    pictures = read_pictures([person.image_id])
    picture = pictures.get(person.image_id or 0)
    stories = ArticlePage.objects.published().naming(person)
    quotes = person.quotes.filter(speaker_kind=SpeakerKind.PERSON.value)
    return PersonScreen(
        name=person.name,
        lead=_lead(held) if held else "",
        url=record_url("person", person.slug),
        other_names=tuple(other.name for other in person.other_names.all()),
        biography=person.biography,
        picture=picture and replace(picture, alt=person.name),
        posts=tuple(_post(one) for one in memberships if one is not held),
        links=_links(person),
        quotes=cite(quotes, QUOTES_ON_PERSON),
        documents=read_party_documents(person),
        stories=read_story_list(stories, page_frame, cursor),
        co_mentions=read_co_mentions(person, stories, quotes) if cursor is None else None,
        cases=read_statuses(Case.objects.published().filter(people__person=person)),
    )


def _lead(post: Membership) -> str:
    """Role, country, since when."""
    label = post.label()
    places = (post.area, post.organization and post.organization.jurisdiction)
    code = next((place.country.upper() for place in places if place and place.country), "")
    country = country_name(code)
    words = (label, "" if country in label else country, period_of(post))
    return " · ".join(word for word in words if word)


def _post(membership: Membership) -> Post:
    return Post(membership.label(), period_of(membership))


def _links(person: Person) -> tuple[Name, ...]:
    links = []
    if person.wikidata_id:
        links.append(Name("Wikidata", f"https://www.wikidata.org/wiki/{person.wikidata_id}"))
    if person.bioguide_id:
        address = f"https://bioguide.congress.gov/search/bio/{person.bioguide_id}"
        links.append(Name("Biographical Directory of the U.S. Congress", address))
    return tuple(links)
