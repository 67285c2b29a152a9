"""JSON-LD in the words of schema.org (vocabulary 30.0): stories, and what they and pages name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.syndication.described import (
        CorrectionData,
        DocumentData,
        EventData,
        NamedEntity,
        PictureData,
        Publisher,
        QuoteData,
        StoryData,
    )

type Thing = dict[str, Any]

_TYPES = {"person": "Person", "organization": "Organization", "document": "CreativeWork"}


def thing(kind: str, **members: Any) -> Thing:
    """A thing of a type, without the members that have no value."""
    return {"@type": kind, **{name: value for name, value in members.items() if value}}


def named(one: NamedEntity) -> Thing:
    """Somebody or something with a page here."""
    return {"@type": _TYPES[one.kind], "@id": one.url, "name": one.name, "url": one.url}


def author_node(name: str, url: str) -> Thing:
    return thing("Person", name=name, url=url)


def quotation(quote: QuoteData) -> Thing:
    """A quote. A speaker without a page is no Person: only the story's words are given."""
    speaker = quote.speaker
    members: Thing = {"@id": quote.url, "url": quote.url, "text": quote.text}
    if speaker is not None and not speaker.url:
        members["creditText"] = speaker.name
    elif speaker is not None and speaker.kind == "document":
        members["isBasedOn"] = named(speaker)
    elif speaker is not None:
        members["creator"] = members["spokenByCharacter"] = named(speaker)
    if quote.said_in is not None and quote.said_in.url:
        members["citation"] = named(quote.said_in)
    if quote.original or quote.language:
        spoken = thing("Quotation", text=quote.original, inLanguage=quote.language)
        members["translationOfWork"] = spoken
    return thing("Quotation", **members, dateCreated=_exactly(quote.said_edtf))


def document_node(one: DocumentData) -> Thing:
    """A document with a page here."""
    members: Thing = {"@id": one.url, "name": one.name, "url": one.url, "genre": one.kind}
    if one.type == "Legislation":
        members["legislationIdentifier"] = one.number
        members["legislationDate"] = _exactly(one.date)
    else:
        members["identifier"] = one.number
        members["dateCreated"] = _exactly(one.date)
    return thing(one.type, **members, sameAs=list(one.links))


def event(one: EventData) -> Thing:
    start, end = dates.exact_sides(one.edtf)
    place = thing("Place", name=one.place) if one.place else None
    return thing(
        "Event",
        name=one.name,
        url=one.url,
        startDate=start,
        endDate=end if end != start else "",
        location=place,
    )


def picture(one: PictureData) -> Thing:
    return thing(
        "ImageObject",
        url=one.url,
        width=one.width,
        height=one.height,
        description=one.description,
        caption=one.caption,
        creditText=one.credit,
    )


def correction_node(one: CorrectionData) -> Thing:
    return thing(
        "CorrectionComment",
        **{"@id": one.url},
        url=one.url,
        name=one.label,
        text=one.text,
        datePublished=one.issued_at.isoformat(),
    )


def publisher(one: Publisher) -> Thing:
    """The newsroom as it stands at everything that it publishes."""
    return thing(
        "NewsMediaOrganization",
        **{"@id": f"{one.url}#newsroom"},
        name=one.name,
        url=one.url,
        logo=one.logo,
        **dict(one.policies),
    )


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Thing:
    """The way to a page from the front page, itself at the end."""
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _exactly(edtf: str) -> str:
    """The date as ISO 8601 has it; "" for a span, and for what is not known for sure."""
    start, end = dates.exact_sides(edtf)
    return start if start == end else ""


# --- A story --------------------------------------------------------------------------------------


SCHEMA_ORG = "https://schema.org"
# What the story is about, where others are only mentioned.
CENTRAL = "Subject"
# Inside a <script> nothing may end it or begin a comment: JSON has another way to write these.
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def story_json_ld(story: StoryData) -> dict[str, Any]:
    """A NewsArticle and the way to it; members without a value are left out."""
    with_page = [one for one in (*story.people, *story.organizations) if one.url]
    topics = [
        {"@type": "DefinedTerm", "@id": url, "name": name, "url": url} for name, url in story.topics
    ]
    article = thing(
        "NewsArticle",
        **{"@id": story.url},
        url=story.url,
        mainEntityOfPage=story.url,
        identifier=story.id,
        headline=story.headline,
        alternativeHeadline=story.kicker,
        description=story.description,
        inLanguage=story.language,
        datePublished=story.published_on.isoformat(),
        dateModified=story.modified_at.isoformat(timespec="seconds"),
        articleSection=story.section,
        keywords=[name for name, _ in story.topics],
        isAccessibleForFree=True,
        locationCreated=thing("Place", name=story.dateline) if story.dateline else None,
        author=[author_node(name, url) for name, url in story.authors],
        publisher=publisher(story.publisher),
        image=picture(story.picture) if story.picture else None,
        about=[*topics, *_named(with_page, central=True)],
        mentions=[
            *_named(with_page, central=False),
            *map(event, story.events),
            *(thing("CreativeWork", name=c.name, url=c.url, abstract=c.words) for c in story.cases),
        ],
        isBasedOn=[document_node(one) for one in story.documents if one.url],
        citation=[
            thing("CreativeWork", name=one.title, url=one.url, publisher=_publisher(one.publisher))
            for one in story.sources
        ],
        hasPart=[quotation(quote) for quote in story.quotes],
        correction=[correction_node(one) for one in story.corrections],
    )
    return graph(article, breadcrumbs([*story.trail, (story.headline, story.url)]))


def graph(*things: dict[str, Any]) -> dict[str, Any]:
    """Several things about one page."""
    return {"@context": SCHEMA_ORG, "@graph": list(things)}


def to_script_text(data: dict[str, Any]) -> str:
    """The JSON as it may stand between `<script type="application/ld+json">` and its end."""
    text = json.dumps(data, ensure_ascii=False)
    # Far faster than `translate`, on the page that is read most.
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text


def _named(all_: Iterable[NamedEntity], *, central: bool) -> list[dict[str, Any]]:
    return [named(one) for one in all_ if (CENTRAL in one.roles) is central]


def _publisher(name: str) -> dict[str, Any] | None:
    return thing("Organization", name=name) if name else None
