"""The page of a source document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from articles.filters import QuoteFilter
from articles.models import ArticlePage, Quote, SourceDocument
from articles.models.querysets.filtered import said_by_or_in
from articles.selectors.records.case_statuses import StatusToday, read_cases_of
from articles.selectors.records.correspondence import History, read_histories
from articles.selectors.records.names import Name, record_url
from articles.selectors.records.parties import read_parties
from articles.selectors.records.signatures import SignatureTable, tabulate_signatures
from articles.selectors.stories.cards import StoryList, read_story_list
from articles.selectors.stories.links import web_address
from articles.selectors.stories.quotes import Citation, cite, quote_url
from articles.selectors.stories.record import count_signatories
from articles.text import quoted_paragraphs

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from articles.models import NewsFile
    from articles.selectors.lists.paging import Cursor
    from articles.selectors.site.page_frame import PageFrame

QUOTES_ON_DOCUMENT = 20
# So many quotes are looked for in its text.
MARKED_IN_DOCUMENT = 200


@dataclass(frozen=True, slots=True)
class DocumentScreen:
    """What the page of a document prints. `text` are the paragraphs of its text, with the quotes
    that our stories take from it. `signed` says how many did, `sha256` is of the file."""

    name: str
    url: str
    kind: str
    number: str
    date: str
    description: str
    text: tuple[tuple[TextStretch, ...], ...]
    file: Name | None
    sha256: str
    links: tuple[Name, ...]
    authors: tuple[Name, ...]
    addressees: tuple[Name, ...]
    signatures: SignatureTable
    signed: str
    history: History
    quotes: tuple[Citation, ...]
    quotes_url: str
    stories: StoryList
    cases: tuple[StatusToday, ...] = ()


@dataclass(frozen=True, slots=True)
class TextStretch:
    """A stretch of the document's text; `url` is the page of the quote that it is, or ""."""

    text: str
    url: str


def find_document(slug: str) -> SourceDocument | None:
    """A document that stands in a published story."""
    found = SourceDocument.objects.published().select_related("file")
    return found.filter(slug=slug).first()


def read_document(
    document: SourceDocument, page_frame: PageFrame, cursor: Cursor | None, sort: str = ""
) -> DocumentScreen:
    """A document's page in ten queries besides itself and the frame. `sort` is one of SORTS of
    selectors.signatures, or "" for those who signed as the document has them."""
    parties = read_parties(document)
    history = read_histories([document.pk], timezone.localdate()).get(document.pk, History())
    said = Quote.objects.filter(said_by_or_in(document.pk))
    stories = ArticlePage.objects.published().resting_on(document)
    url, others = (
        record_url("document", document.slug),
        document.other_signatories + parties.unnamed,
    )
    return DocumentScreen(
        name=document.name,
        url=url,
        kind="" if document.kind == "other" else document.get_kind_display(),
        number=document.number,
        date=document.date_for_people() or document.date_as_said,
        description=document.description,
        text=_text(document, said),
        file=Name(file_label(document.file), document.file.url) if document.file else None,
        sha256=document.file.sha256 if document.file else "",
        links=_links(document),
        authors=parties.authors,
        addressees=parties.addressees,
        signatures=tabulate_signatures(document, parties.signatories, others, url, sort),
        signed=count_signatories(len(parties.signatories), others),
        history=history,
        quotes=cite(said, QUOTES_ON_DOCUMENT),
        quotes_url=QuoteFilter(document=document.slug).address(reverse("quotes")),
        stories=read_story_list(stories, page_frame, cursor),
        cases=read_cases_of(document=document.pk) if cursor is None else (),
    )


def file_label(file: NewsFile) -> str:
    """What a file is called for readers: "Download (PDF, 120 kB)".

    Never its title: Wagtail fills that with the name of the client's file, which may identify a
    source.
    """
    kind = (file.file.name or "").rpartition(".")[2].upper()
    return f"Download ({kind}, {_size(file.file_size)})" if file.file_size else f"Download ({kind})"


def _size(size: int) -> str:
    """In thousands of bytes, as the metric prefixes say, or in millions."""
    thousands = max(1, round(size / 1000))
    return f"{thousands} kB" if thousands < 1000 else f"{size / 1_000_000:.1f} MB"


def _text(document: SourceDocument, said: QuerySet[Quote]) -> tuple[tuple[TextStretch, ...], ...]:
    """One query, none for a document without a text."""
    if not document.excerpt.strip():
        return ()
    text = document.excerpt.replace("\r\n", "\n").strip()
    rows = said.published().order_by("pk").values_list("uid", "words")[:MARKED_IN_DOCUMENT]
    return tuple(
        tuple(TextStretch(part.text, quote_url(part.key) if part.key else "") for part in paragraph)
        for paragraph in quoted_paragraphs(text, [(str(uid), words) for uid, words in rows])
    )


def _links(document: SourceDocument) -> tuple[Name, ...]:
    addresses = (("Source", document.url), ("Archived copy", document.archived_url))
    return tuple(Name(label, url) for label, url in addresses if web_address(url))
