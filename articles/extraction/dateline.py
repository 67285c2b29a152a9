"""Finds the day that a story is dated: its date line, in the usual places and forms."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from .lexicon.calendar_words import MONTHS
from .result import DateLine, Span

_HEAD: Final = 400
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_PREFIX: Final = re.compile(r"\s{0,20}(?:date[: ]{1,3})?(\d{4})-(\d{2})-(\d{2})\b\s{0,20}", re.I)
_DATE: Final = (
    rf"(?:(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})\.? (?P<y2>\d{{4}}))"
)
_DATE2: Final = (
    _DATE.replace("<m>", "<m3>")
    .replace("<d>", "<d3>")
    .replace("<y>", "<y3>")
    .replace("<d2>", "<d4>")
    .replace("<m2>", "<m4>")
    .replace("<y2>", "<y4>")
)
# A line of its own, with or without the weekday: "Monday, May 18, 2015".
_LINE: Final = re.compile(rf"^[ \t]{{0,9}}(?:\w{{6,9}}, )?{_DATE}[ \t]{{0,9}}$", re.I | re.M)
# Place, date, agency, dash: "NAIROBI, March 3, 2016 (AP) —".
_AGENCY: Final = re.compile(
    rf"^[A-Z][\w .,’'-]{{2,40}}?, {_DATE} ?(?:\([\w .]{{2,20}}\))? ?[—–-]", re.I | re.M
)


# HRW: "(Beirut, March 3, 2016) –"; the UN: "GENEVA (3 March 2016) –"; "Nairobi, 3 March 2016 –".
_BRACKETED: Final = re.compile(
    rf"^[ \t]{{0,9}}(?:\((?P<place>[^\W\d][^\d()\n]{{1,60}}), {_DATE}\)"
    rf"|(?P<before>[^\W\d][^\d()\n]{{1,60}}) \({_DATE2}\)) ?[—–-]",
    re.I | re.M,
)


# Before the dash of a date line, with the day, the state and the agency or without them.
_PLACE: Final = re.compile(
    r"\s{0,20}(?P<place>[A-Z][A-Z.’'-]{2,20}(?: [A-Z][A-Z.’'-]{1,20}){0,3})"
    r"(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)?"
    rf"(?:, {_DATE}|, (?:{_MONTH})\.? \d{{1,2}})? ?(?:\([\w .]{{2,20}}\))? ?(?:—|–|--| - )",
    re.I | re.A,
)


def dateline_place(text: str, body: int) -> Span | None:
    """Where the place stands that a story is dated from, set in capitals at its beginning."""
    bracketed = _BRACKETED.search(text[:_HEAD], body)
    if bracketed is not None:
        group = "place" if bracketed["place"] else "before"
        return Span(bracketed.start(group), _first_part(bracketed, group))
    match = _PLACE.match(text, body)
    if match is None or not match["place"].isupper():
        return None
    return Span(*match.span("place"))


def _first_part(match: re.Match[str], group: str) -> int:
    """The end of the place itself: "Beirut" of "Beirut, Lebanon"."""
    comma = match[group].find(",")
    return match.end(group) if comma < 0 else match.start(group) + comma


def read_dateline(text: str, dated_on: date | None = None) -> DateLine | None:
    """The date line of a text; `dated_on` is used, with an empty span, where there is none."""
    prefix = _PREFIX.match(text)
    if prefix:
        value = _valid(*(int(group) for group in prefix.groups()))
        if value is not None:
            return _made(value, prefix.start(1), prefix.end(3), prefix.end(), "date_prefix", 0.98)
    head = text[:_HEAD]
    for pattern, rule, confidence in (
        (_LINE, "date_alone", 0.95),
        (_AGENCY, "agency_line", 0.95),
        (_BRACKETED, "bracketed_line", 0.95),
    ):
        match = pattern.search(head)
        if match:
            value = _valid(*_parts(match))
            if value is not None:
                return _made(value, match.start(), match.end(), 0, rule, confidence)
    return _made(dated_on, 0, 0, 0, "given", 1.0) if dated_on else None


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    groups = {name[0]: value for name, value in match.groupdict().items() if value}
    return int(groups["y"]), MONTHS[groups["m"].lower().rstrip(".")], int(groups["d"])


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _made(value: date, start: int, end: int, body: int, rule: str, confidence: float) -> DateLine:
    return DateLine(
        span=Span(start, end),
        confidence=confidence,
        rule=rule,
        edtf=value.isoformat(),
        prefix=Span(0, body),
    )
