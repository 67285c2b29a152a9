"""JSON-LD of a story in the words of schema.org (vocabulary 30.0)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.syndication import linked_data as ld

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.syndication.described import NamedEntity, StoryData

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
    article = ld.thing(
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
        locationCreated=ld.thing("Place", name=story.dateline) if story.dateline else None,
        author=[ld.author_node(name, url) for name, url in story.authors],
        publisher=ld.publisher(story.publisher),
        image=ld.picture(story.picture) if story.picture else None,
        about=[*topics, *_named(with_page, central=True)],
        mentions=[*_named(with_page, central=False), *map(ld.event, story.events)],
        isBasedOn=[ld.document_node(one) for one in story.documents if one.url],
        citation=[
            ld.thing(
                "CreativeWork", name=one.title, url=one.url, publisher=_publisher(one.publisher)
            )
            for one in story.sources
        ],
        hasPart=[ld.quotation(quote) for quote in story.quotes],
        correction=[ld.correction_node(one) for one in story.corrections],
    )
    return graph(article, ld.breadcrumbs([*story.trail, (story.headline, story.url)]))


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
    return [ld.named(one) for one in all_ if (CENTRAL in one.roles) is central]


def _publisher(name: str) -> dict[str, Any] | None:
    return ld.thing("Organization", name=name) if name else None
