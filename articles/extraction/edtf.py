"""Writes dates as Extended Date/Time Format strings (Library of Congress, 2019)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class EdtfDate(NamedTuple):
    """An EDTF string and its precision: day, month, year, interval or open."""

    edtf: str
    precision: str


def day(value: date) -> EdtfDate:
    """A day."""
    return EdtfDate(value.isoformat(), "day")


def month(year: int, number: int) -> EdtfDate:
    """A month."""
    return EdtfDate(f"{year:04d}-{number:02d}", "month")


def year(number: int) -> EdtfDate:
    """A year."""
    return EdtfDate(f"{number:04d}", "year")


def interval(start: date, end: date) -> EdtfDate:
    """A closed interval of days; one day where both are the same."""
    if start >= end:
        return day(end)
    return EdtfDate(f"{start.isoformat()}/{end.isoformat()}", "interval")


def about(dated: EdtfDate) -> EdtfDate:
    """The same, marked approximate."""
    return EdtfDate(f"{dated.edtf}~", dated.precision)


def since(dated: EdtfDate) -> EdtfDate:
    """Everything from its beginning on, with an open end."""
    return EdtfDate(f"{dated.edtf.split('/')[0]}/..", "open")


def shift_month(year_number: int, number: int, months: int) -> tuple[int, int]:
    """A month, `months` later (or earlier, negative)."""
    count = year_number * 12 + number - 1 + months
    return count // 12, count % 12 + 1


def last_day(year_number: int, number: int) -> date:
    """The last day of a month."""
    later_year, later_month = shift_month(year_number, number, 1)
    return date(later_year, later_month, 1) - timedelta(days=1)
