"""Who said what, as pages print it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from articles.enums import SpeakerKind
from articles.models import ArticlePage, Quote
from articles.models.fuzzy_dates import say_date
from articles.models.querysets.public import NAMEABLE_COLUMNS
from articles.selectors.records.names import Name, name_document, name_organization, name_person

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from django.db.models import QuerySet

_RECORD = ("name", "slug")
_SPEAKERS = ("person", "organization", "document")
_REPORTERS = ("reported_by_person", "reported_by_organization", "reported_by_document")
_ADDRESSEES = ("addressee_person", "addressee_organization")
_PEOPLE = ("person", "reported_by_person", "addressee_person")
_RELATED = (*_SPEAKERS, *_REPORTERS, *_ADDRESSEES, "said_in_document")
_OWN = (
    "page_id",
    "uid",
    "words",
    "selectors",
    "anchored",
    "speaker_kind",
    "attributed_as",
    "verb",
    "medium",
    "said_edtf",
    "continues",
    "sort_order",
)
_STORY = ("page__title", "page__address", "page__published_on")
_FIELDS = (
    *_OWN,
    *(f"{relation}__{name}" for relation in _RELATED for name in _RECORD),
    *(f"{relation}__{name}" for relation in _PEOPLE for name in NAMEABLE_COLUMNS),
)


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """A quote. `parts` are its words, more than one where the story splits it; `uids` are
    the addresses of the parts, the first is `uid`."""

    uid: str
    uids: tuple[str, ...]
    url: str
    parts: tuple[str, ...]
    speaker: Name | None
    verb: str
    medium: str
    said: str
    reported_by: Name | None
    said_in: Name | None
    in_text: bool
    speaker_kind: str = ""
    said_edtf: str = ""
    addressee: Name | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote away from its story: on the page of its speaker, on its own page."""

    quote: QuoteEntry
    title: str
    story_url: str
    published_on: datetime.date

    @property
    def report_url(self) -> str:
        """Where a reader reports a problem with it."""
        return f"/report{self.story_url.partition('#')[0]}quotes/{self.quote.uid}/"


def for_display(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    """With what an entry prints, in one query; the in-memory children of a preview pass too."""
    return quotes.select_related(*_RELATED).only(*_FIELDS)


def entries(quotes: Iterable[Quote]) -> list[QuoteEntry]:
    """One entry for each quote, in order; the parts of a split one stand together."""
    found: dict[str, QuoteEntry] = {}
    heads: dict[UUID, str] = {}
    for quote in quotes:
        head = heads.get(quote.continues) if quote.continues else None
        heads[quote.uid] = head or str(quote.uid)
        if head is None:
            found[str(quote.uid)] = _entry(quote)
        else:
            first = found[head]
            found[head] = replace(
                first,
                parts=(*first.parts, _closed(quote.words)),
                uids=(*first.uids, str(quote.uid)),
            )
    return list(found.values())


def speaker_of(quote: Quote) -> Name | None:
    """The speaker, linked where public; of anybody else the story's own words."""
    if quote.speaker_kind == SpeakerKind.PERSON:
        return name_person(quote.person, quote.attributed_as)
    if quote.speaker_kind == SpeakerKind.ORGANIZATION:
        return name_organization(quote.organization, quote.attributed_as)
    if quote.speaker_kind == SpeakerKind.DOCUMENT:
        return name_document(quote.document, quote.attributed_as)
    return Name(quote.attributed_as) if quote.attributed_as else None


def quote_url(uid: UUID | str) -> str:
    """The permanent address of a quote."""
    return f"{_prefix()}{uid}/"


@cache
def _prefix() -> str:
    nobody = UUID(int=0)
    return reverse("quote", kwargs={"uid": nobody}).removesuffix(f"{nobody}/")


def _entry(quote: Quote) -> QuoteEntry:
    return QuoteEntry(
        uid=str(quote.uid),
        uids=(str(quote.uid),),
        url=quote_url(quote.uid),
        parts=(_closed(quote.words),),
        speaker=speaker_of(quote),
        verb=quote.verb,
        medium=quote.medium,
        said=say_date(quote.said_edtf),
        reported_by=_reported_by(quote),
        said_in=name_document(quote.said_in_document, ""),
        in_text=quote.anchored,
        speaker_kind=quote.speaker_kind,
        said_edtf=quote.said_edtf,
        addressee=_addressee(quote),
    )


def _closed(words: str) -> str:
    """Without the comma that belongs to the sentence around the quote."""
    return words.rstrip().removesuffix(",")


def _reported_by(quote: Quote) -> Name | None:
    name = (
        name_person(quote.reported_by_person, "")
        or name_organization(quote.reported_by_organization, "")
        or name_document(quote.reported_by_document, "")
    )
    # Who only passes words on is not thereby in a story, and may have no page to lead to.
    return Name(name.name) if name else None


def _addressee(quote: Quote) -> Name | None:
    """To whom it was said; no more in a story thereby than who passes words on."""
    name = name_person(quote.addressee_person, "") or name_organization(
        quote.addressee_organization, ""
    )
    return Name(name.name) if name else None


def cite(quotes: QuerySet[Quote], limit: int) -> tuple[Citation, ...]:
    """The latest of `quotes` in published stories, with the story of each; two queries."""
    latest = quotes.published().whole().newest_first()
    return gather(with_stories(latest)[:limit])


def with_stories(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    """With what a citation prints of the quote and of its story."""
    rows = quotes.select_related("page", *_RELATED)
    return rows.only(*_FIELDS, *_STORY)


def gather(rows: Iterable[Quote]) -> tuple[Citation, ...]:
    """Citations of these rows (see `with_stories`), each a first part: one query for them, one for
    the other parts. The rows of a story must stand together."""
    held = {(row.page_id, str(row.uid)): row for row in rows}
    if not held:
        return ()
    stories = {row.page_id for row in held.values()}
    rest = Quote.objects.filter(page__in=stories, continues__isnull=False)
    found: dict[int, list[Quote]] = defaultdict(list)
    for row in (*held.values(), *rest.only(*_OWN, "page")):
        found[row.page_id].append(row)
    return tuple(
        cite_entry(entry, held[page, entry.uid].page)
        for page, parts in found.items()
        for entry in entries(parts)
        if (page, entry.uid) in held
    )


def find_citation(uid: UUID) -> Citation | None:
    """The quote at one address, whole where the story splits it; None where not public."""
    stories = ArticlePage.objects.published()
    holder = stories.filter(pk__in=Quote.objects.filter(uid=uid).values("page"))
    story = holder.newest_first().for_listing().first()
    if story is None:
        return None
    for entry in entries(for_display(story.quotes.all())):
        if str(uid) in entry.uids:
            return cite_entry(entry, story)
    return None


def cite_entry(entry: QuoteEntry, story: ArticlePage) -> Citation:
    """The quote away from its story."""
    place = f"{story.address}#quote-{entry.uid}" if entry.in_text else story.address
    return Citation(entry, story.title, place, story.published_on)
