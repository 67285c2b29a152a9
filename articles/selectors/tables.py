"""Every list as a table, for people who count and compare.

docs/feeds.md tells readers what the columns are: change both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.models import ArticlePage, Byline, TaggedArticle
from articles.querysets.filtered import find_records
from articles.selectors.cards import summary_of
from articles.selectors.corrections import read_issued
from articles.selectors.quote_lists import read_filtered_quotes
from articles.selectors.quotes import gather
from articles.selectors.story_lists import read_filtered
from articles.selectors.structured_data import whole_url
from articles.selectors.voices import read_voices

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection

    from django.db.models import QuerySet

    from articles.filters import CorrectionFilter, QuoteFilter, StoryFilter
    from articles.selectors.furniture import Furniture

# Rows of one answer; a link leads to the next ones.
MOST = 1_000
# Between several values of one cell.
AND = "; "


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
    *("speaker_kind", "party", "country", "addressee", "said_in_url", "topics"),
)
CORRECTION_COLUMNS = ("url", "kind", "issued_at", "text", "story", "story_url")


def stories_table(wanted: StoryFilter, furniture: Furniture) -> Table:
    """At most four queries. Raises UnknownRecord."""
    rows, older = read_filtered(wanted, find_records(wanted), MOST)
    keys = [row.pk for row in rows]
    bylines = Byline.objects.filter(page__in=keys, author__isnull=False)
    authors = _grouped(bylines.order_by("sort_order", "pk"), "page", "author__name")
    topics = _topics_of(keys)
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
            AND.join(authors[row.pk]),
            AND.join(topics[row.pk]),
        )
        for row, section in zip(rows, sections, strict=True)
    )
    return Table(STORY_COLUMNS, tuple(cells), str(older or ""))


def quotes_table(wanted: QuoteFilter) -> Table:
    """At most six queries. Raises UnknownRecord."""
    rows, older = read_filtered_quotes(wanted, find_records(wanted), MOST)
    topics, voices = _topics_of({row.page_id for row in rows}), read_voices(rows)
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
            quote.speaker_kind,
            *voices[row.pk],
            whole_url(quote.said_in.url) if quote.said_in else "",
            AND.join(topics[row.page_id]),
        )
        # Each row is the first part of one citation.
        for row, citation in zip(rows, gather(rows), strict=True)
        for quote in (citation.quote,)
    )
    return Table(QUOTE_COLUMNS, tuple(cells), str(older or ""))


def corrections_table(wanted: CorrectionFilter) -> Table:
    """One query."""
    notices, older = read_issued(wanted, MOST)
    cells = (
        (
            whole_url(notice.url),
            notice.label,
            _moment(notice.issued_at),
            notice.text(),
            notice.title,
            whole_url(notice.story_url),
        )
        for notice in notices
    )
    return Table(CORRECTION_COLUMNS, tuple(cells), str(older or ""))


def published_keys() -> QuerySet[Any, Any]:
    """The keys of all published stories, for a condition."""
    return ArticlePage.objects.published().order_by().values("pk")


def _topics_of(stories: Collection[int]) -> defaultdict[int, list[str]]:
    """The names of their topics, by the story's key; one query."""
    tagged = TaggedArticle.objects.filter(content_object__in=stories, tag__hidden=False)
    return _grouped(tagged.order_by("tag__name_key", "pk"), "content_object", "tag__name")


def _moment(moment: datetime.datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _grouped(rows: Any, key: str, value: str) -> defaultdict[int, list[str]]:
    """Lists of `value` by `key`; one query."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for at, text in rows.values_list(key, value):
        found[at].append(text)
    return found
