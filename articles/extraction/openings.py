"""What stands at the head of a text that somebody pastes: headline, byline, date line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from .lexicon.calendar_words import MONTHS

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE: Final = (
    rf"(?:(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)? (?P<m2>{_MONTH})\.?(?:,? (?P<y2>\d{{4}}))?"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DASH: Final = r" ?(?:\([\w .]{2,20}\))? ?(?:—|–|--| - ) ?"
_PREFIX: Final = re.compile(rf"(?:date[: ]{{1,3}}){_DATE}[.:,–—-]?(?:\s+|$)", re.I)
_LINE: Final = re.compile(rf"(?:date[: ]{{1,3}}|published(?: on)?:? )?{_WEEKDAY}{_DATE}\.?$", re.I)
_CAPITALS: Final = r"[^\W\d_a-z][^\W\d_a-z.’'-]{1,20}(?: [^\W\d_a-z][^\W\d_a-z.’'-]{1,20}){0,3}"
_DATELINE: Final = re.compile(
    rf"(?P<place>{_CAPITALS})(?:, [A-Z][\w.]{{1,20}}(?: [A-Z][\w.]{{1,20}})?)?"
    rf"(?:, {_WEEKDAY}(?i:{_DATE}))?{_DASH}"
)
# In small letters only with its day: "Smith – the minister" is no date line.
_SMALL_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3})"
    rf"(?:, [A-Z][\w.]{{1,20}})?, {_WEEKDAY}(?i:{_DATE}){_DASH}"
)
_BYLINE: Final = re.compile(r"(?:by|text|words)\b:?\s+(?P<names>[^\d.;:!?“”\"]{3,100})$", re.I)
_AND: Final = re.compile(r"\s*(?:,? and |,? & |, )\s*")
_MOST_NAMES, _LONGEST_HEADLINE, _LONG = 4, 160, 100
_LOOKED_AT: Final = 5


@dataclass(frozen=True, slots=True)
class Opening:
    """What was found, "" or None where nothing was. `cuts` are the words to take out of the text,
    in their order: whole lines, and of the last perhaps its beginning alone."""

    headline: str = ""
    bylines: tuple[str, ...] = ()
    place: str = ""
    day: date | None = None
    cuts: dict[str, str] = field(default_factory=dict)


def read_opening(lines: Sequence[str], *, has_heading: bool, today: date) -> Opening:
    """The head of a text whose first paragraphs are `lines`; `has_heading`: the first is set as a
    heading. A day without its year is the last one before `today`."""
    lines = list(lines[:_LOOKED_AT])
    cuts: dict[str, str] = {}
    headline = ""
    if lines and _is_headline(lines, has_heading):
        headline = cuts["headline"] = lines.pop(0)
    bylines: tuple[str, ...] = ()
    day: date | None = None
    while lines:
        names, dated = _names(lines[0]), _date_alone(lines[0], today)
        if names and not bylines:
            bylines, cuts["byline"] = names, lines.pop(0)
        elif dated and not day:
            day, cuts["date"] = dated, lines.pop(0)
        else:
            break
    place, line_day, cut = _dateline(lines[0] if lines else "", today)
    if cut:
        cuts["dateline"] = cut
    return Opening(headline, bylines, place, day or line_day, cuts)


def _is_headline(lines: list[str], has_heading: bool) -> bool:
    first = lines[0]
    if "\n" in first or len(first) > _LONGEST_HEADLINE or len(lines) < 2:
        return False
    if _names(first) or _LINE.match(first) or _PREFIX.match(first):
        return False
    if has_heading:
        return True
    if first.endswith((".", ",", ":", ";", "”", '"', "…", "–")) or len(first.split()) < 2:
        return False
    after = lines[1]
    leads = bool(_names(after) or _LINE.match(after) or _dateline_match(after))
    return leads or (len(after) > _LONG and len(after) > 2 * len(first))


def _names(line: str) -> tuple[str, ...]:
    match = _BYLINE.match(line)
    names = tuple(_AND.split(match["names"].strip())) if match else ()
    fits = len(names) <= _MOST_NAMES and all(
        name[:1].isupper() and len(name.split()) <= 5 for name in names
    )
    return names if fits else ()


def _date_alone(line: str, today: date) -> date | None:
    match = _LINE.match(line)
    return _day(match, today) if match else None


def _dateline_match(line: str) -> re.Match[str] | None:
    return _DATELINE.match(line) or _SMALL_DATELINE.match(line)


def _dateline(line: str, today: date) -> tuple[str, date | None, str]:
    """The place, the day, and the words to cut."""
    prefix = _PREFIX.match(line)
    if prefix:
        return "", _day(prefix, today), prefix[0] if _day(prefix, today) else ""
    match = _dateline_match(line)
    if match is None or match.end() >= len(line):
        return "", None, ""
    place = match["place"]
    return place.title() if place.isupper() else place, _day(match, today), match[0]


def _day(match: re.Match[str], today: date) -> date | None:
    found = match.groupdict()
    month = found["m"] or found["m2"]
    number = MONTHS[month.lower().rstrip(".")] if month else int(found["m3"] or 0)
    day = int(found["d"] or found["d2"] or found["d3"] or 0)
    year = found["y"] or found["y2"] or found["y3"]
    for one in (int(year),) if year else (today.year, today.year - 1):
        try:
            value = date(one, number, day)
        except ValueError:
            continue
        if year or value <= today:
            return value
    return None
