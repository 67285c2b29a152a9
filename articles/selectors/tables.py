"""Every list as a table, for people who count and compare.

docs/feeds.md tells readers what the columns are: change both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles import dates
from articles.enums import DocumentKind, OrganizationKind
from articles.filters import Cursor
from articles.models import (
    Author,
    Byline,
    Organization,
    Person,
    Place,
    SourceDocument,
    TaggedArticle,
    Topic,
)
from articles.querysets.filtered import find_records
from articles.selectors.cards import summary_of
from articles.selectors.corrections import read_log
from articles.selectors.names import record_url
from articles.selectors.quote_lists import read_filtered_quotes
from articles.selectors.quotes import gather
from articles.selectors.story_lists import read_filtered
from articles.selectors.structured_data import whole_url

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from articles.filters import QuoteFilter, StoryFilter
    from articles.selectors.furniture import Furniture

# Rows of one answer; a link leads to the next ones.
MOST = 1_000
# Between several values of one cell.
_AND = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text; `older` is the `before` of the next rows, "" at the end."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    older: str


STORY_COLUMNS = (
    *("url", "title", "published_on", "updated_at", "section", "kicker"),
    *("summary", "authors", "topics"),
)
QUOTE_COLUMNS = (
    *("url", "quotation", "speaker", "speaker_url", "verb", "medium", "said_on"),
    *("said_in", "reported_by", "story", "story_url", "published_on"),
)
CORRECTION_COLUMNS = ("url", "kind", "issued_at", "text", "story", "story_url")


def stories_table(wanted: StoryFilter, furniture: Furniture) -> Table:
    """At most four queries. Raises UnknownRecord."""
    rows, older = read_filtered(wanted, find_records(wanted), MOST)
    keys = [row.pk for row in rows]
    bylines = Byline.objects.filter(page__in=keys, author__isnull=False)
    authors = _grouped(bylines.order_by("sort_order", "pk"), "page", "author__name")
    tagged = TaggedArticle.objects.filter(content_object__in=keys, tag__hidden=False)
    topics = _grouped(tagged.order_by("tag__name_key", "pk"), "content_object", "tag__name")
    sections = [furniture.section_of(row.path) for row in rows]
    cells = (
        (
            whole_url(row.address),
            row.title,
            row.published_on.isoformat(),
            _moment(row.updated_at),
            section.title if section else "",
            row.kicker,
            summary_of(row),
            _AND.join(authors[row.pk]),
            _AND.join(topics[row.pk]),
        )
        for row, section in zip(rows, sections, strict=True)
    )
    return Table(STORY_COLUMNS, tuple(cells), str(older or ""))


def quotes_table(wanted: QuoteFilter) -> Table:
    """At most three queries. Raises UnknownRecord."""
    rows, older = read_filtered_quotes(wanted, find_records(wanted), MOST)
    cells = (
        (
            whole_url(quote.url),
            " … ".join(quote.parts),
            quote.speaker.name if quote.speaker else "",
            whole_url(quote.speaker.url) if quote.speaker and quote.speaker.url else "",
            quote.verb,
            quote.medium,
            quote.said_edtf,
            quote.said_in.name if quote.said_in else "",
            quote.reported_by.name if quote.reported_by else "",
            citation.title,
            whole_url(citation.story_url),
            citation.published_on.isoformat(),
        )
        for citation in gather(rows)
        for quote in (citation.quote,)
    )
    return Table(QUOTE_COLUMNS, tuple(cells), str(older or ""))


def corrections_table(before: Cursor | None) -> Table:
    """One query."""
    log = read_log(before, MOST)
    cells = (
        (
            whole_url(notice.url),
            notice.label,
            _moment(notice.issued_at),
            notice.text(),
            notice.title,
            whole_url(notice.story_url),
        )
        for notice in log.notices
    )
    return Table(CORRECTION_COLUMNS, tuple(cells), log.older)


@dataclass(frozen=True, slots=True)
class _Records:
    """Records of one kind: those that have a page, and their columns beside address and name."""

    url: str
    published: Callable[[], Any]
    columns: tuple[str, ...]
    cells: Callable[[Any], tuple[str, ...]]


RECORDS = {
    "topics": _Records(
        "topic",
        lambda: Topic.objects.published(),
        ("description",),
        lambda topic: (topic.description,),
    ),
    "people": _Records("person", lambda: Person.objects.published(), (), lambda person: ()),
    "organizations": _Records(
        "organization",
        lambda: Organization.objects.published(),
        ("kind", "abbreviation"),
        lambda one: (OrganizationKind.label_of(one.kind), one.abbreviation),
    ),
    "documents": _Records(
        "document",
        lambda: SourceDocument.objects.published(),
        ("kind", "number", "dated"),
        lambda one: (
            DocumentKind.label_of(one.kind),
            one.number,
            dates.describe(one.date_edtf) if one.date_edtf else "",
        ),
    ),
    "places": _Records(
        "place",
        lambda: Place.objects.published(),
        ("kind", "country"),
        lambda place: (place.kind, place.country),
    ),
    "authors": _Records("author", lambda: Author.objects.published(), (), lambda author: ()),
}


def records_table(kind: str, before: int | None) -> Table:
    """The records of a kind, those that were made last first; one query."""
    records = RECORDS[kind]
    wanted = records.published().order_by("-pk")
    if before is not None:
        wanted = wanted.filter(pk__lt=before)
    found = list(wanted[: MOST + 1])
    rows = found[:MOST]
    older = str(rows[-1].pk) if len(found) > MOST else ""
    cells = (
        (whole_url(record_url(records.url, one.slug)), one.name, *records.cells(one))
        for one in rows
    )
    return Table(("url", "name", *records.columns), tuple(cells), older)


def _moment(moment: datetime.datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _grouped(rows: Any, key: str, value: str) -> defaultdict[int, list[str]]:
    """Lists of `value` by `key`; one query."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for at, text in rows.values_list(key, value):
        found[at].append(text)
    return found
