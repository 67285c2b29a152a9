"""Stories as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from articles.models import Byline
from articles.models.querysets.filtered import find_records
from articles.selectors.lists.stories import read_filtered
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import SEPARATOR, Table, grouped, timestamp, topic_names
from articles.selectors.site.structured_data import whole_url
from articles.selectors.stories.cards import summary_of

if TYPE_CHECKING:
    from articles.filters import StoryFilter
    from articles.selectors.site.page_frame import PageFrame

STORY_COLUMNS = (
    *("url", "title", "published_on", "updated_at", "section", "kicker"),
    *("summary", "authors", "topics", "language"),
)


def stories_table(wanted: StoryFilter, page_frame: PageFrame) -> Table:
    """At most four queries. Raises UnknownRecord."""
    rows, older = read_filtered(wanted, find_records(wanted), base.MAX_ROWS)
    keys = [row.pk for row in rows]
    bylines = Byline.objects.filter(page__in=keys, author__isnull=False)
    authors = grouped(bylines.order_by("sort_order", "pk"), "page", "author__name")
    topics = topic_names(keys)
    sections = [page_frame.section_of(row.path) for row in rows]
    cells = (
        (
            whole_url(row.address),
            row.title,
            row.published_on.isoformat(),
            timestamp(row.updated_at),
            section.title if section else "",
            row.kicker,
            summary_of(row),
            SEPARATOR.join(authors[row.pk]),
            SEPARATOR.join(topics[row.pk]),
            row.language or settings.LANGUAGE_CODE,
        )
        for row, section in zip(rows, sections, strict=True)
    )
    return Table(STORY_COLUMNS, tuple(cells), str(older or ""))
