"""Who said what, as pages print it."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language_info

from articles.enums import SpeakerKind
from articles.models import ArticlePage, Quote
from articles.models.fuzzy_dates import say_date
from articles.models.querysets.public import NAMEABLE_COLUMNS
from articles.selectors.records.names import Name, name_document, name_organization, name_person
from articles.text import join_parts

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
    "joint",
    "joined_as",
    "not_alone",
    "language",
    "original_words",
    "translated_by",
    "sort_order",
)
_STORY = ("page__title", "page__address", "page__published_on", "page__language")
_FIELDS = (
    *_OWN,
    *(f"{relation}__{name}" for relation in _RELATED for name in _RECORD),
    *(f"{relation}__{name}" for relation in _PEOPLE for name in NAMEABLE_COLUMNS),
)


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """A quote. `parts` are its words, more than one where its sentence splits it, and `joints` what
    stands between them; `uids` are the addresses of the parts, the first is `uid`. `not_alone`: it
    is not shown away from its story. `language` is that of `original`, the words as they were said.
    """

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
    joints: tuple[str, ...] = ()
    not_alone: bool = False
    language: str = ""
    original: str = ""
    translated_by: str = ""

    @property
    def language_name(self) -> str:
        """The language of `original` in the reader's own."""
        return name_of_language(self.language)

    @property
    def text(self) -> str:
        """All its words as they are printed between quotation marks."""
        return join_parts(self.parts, self.joints)


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote away from its story, in the story's language: on the page of its speaker, on its own
    page."""

    quote: QuoteEntry
    title: str
    story_url: str
    published_on: datetime.date
    language: str = ""

    @property
    def report_url(self) -> str:
        """Where a reader reports a problem with it."""
        return f"/report{self.story_url.partition('#')[0]}quotes/{self.quote.uid}/"


def name_of_language(tag: str) -> str:
    """The name of a language (BCP 47) in the reader's own; the tag where Django knows no name."""
    for code in (tag.lower(), tag.lower().partition("-")[0]):
        with suppress(KeyError):
            return str(get_language_info(code)["name_translated"]) if code else ""
    return tag


def for_display(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    """With what an entry prints, in one query; the in-memory children of a preview pass too."""
    return quotes.select_related(*_RELATED).only(*_FIELDS)


def entries(quotes: Iterable[Quote]) -> list[QuoteEntry]:
    """One entry for each quote, in order; the parts of one that its sentence splits stand together.
    A part of another sentence is a quote of its own, by the speaker of the first."""
    found: dict[str, QuoteEntry] = {}
    heads: dict[UUID, str] = {}  # part -> the first of all
    latest: dict[str, str] = {}  # the first of all -> the entry that goes on
    for quote in quotes:
        uid = str(quote.uid)
        head = heads.get(quote.continues) if quote.continues else None
        heads[quote.uid] = head or uid
        if head is None:
            found[uid] = _entry(quote)
            latest[uid] = uid
        elif joint := quote.joined_as or quote.joint:
            found[latest[head]] = _go_on(found[latest[head]], joint, quote)
        else:
            found[uid] = _under(found[head], _entry(quote))
            latest[head] = uid
    return [replace(one, parts=(*one.parts[:-1], _closed(one.parts[-1]))) for one in found.values()]


def _go_on(entry: QuoteEntry, joint: str, quote: Quote) -> QuoteEntry:
    return replace(
        entry,
        parts=(*entry.parts, quote.words.strip()),
        joints=(*entry.joints, joint),
        uids=(*entry.uids, str(quote.uid)),
    )


def _under(first: QuoteEntry, entry: QuoteEntry) -> QuoteEntry:
    """With the attribution of the quote that it goes on from, where it has none of its own."""
    if entry.speaker is not None:
        return entry
    names = ("speaker", "speaker_kind", "verb", "medium", "reported_by", "said_in", "addressee")
    return replace(entry, **{name: getattr(first, name) for name in names})


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
        parts=(quote.words.strip(),),
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
        not_alone=quote.not_alone,
        language=quote.language,
        original=quote.original_words,
        translated_by=quote.translated_by,
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
    """Citations of these rows (see `with_stories`), each the first part of its quote: one query for
    them, one for the other parts. The rows of a story must stand together."""
    held = {(row.page_id, str(row.uid)): row for row in rows}
    if not held:
        return ()
    stories = {row.page_id for row in held.values()}
    # All of them: where a part of another sentence is not wanted, the next must not join another.
    rest = for_display(Quote.objects.filter(page__in=stories, continues__isnull=False))
    found: dict[int, list[Quote]] = defaultdict(list)
    for row in (*held.values(), *(one for one in rest if (one.page_id, str(one.uid)) not in held)):
        found[row.page_id].append(row)
    return tuple(
        cite_entry(entry, held[page, entry.uid].page)
        for page, parts in found.items()
        for entry in entries(sorted(parts, key=_place))
        if (page, entry.uid) in held
    )


def _place(quote: Quote) -> tuple[int, int]:
    return quote.sort_order or 0, quote.pk


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
    return Citation(entry, story.title, place, story.published_on, story.language)
