"""Structured data: what pages print, and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.encoding import iri_to_uri

from articles.enums import DocumentKind
from articles.syndication.described import (
    CorrectionData,
    DocumentData,
    EventData,
    NamedEntity,
    PictureData,
    Publisher,
    QuoteData,
)

if TYPE_CHECKING:
    from articles.selectors.corrections.public import Notice
    from articles.selectors.records.names import Name
    from articles.selectors.site.page_frame import PageFrame
    from articles.selectors.stories.pictures import Picture
    from articles.selectors.stories.quotes import QuoteEntry
    from articles.selectors.stories.record import DocumentEntry, EventEntry

# Types of schema.org, by the label under which pages print the kind of a document.
_DOCUMENT_TYPES = {
    DocumentKind.LETTER.label: "Message",
    DocumentKind.RESOLUTION.label: "Legislation",
    DocumentKind.BILL.label: "Legislation",
    DocumentKind.REPORT.label: "Report",
}


# Standard pages that tell how the newsroom works: the last part of their address, and the property
# of schema.org that says so.
POLICY_PAGES = {
    "editorial-standards": "publishingPrinciples",
    "ethics": "ethicsPolicy",
    "corrections-policy": "correctionsPolicy",
    "funding": "ownershipFundingInfo",
    "contact": "actionableFeedbackPolicy",
    "fact-checking": "verificationFactCheckingPolicy",
    "unnamed-sources": "unnamedSourcesPolicy",
    "diversity": "diversityPolicy",
    "people-behind-it": "masthead",
}


def describe_publisher(page_frame: PageFrame) -> Publisher:
    return Publisher(
        name=page_frame.name,
        url=whole_url("/"),
        description=page_frame.tagline,
        email=page_frame.contact_email,
        logo=whole_url(page_frame.face.logo) if page_frame.face.logo else "",
        policies=tuple(
            (POLICY_PAGES[name], whole_url(page.url))
            for page in page_frame.standard_pages
            if (name := page.url.strip("/")) in POLICY_PAGES
        ),
    )


def describe_quote(quote: QuoteEntry) -> QuoteData:
    return QuoteData(
        id=quote.uid,
        url=whole_url(quote.url),
        text=quote.text,
        language=quote.language,
        original=quote.original,
        translated_by=quote.translated_by,
        speaker=describe_name(quote.speaker, quote.speaker_kind) if quote.speaker else None,
        verb=quote.verb,
        medium=quote.medium,
        said=quote.said,
        said_edtf=quote.said_edtf,
        said_in=describe_name(quote.said_in, "document") if quote.said_in else None,
        reported_by=quote.reported_by.name if quote.reported_by else "",
    )


def describe_document(document: DocumentEntry) -> DocumentData:
    name, url = pair(document.name)
    return DocumentData(
        name=name,
        url=url,
        kind=document.kind,
        type=document_type(document.kind),
        number=document.number,
        date=document.date_edtf,
        links=tuple(link for link in (document.url, document.archived_url) if link),
    )


def document_type(kind: str) -> str:
    """The type of schema.org for a kind of document, given by its label."""
    return _DOCUMENT_TYPES.get(kind, "CreativeWork")


def describe_event(event: EventEntry) -> EventData:
    return EventData(name=event.name, date=event.date, edtf=event.edtf, place=event.place)


def describe_picture(picture: Picture | None) -> PictureData | None:
    if picture is None:
        return None
    return PictureData(
        url=whole_url(picture.src),
        width=picture.width,
        height=picture.height,
        description=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
    )


def describe_notice(notice: Notice) -> CorrectionData:
    return CorrectionData(
        url=whole_url(notice.url),
        label=notice.label,
        text=notice.text(),
        issued_at=notice.issued_at,
    )


def trail(page_frame: PageFrame, *pages: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page: the front page, then `pages` as (name, path)."""
    return [(name, whole_url(path)) for name, path in ((page_frame.name, "/"), *pages)]


def pair(name: Name) -> tuple[str, str]:
    return name.name, whole_url(name.url) if name.url else ""


def whole_url(path: str) -> str:
    """The address with the site's name before it, in ASCII as every program takes it."""
    url = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
    return url if url.isascii() else iri_to_uri(url)


def describe_name(name: Name, kind: str, roles: tuple[str, ...] = ()) -> NamedEntity:
    text, url = pair(name)
    return NamedEntity(text, url, kind, roles)
