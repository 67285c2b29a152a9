"""The page of one quote: its context, its sources, how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.enums import SpeakerKind
from articles.filters import QuoteFilter
from articles.models import ArticlePage, Quote, SourceLink
from articles.selectors.lists.quotes import PATH
from articles.selectors.records.names import Name
from articles.selectors.site.structured_data import whole_url
from articles.selectors.stories.links import web_address
from articles.selectors.stories.quotes import Citation, cite, find_citation
from articles.text import Selector, Stretch, block_text, surroundings

if TYPE_CHECKING:
    from uuid import UUID

MORE = 4
# How many characters of a quote stand in its title where it is shared.
_SHARED = 90
# By kind of speaker: the relation, and the parameter of the list of quotes.
_SPEAKERS = {
    SpeakerKind.PERSON.value: ("person", "speaker"),
    SpeakerKind.ORGANIZATION.value: ("organization", "organization"),
    SpeakerKind.DOCUMENT.value: ("document", "document"),
}


@dataclass(frozen=True, slots=True)
class QuoteScreen:
    """What the page prints. `context` are the story's words around the quote, empty where it
    was not found in the text; `source` is where it was said; `more` are others of the same speaker,
    `more_url` leads to all of them; `attribution` is what a reader copies."""

    citation: Citation
    context: tuple[Stretch, ...]
    source: Name | None
    more: tuple[Citation, ...]
    more_url: str
    attribution: str

    @property
    def share_title(self) -> str:
        """Who said it, and how it begins."""
        quote = self.citation.quote
        words = quote.parts[0]
        short = words if len(words) <= _SHARED else f"{words[:_SHARED].rsplit(' ', 1)[0]}…"
        return f"{quote.speaker.name}: “{short}”" if quote.speaker else f"“{short}”"


def read_quote(uid: UUID, site_name: str) -> QuoteScreen | None:
    """The quote at one address, None where it is not public; at most seven queries."""
    citation = find_citation(uid)
    if citation is None:
        return None
    rows = _parts(citation)
    more, more_url = _more(citation, rows[0]) if rows else ((), "")
    return QuoteScreen(
        citation=citation,
        context=_context(rows),
        source=_source(citation, rows),
        more=more,
        more_url=more_url,
        attribution=attribution_of(citation, site_name),
    )


def attribution_of(citation: Citation, site_name: str) -> str:
    """The quote in one line, with who said it, where it was reported, and its address."""
    quote = citation.quote
    said = ", ".join(filter(None, (quote.medium, quote.said)))
    who = f" — {quote.speaker.name}" if quote.speaker else ""
    day = citation.published_on
    return (
        f"“{quote.text}”{who}{f' ({said})' if said else ''}. "
        f"“{citation.title}”, {site_name}, {day.day} {day:%B} {day.year}. {whole_url(quote.url)}"
    )


def _parts(citation: Citation) -> list[Any]:
    """The rows of the quote's parts with the body of their story, in order; one query."""
    address = citation.story_url.partition("#")[0]
    story = ArticlePage.objects.published().filter(address=address).order_by().values("pk")
    rows = Quote.objects.filter(page__in=story, uid__in=citation.quote.uids)
    related = ("page", "said_in_event", "person", "organization", "document")
    fields = ("uid", "selectors", "anchored", "speaker_kind", "said_in_source", "page__body")
    slugs = (f"{name}__slug" for name, _ in _SPEAKERS.values())
    wanted = rows.select_related(*related).only(*fields, "said_in_event__name", *slugs)
    return list(wanted.order_by("sort_order", "pk"))


def _context(rows: list[Any]) -> tuple[Stretch, ...]:
    """The words around the parts that stand in the first part's block of text."""
    found = [Selector.from_json(data) for row in rows if row.anchored for data in row.selectors]
    if not found:
        return ()
    block = found[0].block
    text = next(
        (
            block_text(raw["type"], raw["value"])
            for raw in rows[0].page.body.raw_data
            if str(raw.get("id")) == block
        ),
        "",
    )
    return surroundings(text, ((span.start, span.end) for span in found if span.block == block))


def _source(citation: Citation, rows: list[Any]) -> Name | None:
    """The document, event or page on the web in which it was said."""
    quote = citation.quote
    if quote.said_in or not rows:
        # A document that says something says it in itself.
        return quote.said_in if quote.said_in != quote.speaker else None
    row = rows[0]
    if row.said_in_event:
        return Name(row.said_in_event.name)
    if row.said_in_source:
        source = SourceLink.objects.filter(page=row.page_id, uid=row.said_in_source).first()
        return source and Name(source.title, web_address(source.url))
    return None


def _more(citation: Citation, row: Any) -> tuple[tuple[Citation, ...], str]:
    """Others of a speaker who has a page, and the list of all; two queries."""
    relation, parameter = _SPEAKERS.get(row.speaker_kind, ("", ""))
    record = getattr(row, relation) if relation else None
    if record is None or not (citation.quote.speaker and citation.quote.speaker.url):
        return (), ""
    same = Quote.objects.filter(**{relation: record.pk, "speaker_kind": row.speaker_kind})
    others = cite(same.exclude(uid__in=citation.quote.uids), MORE)
    return others, QuoteFilter().with_(parameter, record.slug).address(PATH)
