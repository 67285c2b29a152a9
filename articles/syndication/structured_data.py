"""JSON-LD of a story in the words of schema.org (vocabulary 30.0)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

# Inside a <script> nothing may end it or begin a comment: JSON has another way to write these.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class CorrectionData:
    """A public correction: its address, its kind in words, its text, when it was issued."""

    url: str
    label: str
    text: str
    issued_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class StoryData:
    """A public story: whole addresses, names as its page prints them."""

    url: str
    headline: str
    description: str
    published_on: datetime.date
    modified_at: datetime.datetime | None
    publisher: str
    publisher_url: str
    authors: tuple[tuple[str, str], ...] = ()
    section: str = ""
    corrections: Sequence[CorrectionData] = ()


def story_json_ld(story: StoryData) -> dict[str, Any]:
    """A NewsArticle; members without a value are left out."""
    members = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": story.url,
        "url": story.url,
        "mainEntityOfPage": story.url,
        "headline": story.headline,
        "description": story.description,
        "datePublished": story.published_on.isoformat(),
        "dateModified": story.modified_at.isoformat() if story.modified_at else "",
        "articleSection": story.section,
        "author": [_author(name, url) for name, url in story.authors],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": story.publisher,
            "url": story.publisher_url,
        },
        "correction": [_correction(one) for one in story.corrections],
    }
    return {name: value for name, value in members.items() if value}


def to_script_text(data: dict[str, Any]) -> str:
    """The JSON as it may stand between `<script type="application/ld+json">` and its end."""
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)


def _author(name: str, url: str) -> dict[str, str]:
    author = {"@type": "Person", "name": name}
    return {**author, "url": url} if url else author


def _correction(one: CorrectionData) -> dict[str, str]:
    return {
        "@type": "CorrectionComment",
        "@id": one.url,
        "url": one.url,
        "name": one.label,
        "text": one.text,
        "datePublished": one.issued_at.isoformat(),
    }
