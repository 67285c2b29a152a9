"""A story as ninjs 3.1 (IPTC, News in JSON). Quotes are associations: see docs/feeds.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.syndication.described import (
        DocumentData,
        NamedEntity,
        PictureData,
        QuoteData,
        StoryData,
    )

_SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
_PLAIN, _HTML = "text/plain", "text/html"
_IN_NAME = 80
PROFILE = "story-with-quotations"


def to_ninjs(story: StoryData, html: str, text: str) -> str:
    """The story; `html` and `text` are its body in both forms."""
    return json.dumps(ninjs_item(story, html, text), ensure_ascii=False, indent=1)


def ninjs_item(story: StoryData, html: str, text: str) -> dict[str, Any]:
    """The members of the item; those without a value are left out."""
    authors = [name for name, _ in story.authors]
    return _some(
        uri=story.url,
        standard={"name": "ninjs", "version": "3.1", "schema": _SCHEMA},
        type="text",
        representationType="full",
        profile=PROFILE,
        firstCreated=_moment(story.published_at),
        versionCreated=_moment(story.modified_at),
        contentCreated=_moment(story.published_at),
        pubStatus="usable",
        language=story.language,
        title=story.headline,
        headlines=_values(_PLAIN, main=story.headline, kicker=story.kicker),
        descriptions=[
            *_values(_PLAIN, summary=story.description),
            *(_value("correction", one.text, _PLAIN) for one in story.corrections),
            *(_value("status", f"{one.name}: {one.words}", _PLAIN) for one in story.cases),
        ],
        bodies=[
            _value("main", html, _HTML),
            {
                **_value("main", text, _PLAIN),
                "charCount": len(text),
                "wordCount": len(text.split()),
            },
        ],
        by=", ".join(authors),
        located=story.dateline,
        people=[_named(one) for one in story.people if one.url],
        organisations=[_named(one) for one in story.organizations if one.url],
        places=_places(story),
        subjects=[
            {"name": name, "uri": url, "creator": story.publisher.name}
            for name, url in story.topics
        ],
        events=[_some(name=one.name, literal=one.date, uri=one.url) for one in story.events],
        infoSources=[
            {"name": story.publisher.name, "role": "publisher", "uri": story.publisher.url},
            *(_some(name=one.title, role="source", uri=one.url) for one in story.sources),
        ],
        associations=[
            *([_picture(story.picture)] if story.picture else ()),
            *(_quote(quote, story.language) for quote in story.quotes),
            *(_document(one) for one in story.documents if one.url),
        ],
        altIds=[{"role": "uuid", "value": story.id}],
    )


def _quote(quote: QuoteData, language: str) -> dict[str, Any]:
    """A quote with its speaker; of one without a page the words of the story alone."""
    words, speaker = quote.text, quote.speaker
    parties: dict[str, list[dict[str, str]]] = {"people": [], "organisations": [], "objects": []}
    places = {"person": "people", "organization": "organisations", "document": "objects"}
    if speaker is not None and speaker.url:
        found = {"name": speaker.name, "rel": "speaker", "uri": speaker.url}
        parties[places[speaker.kind]].append(found)
    if quote.said_in is not None and quote.said_in.url:
        found = {"name": quote.said_in.name, "rel": "said-in", "uri": quote.said_in.url}
        parties["objects"].append(found)
    details = {
        "verb": quote.verb,
        "medium": quote.medium,
        "said": quote.said,
        "said-date": quote.said_edtf,
        "reported-by": quote.reported_by,
        "original-language": quote.language,
        "original-words": quote.original,
        "translated-by": quote.translated_by,
    }
    return _some(
        name=words if len(words) <= _IN_NAME else f"{words[: _IN_NAME - 1]}…",
        rel="quotation",
        uri=quote.url,
        type="text",
        representationType="full",
        language=language,
        by=speaker.name if speaker else "",
        bodies=[_value("quotation", words, _PLAIN)],
        descriptions=_values(_PLAIN, **details),
        altIds=[{"role": "uuid", "value": f"urn:uuid:{quote.id}"}],
        **parties,
    )


def _document(one: DocumentData) -> dict[str, Any]:
    details = {"kind": one.kind, "number": one.number, "date": one.date}
    return _some(
        name=one.name,
        rel="document",
        uri=one.url,
        type="text",
        representationType="partial",
        title=one.name,
        descriptions=_values(_PLAIN, **details),
        renditions=[{"name": "source", "href": link} for link in one.links],
    )


def _picture(one: PictureData) -> dict[str, Any]:
    rendition = {"name": "main", "href": one.url, "width": one.width, "height": one.height}
    return _some(
        name="main picture",
        rel="picture",
        uri=one.url,
        type="picture",
        by=one.credit,
        descriptions=_values(_PLAIN, caption=one.caption, alternative=one.description),
        renditions=[rendition],
    )


def _places(story: StoryData) -> list[dict[str, str]]:
    names = dict.fromkeys(one.place for one in story.events if one.place)
    dateline = [{"name": story.dateline, "rel": "dateline"}] if story.dateline else []
    return [*dateline, *({"name": name, "rel": "event"} for name in names)]


def _named(one: NamedEntity) -> dict[str, str]:
    found = {"name": one.name, "rel": ", ".join(one.roles).lower(), "uri": one.url}
    return {name: value for name, value in found.items() if value}


def _values(content_type: str, **by_role: str) -> list[dict[str, str]]:
    return [_value(role, text, content_type) for role, text in by_role.items() if text]


def _value(role: str, text: str, content_type: str) -> dict[str, str]:
    return {"role": role, "contentType": content_type, "value": text}


def _some(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}


def _moment(moment: Any) -> str:
    return str(moment.isoformat(timespec="seconds"))
