"""The archive: the stories of a year, a month, a day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.db.models.functions import ExtractMonth

from articles.filters import Period
from articles.models import ArticlePage
from articles.selectors.records.names import Name
from articles.selectors.stories.cards import StoryList, read_story_list

if TYPE_CHECKING:
    import datetime

    from articles.models.querysets.articles import ArticleQuerySet
    from articles.selectors.lists.paging import Cursor
    from articles.selectors.site.page_frame import PageFrame


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """A month of a year or a day of a month; without stories it has no address."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class ArchiveScreen:
    """A period: those around it that have stories, its parts, its stories, the newest first;
    where the same stories can be narrowed, and where they are a table."""

    title: str
    url: str
    above: tuple[Name, ...]
    earlier: Name | None
    later: Name | None
    is_year: bool
    parts: tuple[ArchivePart, ...]
    stories: StoryList
    narrow_url: str
    csv_url: str


def read_archive(
    period: Period, page_frame: PageFrame, cursor: Cursor | None
) -> ArchiveScreen | None:
    """At most five queries; None where no story is of that time.

    The counts cost as much as the period has stories: they are read along the index of dates.
    """
    published, wanted = ArticlePage.objects.published(), period.stories()
    here = published.matching(wanted)
    stories = read_story_list(here, page_frame, cursor)
    if not stories.cards and stories.is_first:
        return None
    before = published.filter(published_on__lt=period.first_day).newest_first()
    after = published.filter(published_on__gt=period.last_day).order_by("published_on", "pk")
    return ArchiveScreen(
        title=period.name,
        url=period.path,
        above=tuple(_name(each) for each in period.above()),
        earlier=_neighbour(period, before),
        later=_neighbour(period, after),
        is_year=not period.month,
        parts=_parts(period, here),
        stories=stories,
        narrow_url=wanted.address("/stories/"),
        csv_url=wanted.address("/stories/list.csv"),
    )


def _neighbour(period: Period, stories: ArticleQuerySet) -> Name | None:
    """The period of the first of `stories`."""
    day: datetime.date | None = stories.values_list("published_on", flat=True).first()
    return _name(period.around(day)) if day else None


def _name(period: Period) -> Name:
    return Name(period.name, period.path)


def _parts(period: Period, stories: ArticleQuerySet) -> tuple[ArchivePart, ...]:
    """Every month of a year; of a month the days that have stories; of a day nothing."""
    counted = stories.order_by()
    if period.day:
        return ()
    if period.month:
        days = counted.values_list("published_on").annotate(number=Count("pk"))
        return tuple(
            ArchivePart(f"{day.day}", Period(day.year, day.month, day.day).path, number)
            for day, number in sorted(days)
        )
    months = counted.annotate(month=ExtractMonth("published_on")).values_list("month")
    numbers = dict(months.annotate(number=Count("pk")))
    return tuple(
        ArchivePart(
            calendar.month_name[month],
            Period(period.year, month).path if month in numbers else "",
            numbers.get(month, 0),
        )
        for month in range(1, 13)
    )
