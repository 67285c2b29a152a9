"""A story and what belongs to it as plain values: what every format for other programs is made of;
and how a story is cited.

Addresses are whole. Whoever has no `url` has no public page: formats give such names as words, and
never as a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """Somebody or something with a name. `kind` is one of "person", "organization", "document",
    "" where only words are known; `roles` say what for in this story, in words."""

    name: str
    url: str = ""
    kind: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteData:
    """A quote; `text` are its words as they are printed between quotation
    marks, `said_edtf` when it was said (EDTF);
    of a translation `original` are the words as they were said, in `language` (BCP 47)."""

    id: str
    url: str
    text: str
    speaker: NamedEntity | None = None
    verb: str = ""
    medium: str = ""
    said: str = ""
    said_edtf: str = ""
    said_in: NamedEntity | None = None
    reported_by: str = ""
    language: str = ""
    original: str = ""
    translated_by: str = ""


@dataclass(frozen=True, slots=True)
class DocumentData:
    """A document of the record; `type` is its type in schema.org, `links` where it stands."""

    name: str
    url: str
    kind: str = ""
    type: str = "CreativeWork"
    number: str = ""
    date: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventData:
    """An event; `date` in words, `edtf` the same in EDTF, "" where no date is known."""

    name: str
    date: str = ""
    edtf: str = ""
    place: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionData:
    """A public correction: its address, its kind in words, its text, when it was issued."""

    url: str
    label: str
    text: str
    issued_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class SourceData:
    """Where facts of a story can be looked up."""

    title: str
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class PictureData:
    """A picture with its words; sizes in pixels."""

    url: str
    width: int
    height: int
    description: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """The newsroom. `policies` are properties of schema.org's NewsMediaOrganization and the pages
    that they lead to."""

    name: str
    url: str
    description: str = ""
    logo: str = ""
    email: str = ""
    policies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StatusData:
    """How a case that the story is about stands today, in words with their date."""

    name: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class StoryData:
    """A public story, with names as its page prints them. `id` stays when the address does not;
    `trail` are the pages above it, as (name, address)."""

    id: str
    url: str
    headline: str
    description: str
    published_on: datetime.date
    published_at: datetime.datetime
    modified_at: datetime.datetime
    publisher: Publisher
    language: str = "en"
    kicker: str = ""
    dateline: str = ""
    section: str = ""
    trail: Sequence[tuple[str, str]] = ()
    authors: Sequence[tuple[str, str]] = ()
    topics: Sequence[tuple[str, str]] = ()
    picture: PictureData | None = None
    people: Sequence[NamedEntity] = ()
    organizations: Sequence[NamedEntity] = ()
    documents: Sequence[DocumentData] = ()
    events: Sequence[EventData] = ()
    quotes: Sequence[QuoteData] = ()
    sources: Sequence[SourceData] = ()
    corrections: Sequence[CorrectionData] = ()
    cases: Sequence[StatusData] = ()


# --- How a story is cited: as text, and as an entry of BibTeX -------------------------------------


_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    }
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_NOT_IN_KEY = re.compile("[^a-z0-9-]")


@dataclass(frozen=True, slots=True)
class QuotedData:
    """A quote for BibTeX. `said` is when, in words; `url` is whole."""

    words: str
    speaker: str
    said: str
    story: str
    publisher: str
    published_on: datetime.date
    url: str


def citation_text(story: StoryData) -> str:
    """Author and Author. “Headline.” Newsroom, 13 July 2017. https://…"""
    day = story.published_on
    date = f"{day.day} {_FULL_MONTHS[day.month - 1]} {day.year}"
    names = _in_words([name for name, _ in story.authors])
    end = "" if story.headline.endswith((".", "?", "!", "…")) else "."
    title = f"“{story.headline}{end}”"
    lead = f"{names.removesuffix('.')}. {title}" if names else title
    return f"{lead} {story.publisher.name}, {date}. {story.url}"


def bibtex_entry(story: StoryData) -> str:
    """An entry for BibTeX and BibLaTeX, in UTF-8."""
    day = story.published_on
    fields = {
        "author": " and ".join(_name(name) for name, _ in story.authors),
        # In double braces it keeps its capitals in every style.
        "title": f"{{{_escape(story.headline)}}}",
        "howpublished": _escape(story.publisher.name),
        "year": f"{day.year:04d}",
        "day": str(day.day),
        "url": story.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines.insert(-2, f"  month = {_MONTHS[day.month - 1]},")
    return "\n".join([f"@misc{{{_key(story)},", *lines, "}", ""])


def quote_bibtex_entry(quote: QuotedData) -> str:
    """A quote as an entry of its own: its speaker is the author, its first words the title."""
    day = quote.published_on
    fields = {
        "author": _name(quote.speaker),
        "title": f"{{{_escape(quote.words)}}}",
        "howpublished": _escape(f"Quoted in “{quote.story}”, {quote.publisher}"),
        "year": f"{day.year:04d}",
        "day": str(day.day),
        "note": _escape(f"Said {quote.said}") if quote.said else "",
        "url": quote.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines.insert(-1, f"  month = {_MONTHS[day.month - 1]},")
    key = quote.url.rstrip("/").rpartition("/")[2][:8]
    return "\n".join([f"@misc{{quote-{day.isoformat()}-{key},", *lines, "}", ""])


def _key(story: StoryData) -> str:
    """Stable: from the date, and from the slug or, where that is not in Latin letters, the id."""
    slug = story.url.rstrip("/").rpartition("/")[2].lower()
    if _NOT_IN_KEY.search(slug):
        slug = story.id.rpartition(":")[2][:8]
    return f"story-{story.published_on.isoformat()}-{slug}"


def _name(name: str) -> str:
    """A name as one author: words that BibTeX would take apart are held together."""
    text = _escape(name)
    return f"{{{text}}}" if "," in name or re.search(r"\band\b", name, re.IGNORECASE) else text


def _escape(text: str) -> str:
    return " ".join(text.translate(_ESCAPES).split())


def _in_words(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
