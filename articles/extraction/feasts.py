"""Named periods of the year that move, as spans that are only about right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from .edtf import EdtfDate

# The first day of Ramadan as most countries began it.
_RAMADAN: Final = {
    int(row[:4]): date.fromisoformat(row)
    for row in (
        "2010-08-11 2011-08-01 2012-07-20 2013-07-09 2014-06-28 2015-06-18 2016-06-06 2017-05-27"
        " 2018-05-16 2019-05-06 2020-04-24 2021-04-13 2022-04-02 2023-03-23 2024-03-11 2025-03-01"
        " 2026-02-18 2027-02-08 2028-01-28"
    ).split()
}
_LENGTH: Final = {"ramadan": 29, "nowruz": 12, "easter": 1}
FEASTS: Final = ("Ramadan", "Nowruz", "Easter")


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, kept = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * kept + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _begins(name: str, year: int) -> date | None:
    if name == "ramadan":
        return _RAMADAN.get(year)
    return date(year, 3, 20) if name == "nowruz" else _easter(year)


def feast(name: str, year: int | None, story_date: date | None, ahead: bool) -> EdtfDate | None:
    """The span of a feast: of its year, else the last one that had begun on the story's day."""
    low = name.lower()
    if year is None and story_date is None:
        return None
    which = year or (story_date.year if story_date else 0)
    begins = _begins(low, which)
    late = year is None and begins and story_date and begins > story_date and not ahead
    if late:
        begins = _begins(low, which - 1)
    if begins is None:
        return None
    ends = begins + timedelta(days=_LENGTH[low])
    return EdtfDate(f"{begins.isoformat()}~/{ends.isoformat()}~", "interval")
