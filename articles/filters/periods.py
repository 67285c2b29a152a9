"""Years, months and days of the archive."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from articles.filters.errors import BadFilter
from articles.filters.fields import day_in_words
from articles.filters.stories import StoryFilter


class NoSuchPeriod(BadFilter):
    """No day, month or year of the calendar."""

    def __init__(self) -> None:
        super().__init__("There is no such day.")


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month (`day` is 0) or a day; of a year `month` is 0 as well."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, year: str, month: str = "", day: str = "") -> Period:
        """From the digits of an address. Raises NoSuchPeriod."""
        period = cls(int(year), int(month or 0), int(day or 0))
        try:
            if (month and not period.month) or (day and not period.day):
                raise ValueError
            datetime.date(period.year, period.month or 1, period.day or 1)
        except ValueError as error:
            raise NoSuchPeriod from error
        return period

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def path(self) -> str:
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part))
        return f"/{'/'.join(parts)}/"

    @property
    def name(self) -> str:
        """2017, July 2017, or 13 July 2017."""
        if self.day:
            return day_in_words(self.first_day)
        return f"{calendar.month_name[self.month]} {self.year}" if self.month else f"{self.year}"

    def stories(self) -> StoryFilter:
        """The filter that asks for the stories of this time."""
        return StoryFilter(from_day=self.first_day, to_day=self.last_day)

    def around(self, day: datetime.date) -> Period:
        """The period of the same length that has `day` in it."""
        return Period(day.year, day.month if self.month else 0, day.day if self.day else 0)

    def above(self) -> tuple[Period, ...]:
        """The longer periods that this one is in, the longest first."""
        year, month = Period(self.year), Period(self.year, self.month)
        return (year, month) if self.day else (year,) if self.month else ()
