"""Every public page, for search engines: the one list of all kinds of them.

Rows are cut into parts by ranges of their keys, so that a part costs the same wherever it stands
and a new page, or one that nobody may see, moves none of the others into another part.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import DateTimeField, F, Max, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    ArticlePage,
    Author,
    Case,
    Correction,
    Organization,
    Person,
    Place,
    Quote,
    SourceDocument,
    Topic,
)
from articles.selectors.corrections.public import notice_url
from articles.selectors.lists.quote_choices import QUOTE_CHOICES
from articles.selectors.records.names import record_url
from articles.selectors.site.structured_data import whole_url
from articles.selectors.stories.quotes import quote_url
from articles.selectors.stories.story_dates import published_moment
from articles.syndication.sitemaps import NewsPlace, SitemapEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import QuerySet

    from articles.selectors.site.page_frame import PageFrame

# Keys in one part, at most. The protocol allows 50,000 addresses.
ROWS_A_FILE = 10_000
# What Google reads of the news.
NEWS, NEWS_DAYS = 1_000, 2
# Lists and other pages that are there once, by the name of their URL.
SINGLE_PAGES = (
    "stories",
    "quotes",
    *(f"quotes_by_{by}" for by in QUOTE_CHOICES),
    "search",
    "topics",
    "people",
    "organizations",
    "documents",
    "authors",
    "timeline",
    "places",
    "who_is_heard",
    "correspondence",
    "cases",
    "corrections",
    "safety",
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Pages of one kind: their rows, all of them public; the column from which `url` makes the
    address; what says when the page changed last, None where nothing does; whether the index says
    it of whole parts, for which all rows are read; into how many a part of PART is divided, where
    more than one row is looked up for each address."""

    rows: Callable[[], QuerySet[Any]]
    column: str
    url: Callable[[Any], str]
    changed: Any = None
    is_dated: bool = False
    divided: int = 1

    @property
    def size(self) -> int:
        """How many keys a part has."""
        return max(1, ROWS_A_FILE // self.divided)


def _stories() -> QuerySet[Any]:
    return ArticlePage.objects.published().order_by()


def _quotes() -> QuerySet[Any]:
    """The first part of each quote; the others lead to it."""
    return Quote.objects.published().whole()


def _records(kind: str, rows: Callable[[], QuerySet[Any]]) -> _Kind:
    return _Kind(rows, "slug", lambda slug: record_url(kind, slug), divided=4)


def _updated(story: str = "") -> Coalesce:
    return Coalesce(f"{story}updated_at", f"{story}first_published_at")


# A new kind of page with an address for each row stands here, or says `noindex`.
SITEMAP_KINDS = {
    "stories": _Kind(_stories, "address", str, _updated(), is_dated=True),
    # The address of a retracted story answers with its notice.
    "retractions": _Kind(lambda: ArticlePage.objects.retracted(), "address", str),
    "quotes": _Kind(_quotes, "uid", quote_url, _updated("page__"), divided=2),
    "corrections": _Kind(lambda: Correction.objects.public(), "pk", notice_url, F("issued_at")),
    "topics": _records("topic", lambda: Topic.objects.published()),
    "people": _records("person", lambda: Person.objects.published()),
    "organizations": _records("organization", lambda: Organization.objects.published()),
    "documents": _records("document", lambda: SourceDocument.objects.published()),
    "places": _records("place", lambda: Place.objects.published()),
    "cases": _records("case", lambda: Case.objects.published()),
    "authors": _records("author", lambda: Author.objects.published()),
}


def read_index() -> list[SitemapEntry]:
    """Every part, of stories with the last change in it: one query for stories, for each other kind
    as many as it has parts, and one more."""
    parts = [SitemapEntry(part_url("pages", 1))]
    for name, kind in SITEMAP_KINDS.items():
        numbers = _changes(kind) if kind.is_dated else _numbers(kind)
        parts += [SitemapEntry(part_url(name, number), changed) for number, changed in numbers]
    return parts


def _changes(kind: _Kind) -> list[tuple[int, datetime.datetime]]:
    """The parts that there are, and the last change in each."""
    part = (F("pk") - 1) / kind.size + 1
    of_part = kind.rows().order_by().annotate(part=part).values_list("part")
    return sorted(of_part.annotate(last=Max(kind.changed)))


def _numbers(kind: _Kind) -> Iterator[tuple[int, None]]:
    """The parts that there are. To count all rows would cost more than to look for the first one
    behind each part."""
    last = 0
    keys = kind.rows().order_by("pk").values_list("pk", flat=True)
    while (key := keys.filter(pk__gt=last * kind.size).first()) is not None:
        last = (key - 1) // kind.size + 1
        yield last, None


def read_part(name: str, number: int, page_frame: PageFrame) -> list[SitemapEntry]:
    """The pages of one part, empty where there is none; one query, for single pages none."""
    if name == "pages":
        return _single_pages(page_frame) if number == 1 else []
    kind = SITEMAP_KINDS[name]
    first = (number - 1) * kind.size
    rows = kind.rows().order_by().filter(pk__gt=first, pk__lte=first + kind.size)
    last = Value(None, output_field=DateTimeField()) if kind.changed is None else kind.changed
    found = rows.annotate(last=last).values_list("pk", kind.column, "last")
    site = whole_url("")
    paths = (
        (kind.url(value), changed) for _, value, changed in sorted(found, key=lambda row: row[0])
    )
    return [
        SitemapEntry(f"{site}{path}" if path.isascii() else whole_url(path), changed)
        for path, changed in paths
    ]


def part_url(name: str, number: int) -> str:
    return whole_url(reverse("sitemap_part", kwargs={"name": name, "number": number}))


def read_news() -> list[NewsPlace]:
    """The stories of the last two days, the newest first; one query."""
    since = timezone.now() - datetime.timedelta(days=NEWS_DAYS)
    recent = ArticlePage.objects.published().filter(
        published_on__gte=timezone.localdate(since), first_published_at__gte=since
    )
    columns = ("title", "address", "published_on", "first_published_at")
    return [
        NewsPlace(whole_url(story.address), story.title, published_moment(story), story.language)
        for story in recent.newest_first().only(*columns)[:NEWS]
    ]


def _single_pages(page_frame: PageFrame) -> list[SitemapEntry]:
    tree = (item.url for item in (*page_frame.sections, *page_frame.standard_pages))
    return [SitemapEntry(whole_url(path)) for path in ("/", *tree, *map(reverse, SINGLE_PAGES))]
