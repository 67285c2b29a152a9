"""Resolves one dated expression against the day of the story.

News is written in the past: "June 27" and "in May" are the last ones before the story, a weekday
is the last one up to and with the story's own day, unless the sentence looks ahead.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from .date_spans import resolve_span
from .edtf import EdtfDate, about, day, interval, last_day, month, shift_month, since, year
from .feasts import feast
from .lexicon.calendar_words import MONTHS, NUMBERS, SEASONS, WEEKDAYS

_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def resolve(match: re.Match[str], story_date: date | None, ahead: bool) -> EdtfDate | None:
    """The date that a match of `dates.PATTERN` means; None where it cannot be known.

    `story_date` is the day of the story; `ahead` says that the sentence looks into the future.
    """
    groups = {name: value.lower() for name, value in match.groupdict().items() if value}
    try:
        dated = resolve_span(groups, story_date, ahead) or _resolve(groups, story_date, ahead)
    except (ValueError, OverflowError):
        return None
    return since(dated) if dated and groups.get("since") else dated


def _resolve(groups: dict[str, str], story_date: date | None, ahead: bool) -> EdtfDate | None:
    if "iso" in groups:
        return day(date.fromisoformat(groups["iso"]))
    if "numeric" in groups:
        return day(_numeric(groups["numeric"]))
    if "attacks" in groups:
        return day(date(2001, 9, 11))
    if "feast" in groups:
        written = int(groups["feastyear"]) if "feastyear" in groups else None
        return feast(groups["feast"], written, story_date, ahead)
    if "month" in groups or "month2" in groups:
        return _with_month(groups, story_date, ahead)
    if "year" in groups:
        return year(int(groups["year"]))
    if "decade" in groups:
        first = int(groups["decade"][:4])
        return interval(date(first, 1, 1), date(first + 9, 12, 31))
    if story_date is None:
        return None
    return _relative(groups, story_date, ahead)


def _numeric(written: str) -> date:
    """12/03/2026 with the day first, as nearly all countries write it; 03/25/2026 cannot be."""
    first, second, which = (int(part) for part in re.split("[/.]", written))
    return date(which, first, second) if second > 12 else date(which, second, first)


def _with_month(groups: dict[str, str], story_date: date | None, ahead: bool) -> EdtfDate | None:
    number = MONTHS[(groups.get("month") or groups["month2"]).rstrip(".")]
    the_day = int((groups.get("day") or groups.get("day2") or "0").rstrip("stndrh"))
    written = groups.get("monthyear") or groups.get("year2")
    if written:
        which = int(written)
    elif story_date is None:
        return None
    elif the_day:
        return day(_nearest_day(story_date, number, the_day, ahead))
    else:
        which = _nearest_year(story_date, number, groups.get("which", ""), ahead)
    if the_day:
        return day(date(which, number, the_day))
    third = groups.get("third", "").rstrip("- ")
    if third:
        first, last = _THIRDS[third]
        end = min(last, last_day(which, number).day)
        return interval(date(which, number, first), date(which, number, end))
    return month(which, number)


def _nearest_day(story_date: date, number: int, the_day: int, ahead: bool) -> date:
    value = date(story_date.year, number, the_day)
    if ahead and value < story_date:
        return date(story_date.year + 1, number, the_day)
    if not ahead and value > story_date:
        return date(story_date.year - 1, number, the_day)
    return value


def _nearest_year(story_date: date, number: int, which: str, ahead: bool) -> int:
    if ahead or which == "next":
        return story_date.year if number >= story_date.month else story_date.year + 1
    if which == "last":
        return story_date.year if number < story_date.month else story_date.year - 1
    return story_date.year if number <= story_date.month else story_date.year - 1


def _relative(groups: dict[str, str], story_date: date, ahead: bool) -> EdtfDate | None:
    if "weekday" in groups:
        return day(
            _weekday(story_date, WEEKDAYS[groups["weekday"]], groups.get("daywhich", ""), ahead)
        )
    if "near" in groups:
        offset = {"yesterday": -1, "tomorrow": 1}.get(groups["near"], 0)
        return day(story_date + timedelta(days=offset))
    if "count" in groups:
        return _ago(groups["count"], groups["unit"].rstrip("s"), story_date)
    if "season" in groups:
        return _season(SEASONS[groups["season"]], groups["seasonwhich"], story_date)
    if "period" in groups:
        return _period(groups["period"], groups["periodwhich"], groups.get("part", ""), story_date)
    return None


def _weekday(story_date: date, number: int, which: str, ahead: bool) -> date:
    back = (story_date.weekday() - number) % 7
    if which == "last":
        return story_date - timedelta(days=back or 7)
    if which == "next" or (ahead and back):
        return story_date + timedelta(days=7 - back)
    return story_date - timedelta(days=back)


def _ago(count: str, unit: str, story_date: date) -> EdtfDate | None:
    number = int(count) if count.isdigit() else NUMBERS.get(count, 0)
    if not number:
        return None
    if unit == "day":
        return day(story_date - timedelta(days=number))
    if unit == "week":
        return about(day(story_date - timedelta(weeks=number)))
    if unit == "month":
        return about(month(*shift_month(story_date.year, story_date.month, -number)))
    return about(year(story_date.year - number))


def _season(code: int, which: str, story_date: date) -> EdtfDate:
    # A season that has not begun yet belongs to the year before, unless it is "next" or "this".
    starts = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    the_year = story_date.year
    if which == "last" and starts + (2 if code != 24 else 0) >= story_date.month:
        the_year -= 1
    if which == "next" and starts <= story_date.month:
        the_year += 1
    return EdtfDate(f"{the_year:04d}-{code}", "interval")


def _period(unit: str, which: str, part: str, story_date: date) -> EdtfDate:
    step = {"last": -1, "next": 1, "previous": -1}.get(which, 0)
    if unit == "week":
        monday = story_date - timedelta(days=story_date.weekday()) + timedelta(weeks=step)
        end = monday + timedelta(days=6)
        return interval(monday, _until(story_date, end, part, step))
    if unit == "weekend":
        saturday = story_date - timedelta(days=(story_date.weekday() - 5) % 7)
        if which == "next":
            saturday += timedelta(weeks=1)
        elif which == "last" and story_date.weekday() > 4:
            saturday -= timedelta(weeks=1)
        return interval(saturday, saturday + timedelta(days=1))
    if unit == "month":
        the_year, number = shift_month(story_date.year, story_date.month, step)
        if part and not step:
            return interval(date(the_year, number, 1), _until(story_date, story_date, part, step))
        return month(the_year, number)
    if part and not step:
        return interval(date(story_date.year, 1, 1), _until(story_date, story_date, part, step))
    return year(story_date.year + step)


def _until(story_date: date, end: date, part: str, step: int) -> date:
    """This week ends, as far as a story can say, on its own day; "earlier" the day before."""
    if step:
        return end
    return story_date - timedelta(days=1) if part in ("earlier", "early") else story_date
