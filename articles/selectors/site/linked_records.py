"""The structured data of topics, people, organizations, documents and quotes.

Only what the page prints, of what has a page: a name without one is words, and no thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.enums import OrganizationKind
from articles.selectors.site.structured_data import (
    describe_picture,
    describe_publisher,
    describe_quote,
    document_type,
    whole_url,
)
from articles.syndication import linked_data as ld
from articles.syndication.described import EventData

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.selectors.lists.timelines import Timeline
    from articles.selectors.records.bylines import AuthorScreen
    from articles.selectors.records.cases import CaseScreen
    from articles.selectors.records.documents import DocumentScreen
    from articles.selectors.records.names import Name
    from articles.selectors.records.organizations import OrganizationScreen
    from articles.selectors.records.people import PersonScreen
    from articles.selectors.records.places import PlaceScreen
    from articles.selectors.records.topics import TopicHub, TopicScreen
    from articles.selectors.site.page_frame import PageFrame
    from articles.selectors.stories.cards import StoryList
    from articles.selectors.stories.quotes import Citation


# Types of schema.org, by the label under which pages print the kind of an organization.
_ORGANIZATION_TYPES = {
    OrganizationKind.GOVERNMENT.label: "GovernmentOrganization",
    OrganizationKind.LEGISLATURE.label: "GovernmentOrganization",
    OrganizationKind.COMMITTEE.label: "GovernmentOrganization",
    OrganizationKind.DEPARTMENT.label: "GovernmentOrganization",
    OrganizationKind.COURT.label: "GovernmentOrganization",
    OrganizationKind.POLICE.label: "GovernmentOrganization",
    OrganizationKind.PARTY.label: "PoliticalParty",
    OrganizationKind.ADVOCACY.label: "NGO",
    OrganizationKind.NEWS.label: "NewsMediaOrganization",
    OrganizationKind.UNION.label: "WorkersUnion",
    OrganizationKind.COMPANY.label: "Corporation",
}


def topic_page(topic: TopicScreen, site: PageFrame) -> list[ld.Thing]:
    term = ld.thing(
        "DefinedTerm",
        name=topic.name,
        description=topic.description,
        url=whole_url(topic.url),
        inDefinedTermSet=whole_url("/topics/"),
    )
    above = [topic.parent] if topic.parent else []
    page = list_page(topic.name, topic.url, topic.stories, site, topic.description, about=term)
    return [
        {**page, **(_hub(topic.hub) if topic.hub else {})},
        way(site, ("Topics", "/topics/"), *((one.name, one.url) for one in above), of(topic)),
    ]


def _hub(hub: TopicHub) -> ld.Thing:
    """What the newest stories of a topic name, and what is said in them."""
    mentions = [
        *linked("Person", (one.name for one in hub.people)),
        *linked("Organization", (one.name for one in hub.organizations)),
        *moments(hub.timeline),
    ]
    members = {"mentions": mentions, "hasPart": quotations(hub.quotes)}
    return {name: value for name, value in members.items() if value}


def moments(timeline: Timeline) -> list[ld.Thing]:
    """Events, each with the story that tells of it."""
    found = []
    for moment in timeline.moments:
        event = EventData(moment.name, moment.date, moment.edtf, moment.place)
        story = linked("NewsArticle", [moment.story])
        found.append({**ld.event(event), **({"subjectOf": story[0]} if story else {})})
    return found


def person_page(person: PersonScreen, site: PageFrame) -> list[ld.Thing]:
    picture = describe_picture(person.picture)
    who = ld.thing(
        "Person",
        name=person.name,
        alternateName=list(person.other_names),
        description=person.biography,
        url=whole_url(person.url),
        image=ld.picture(picture) if picture else None,
        sameAs=[link.url for link in person.links],
    )
    return [
        profile(who, person.url, site, hasPart=quotations(person.quotes)),
        way(site, ("People", "/people/"), of(person)),
    ]


def organization_page(organization: OrganizationScreen, site: PageFrame) -> list[ld.Thing]:
    names = [organization.abbreviation, *organization.other_names]
    what = ld.thing(
        _ORGANIZATION_TYPES.get(organization.kind, "Organization"),
        name=organization.name,
        alternateName=[name for name in names if name],
        description=organization.description,
        url=whole_url(organization.url),
        sameAs=[link.url for link in organization.links],
        parentOrganization=linked("Organization", [organization.parent]),
        subOrganization=linked("Organization", organization.parts),
        member=linked("Person", (member.name for member in organization.people.now)),
    )
    return [
        profile(what, organization.url, site, hasPart=quotations(organization.quotes)),
        way(site, ("Organizations", "/organizations/"), of(organization)),
    ]


def case_page(case: CaseScreen, site: PageFrame) -> list[ld.Thing]:
    """What has happened, each fact as an event with the date that is known of it."""
    url = whole_url(case.url)
    page = ld.thing(
        "CollectionPage",
        **{"@id": url},
        name=case.name,
        url=url,
        description=case.summary,
        about=parties([one.name for one in case.people]),
        hasPart=[
            ld.thing("Event", name=" ".join(filter(None, (fact.label, fact.note))))
            for fact in case.facts
            if not fact.is_corrected
        ],
    )
    return [page, way(site, (_("Cases"), "/cases/"), (case.name, case.url))]


def document_page(document: DocumentScreen, site: PageFrame) -> list[ld.Thing]:
    kind = document_type(document.kind)
    is_law = kind == "Legislation"
    what = ld.thing(
        kind,
        **{"@id": whole_url(document.url)},
        name=document.name,
        url=whole_url(document.url),
        mainEntityOfPage=whole_url(document.url),
        description=document.description,
        genre=document.kind,
        text="\n\n".join("".join(part.text for part in paragraph) for paragraph in document.text)
        if document.stories.is_first
        else "",
        sameAs=[link.url for link in document.links],
        # There is no word for who signed: those who did are its authors, with those who wrote it.
        author=parties((*document.authors, *document.signatures.rows)),
        hasPart=quotations(document.quotes),
        **{"legislationIdentifier" if is_law else "identifier": document.number},
        **({"recipient": parties(document.addressees)} if kind == "Message" else {}),
    )
    return [what, way(site, ("Documents", "/documents/"), of(document))]


def place_page(place: PlaceScreen, site: PageFrame) -> list[ld.Thing]:
    where = ld.thing("Place", name=place.name, url=whole_url(place.url))
    if place.coordinates is not None:
        north, east = place.coordinates
        where["geo"] = {"@type": "GeoCoordinates", "latitude": north, "longitude": east}
    if place.country:
        where["address"] = ld.thing("PostalAddress", addressCountry=place.country)
    page = list_page(place.name, place.url, place.stories, site, place.detail, about=where)
    return [page, way(site, ("Places", "/places/"), of(place))]


def author_page(author: AuthorScreen, site: PageFrame) -> list[ld.Thing]:
    url = whole_url(author.url)
    who = ld.thing("Person", name=author.name, description=author.biography, url=url)
    return [profile(who, author.url, site), way(site, ("Authors", "/authors/"), of(author))]


def quote_page(citation: Citation, site: PageFrame) -> list[ld.Thing]:
    data = describe_quote(citation.quote)
    story = whole_url(citation.story_url.partition("#")[0])
    holder = ld.thing(
        "NewsArticle",
        **{"@id": story},
        headline=citation.title,
        url=story,
        datePublished=citation.published_on.isoformat(),
        publisher=ld.publisher(describe_publisher(site)),
    )
    found = {**ld.quotation(data), "mainEntityOfPage": data.url, "isPartOf": holder}
    return [found, way(site, (_("Quotes"), "/quotes/"), (_("Quote"), citation.quote.url))]


def list_page(
    name: str, url: str, stories: StoryList, site: PageFrame, description: str = "", **more: Any
) -> ld.Thing:
    """A page that lists stories: of them the addresses, in order."""
    return ld.thing(
        "CollectionPage",
        name=name,
        description=description,
        url=whole_url(url),
        publisher=ld.publisher(describe_publisher(site)),
        mainEntity=item_list(card.url for card in stories.cards),
        **more,
    )


def item_list(urls: Iterable[str]) -> ld.Thing | None:
    items = [
        {"@type": "ListItem", "position": number, "url": whole_url(url)}
        for number, url in enumerate(urls, start=1)
    ]
    return {"@type": "ItemList", "itemListElement": items} if items else None


def profile(who: ld.Thing, url: str, site: PageFrame, **more: Any) -> ld.Thing:
    publisher = ld.publisher(describe_publisher(site))
    return ld.thing("ProfilePage", url=whole_url(url), mainEntity=who, publisher=publisher, **more)


def quotations(citations: Iterable[Citation]) -> list[ld.Thing]:
    return [ld.quotation(describe_quote(citation.quote)) for citation in citations]


def linked(kind: str, names: Iterable[Name | None]) -> list[ld.Thing]:
    """Those of `names` that have a page."""
    return [
        ld.thing(kind, name=one.name, url=whole_url(one.url)) for one in names if one and one.url
    ]


def parties(names: Iterable[Name]) -> list[ld.Thing]:
    """People and organizations that have a page; the address says which of the two."""
    return [
        ld.thing(
            "Person" if one.url.startswith("/people/") else "Organization",
            name=one.name,
            url=whole_url(one.url),
        )
        for one in names
        if one.url
    ]


def of(screen: Any) -> tuple[str, str]:
    return screen.name, screen.url


def way(site: PageFrame, *pages: tuple[str, str]) -> ld.Thing:
    """The way to a page from the front page; lists that have no page of their own are left out."""
    steps = ((site.name, "/"), *pages)
    return ld.breadcrumbs([(name, whole_url(url)) for name, url in steps if url])
