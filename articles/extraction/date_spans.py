"""Resolves spans of dates: from a day to a day, a month to a month, a year to a year; quarters."""

from __future__ import annotations

from datetime import date

from .edtf import EdtfDate, interval
from .lexicon.calendar_words import MONTHS

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def resolve_span(groups: dict[str, str], story_date: date | None, ahead: bool) -> EdtfDate | None:
    """The span that the groups of a match of `dates.PATTERN` mean; None where they mean none."""
    if "ya" in groups:
        return EdtfDate(f"{groups['ya']}/{groups['yb']}", "interval")
    if "qy" in groups:
        number = int(groups["qn"]) if "qn" in groups else _QUARTERS[groups["q"]]
        return EdtfDate(f"{groups['qy']}-{32 + number}", "interval")
    if "rm" in groups:
        first, last = groups.get("ra") or groups["rb"], groups["rc"]
        return _days(groups["rm"], first, groups["rm"], last, groups.get("ry"), story_date, ahead)
    if "sb" in groups:
        month = groups.get("sm") or groups["tm"]
        first = groups.get("sa") or groups["ta"]
        later = groups.get("sn") or month
        return _days(month, first, later, groups["sb"], groups.get("sy"), story_date, ahead)
    if "un" in groups:
        return _months(groups, story_date)
    return None


def _number(month: str) -> int:
    return MONTHS[month.rstrip(".")]


def _days(
    month: str,
    first: str,
    later: str,
    last: str,
    written: str | None,
    story_date: date | None,
    ahead: bool,
) -> EdtfDate | None:
    start_month, end_month = _number(month), _number(later)
    start_day, end_day = (int(day.rstrip("stndrh")) for day in (first, last))
    year = _year(written, story_date, start_month, start_day, ahead)
    if year is None:
        return None
    start_year = year - 1 if start_month > end_month and written else year
    end_year = start_year + 1 if start_month > end_month else start_year
    start, end = date(start_year, start_month, start_day), date(end_year, end_month, end_day)
    return interval(start, end) if start < end else None


def _year(
    written: str | None, story_date: date | None, month: int, day: int, ahead: bool
) -> int | None:
    if written:
        return int(written)
    if story_date is None:
        return None
    later = (month, day) > (story_date.month, story_date.day)
    return story_date.year - 1 if later and not ahead else story_date.year


def _months(groups: dict[str, str], story_date: date | None) -> EdtfDate | None:
    first, last = _number(groups.get("um") or groups["vm"]), _number(groups["un"])
    year = _year(groups.get("uy"), story_date, last, 1, False)
    if year is None:
        return None
    start = int(groups["ux"]) if "ux" in groups else year - 1 if first > last else year
    return EdtfDate(f"{start:04d}-{first:02d}/{year:04d}-{last:02d}", "interval")
