"""Dates that may be imprecise: EDTF (Library of Congress, Extended Date/Time Format, 2019).

Read are level 0 without times and, of level 1, seasons, "?", "~", "%" and intervals with an open
end: "2017-06-27", "2017-05", "2016", "2017-21" (spring), "2017-03~", "2017-07-01/2017-07-12",
"2017-03-01/..". docs/decisions/edtf.md says why no library reads them.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_HELP = (
    "Write a day as 2017-06-27, a month as 2017-06, a year as 2017, a span as 2017-06-01/2017-07."
)
_OPEN = ".."


class InvalidDate(ValueError):
    """A date that cannot be read or does not exist; the message is for the person who wrote it."""


class Precision(StrEnum):
    """How exact a date is. A season is an interval; unknown is no date at all."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class FuzzyDate:
    """A date of any precision. The bounds are inclusive, and None where there is none.

    "About" and "uncertain" do not move the bounds: they are for sorting and comparing.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision


@dataclass(frozen=True)
class _Part:
    """A date without interval; `month` may be a season (21 to 24), 0 is none."""

    year: int
    month: int
    day: int
    qualifier: str

    def earliest(self) -> date:
        if self.month in _SEASONS:
            return date(self.year, (self.month - 20) * 3, 1)
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        year, month = self.year, self.month or 12
        if month in _SEASONS:
            year, month = _season_end(year, month)
        return date(year, month, self.day or monthrange(year, month)[1])

    def precision(self) -> Precision:
        if self.month in _SEASONS:
            return Precision.INTERVAL
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR


def _season_end(year: int, season: int) -> tuple[int, int]:
    """A season's last month, northern, by whole months; a winter begins in the year it is of."""
    return (year + 1, 2) if season == 24 else (year, (season - 20) * 3 + 2)


def parse(edtf: str) -> FuzzyDate:
    """Read a date. Raises InvalidDate, in the user's words, for anything that is not one.

    "" is the unknown date.
    """
    text = edtf.strip()
    if not text:
        return FuzzyDate("", None, None, Precision.UNKNOWN)
    start, end = _read(text)
    if start is end and start is not None:
        return FuzzyDate(text, start.earliest(), start.latest(), start.precision())
    earliest = start.earliest() if start else None
    latest = end.latest() if end else None
    precision = Precision.INTERVAL if earliest and latest else Precision.OPEN
    return FuzzyDate(text, earliest, latest, precision)


@dataclass(frozen=True)
class DateWords:
    """How a language writes dates. `months` has twelve names as they stand alone, `dated_months`
    as they stand behind a day, `seasons` the four from spring on; the others are patterns with the
    names in braces that the English ones have."""

    months: Sequence[str]
    dated_months: Sequence[str]
    seasons: Sequence[str]
    day: str = "{day} {month} {year}"
    day_of_year: str = "{day} {month}"
    month: str = "{month} {year}"
    about: str = "about {date}"
    uncertain: str = "{date} (uncertain)"
    since: str = "since {date}"
    until: str = "until {date}"


# Not strftime: it speaks the server's language, and pads the year differently per system.
ENGLISH = DateWords(tuple(month_name[1:]), tuple(month_name[1:]), tuple(_SEASONS.values()))


def describe(edtf: str, words: DateWords = ENGLISH) -> str:
    """The date as prose, "" for none: "27 June 2017", "1–12 July 2017", "since May 2017". What is
    not known is not said: a month is printed as a month, never as its first day.

    Raises InvalidDate like `parse`.
    """
    text = edtf.strip()
    if not text:
        return ""
    start, end = _read(text)
    if start is None:
        return words.until.format(date=_words(end, words))
    if end is None:
        return words.since.format(date=_words(start, words))
    return _words(start, words) if start is end else _span(start, end, words)


def exact_sides(edtf: str) -> tuple[str, str]:
    """The beginning and the end as ISO 8601 has them, each as exact as it is known: "2017-06-27",
    "2017-06", "2017"; the same twice for what is no span. "" for what ISO 8601 cannot say: open,
    about, uncertain, unknown, a season. Raises InvalidDate like `parse`."""
    text = edtf.strip()
    if not text:
        return "", ""
    start, end = (_iso(part) for part in _read(text))
    return start, end


def _iso(part: _Part | None) -> str:
    if part is None or part.qualifier or part.month in _SEASONS:
        return ""
    numbers = (f"{part.year:04d}", *(f"{number:02d}" for number in (part.month, part.day)))
    return "-".join(number for number in numbers if number != "00")


def _read(text: str) -> tuple[_Part | None, _Part | None]:
    """Both ends of the date, None for an open one; one object twice where it is no interval."""
    sides = [side.strip() for side in text.split("/")]
    if len(sides) == 1:
        part = _part(text, text)
        return part, part
    if len(sides) != 2:
        raise InvalidDate(f"“{text}” has more than two dates. {_HELP}")
    start, end = (None if side == _OPEN else _part(side, text) for side in sides)
    if start is None and end is None:
        raise InvalidDate("A span cannot be open on both sides: give at least one date.")
    if start and end and start.earliest() > end.latest():
        raise InvalidDate(f"“{text}” ends before it begins.")
    return start, end


def _part(side: str, text: str) -> _Part:
    found = _PART.fullmatch(side)
    if not side:
        raise InvalidDate(f"“{text}” lacks one of its dates: write “..” for an open end.")
    if not found:
        raise InvalidDate(f"“{text}” is not a date that can be read. {_HELP}")
    year, month, day = (int(group or 0) for group in found.group(1, 2, 3))
    _check(year, month, day, has_month=bool(found[2]), has_day=bool(found[3]))
    return _Part(year, month, day, found[4])


def _check(year: int, month: int, day: int, *, has_month: bool, has_day: bool) -> None:
    if not 1 <= year < date.max.year:  # its winter would end in no year that there is
        raise InvalidDate("There is no such year: write four digits from 0001 to 9998.")
    if not has_month:
        return
    if month in _SEASONS:
        if has_day:
            raise InvalidDate("A season has no day: write 2017-21 for spring 2017.")
    elif not 1 <= month <= 12:
        raise InvalidDate(
            f"There is no month {month}: months are 01 to 12, and 21 to 24 are spring, summer, "
            "autumn and winter."
        )
    elif has_day and not 1 <= day <= monthrange(year, month)[1]:
        raise InvalidDate(f"{day} {month_name[month]} {year} does not exist.")


def _words(part: _Part | None, words: DateWords) -> str:
    """A date as prose; "about" for "~", "(uncertain)" for "?", both for "%"."""
    if part is None:
        return ""
    said = _plain(part, words)
    if part.qualifier in ("~", "%"):
        said = words.about.format(date=said)
    return words.uncertain.format(date=said) if part.qualifier in ("?", "%") else said


def _plain(part: _Part, words: DateWords) -> str:
    if not part.month:
        return str(part.year)
    pattern = words.day if part.day else words.month
    return pattern.format(day=part.day, month=_month(part, words), year=part.year)


def _month(part: _Part, words: DateWords) -> str:
    if part.month in _SEASONS:
        return str(words.seasons[part.month - 21])
    return str((words.dated_months if part.day else words.months)[part.month - 1])


def _span(start: _Part, end: _Part, words: DateWords) -> str:
    """An interval without saying a shared month or year twice."""
    whole = _words(start, words), _words(end, words)
    if start == end:
        return whole[0]
    alike = start.precision() == end.precision() and not (start.qualifier or end.qualifier)
    # Only where the day comes first can what both share be left to the end.
    if not alike or start.year != end.year or not words.day.startswith("{day}"):
        return _join(*whole)
    if start.month == end.month:
        return _join(str(start.day), whole[1])
    return _join(_within_year(start, words), whole[1])


def _within_year(part: _Part, words: DateWords) -> str:
    month = _month(part, words)
    return words.day_of_year.format(day=part.day, month=month) if part.day else month


def _join(left: str, right: str) -> str:
    """With a closed-up dash where one word begins it: "1–12 July 2017", "March–May 2017"."""
    return f"{left}–{right}" if " " not in left else f"{left} – {right}"
