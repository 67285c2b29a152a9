"""Finds dated expressions in a language that has a pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from ..edtf import EdtfDate, day, month, year
from ..result import DateLine, DateProposal, Span
from .packs import LanguagePack, folded, pack

_SIGNS: Final = r"[\u064b-\u065f\u0670\u0640]*"
_YEAR: Final = r"(?:1[5-9]|20|١[٥-٩]|٢٠)[\d]{2}"
_SURE: Final = 0.85
_HEAD: Final = 300
_LOOK_BACK: Final = 60
_NEAR: Final = (("today", 0), ("yesterday", -1), ("tomorrow", 1), ("day_before_yesterday", -2))


@dataclass(frozen=True)
class Calendar:
    """A pack's words for dates, ready to be looked for."""

    pattern: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    near: dict[str, int]
    since: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    ahead: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    """The words as a pattern, the longest first, Arabic signs left out or not."""
    written = sorted(set(words), key=len, reverse=True)
    return "|".join(
        _SIGNS.join(map(re.escape, word.replace("_", " "))) + _SIGNS for word in written
    )


def _numbered(rows: list[str], first: int) -> dict[str, int]:
    return {
        folded(word).replace("_", " "): n
        for n, row in enumerate(rows, first)
        for word in row.split()
    }


@cache
def calendar_of(code: str) -> Calendar | None:
    """The calendar of a language that has a pack."""
    made = pack(code)
    if made is None:
        return None
    words = made.dates
    months = _alternatives(" ".join(words["months"]).split())
    days = _alternatives(" ".join(words["weekdays"]).split())
    near = {folded(word): offset for kind, offset in _NEAR for word in words[kind].split()}
    joints = "|".join(words["joints"].split())
    joint = rf"(?:\s(?:{joints}))?" if joints else ""
    after = rf"(?:\s(?:{'|'.join(words['year_words'].split())})\b)" if words["year_words"] else ""
    before = "|".join(words["before_year"].split())
    which = _alternatives([*words["last"].split(), *words["next"].split()])
    first = "".join(rf"|{re.escape(one)}" for one in words["first"].split())
    since = "|".join(words["since"].split())
    ends = "|".join([*words["to"].split(), *words["and"].split()])
    month = rf"(?:{months})(?:\s?/\s?(?:{months}))?"
    lone = rf"(?P<year>{_YEAR}){after}" if after else rf"(?:(?:{before})\s)(?P<year>{_YEAR})"
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<since>{since})\s(?:el\s|le\s|la\s)?)?(?:"
        rf"(?P<iso>\d{{4}}-\d\d-\d\d)"
        rf"|(?:(?P<from>{month})\s(?:(?:{ends})\s?))(?P<to>{month}){joint}\s(?P<rangeyear>{_YEAR})(?:{after})?"
        rf"|(?P<day>\d{{1,2}}{first}){joint}\s(?P<month>{month})\b(?:(?:{joint}|,)\s(?P<yearof>{_YEAR})(?:{after})?)?"
        rf"|(?P<alone>{month})\b(?:{joint}\s(?P<aloneyear>{_YEAR})(?:{after})?)?(?:\s(?P<alonewhich>{which}))?"
        rf"|(?:(?P<before>{which})\s)?(?P<weekday>{days})\b(?:\s(?P<behind>{which}))?(?!\s\d)"
        rf"|(?P<near>{_alternatives(list(near))})\b"
        rf"|{lone}"
        r")(?!\w)",
        re.I,
    )
    return Calendar(
        pattern=pattern,
        months=_numbered(words["months"], 1),
        weekdays=_numbered(words["weekdays"], 0),
        near=near,
        since=frozenset(words["since"].split()),
        last=frozenset(map(folded, words["last"].split())),
        next=frozenset(map(folded, words["next"].split())),
        ahead=re.compile(rf"(?<!\w)(?:{'|'.join(words['ahead'].split())})(?!\w)", re.I),
    )  # fmt: skip


def read_dates(
    text: str, dated_on: date | None, made: LanguagePack
) -> tuple[DateLine | None, list[DateProposal]]:
    """The date line, and the dated expressions that can be resolved, in order."""
    calendar = calendar_of(made.code)
    if calendar is None:
        return None, []
    line = _line(text, calendar)
    story = dated_on or (date.fromisoformat(line.edtf) if line else None)
    if line is None and dated_on is not None:
        line = DateLine(
            span=Span(0, 0), confidence=1.0, rule="given", edtf=dated_on.isoformat(),
            prefix=Span(0, 0),
        )  # fmt: skip
    found = []
    for match in calendar.pattern.finditer(text):
        if _in_a_name(match):
            continue
        dated = _resolved(text, match, story, calendar, made)
        if dated is None:
            continue
        start, end = _span(text, match, calendar)
        found.append(
            DateProposal(
                span=Span(start, end),
                confidence=_SURE,
                rule=f"date_{made.code}",
                text=text[start:end],
                edtf=dated.edtf,
                precision=dated.precision,
            )
        )
    return line, found


def _in_a_name(match: re.Match[str]) -> bool:
    """Whether a day and a month are part of a name: "la Plaza 2 de Mayo"."""
    written = match["month"] or ""
    return bool(written) and not match["yearof"] and written.istitle() and not match["since"]


def _span(text: str, match: re.Match[str], calendar: Calendar) -> tuple[int, int]:
    start, end = match.span()
    if match["year"]:
        start = match.start("year") if not match["since"] else start
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _line(text: str, calendar: Calendar) -> DateLine | None:
    """The day in a date line: a full date in the first line of the text, before a dash."""
    head = text[:_HEAD].split("\n")[0]
    for match in calendar.pattern.finditer(head):
        if (
            match["day"]
            and match["yearof"]
            and head[match.end() : match.end() + 30].lstrip(" )(")[:1] in "-–—"
        ):
            dated = _with_month(match, None, calendar, False)
            if dated is not None:
                return DateLine(
                    span=Span(*match.span()), confidence=_SURE, rule="date_line", edtf=dated.edtf,
                    prefix=Span(0, 0),
                )  # fmt: skip
    return None


def _resolved(
    text: str, match: re.Match[str], story: date | None, calendar: Calendar, made: LanguagePack
) -> EdtfDate | None:
    groups = {name for name, value in match.groupdict().items() if value}
    ahead = _looks_ahead(text, match, calendar)
    try:
        dated = _dated(match, groups, story, calendar, ahead)
    except (ValueError, OverflowError):
        return None
    if dated is None:
        return None
    if match["since"] and "/" not in dated.edtf and _since_is_meant(match, groups, made):
        return EdtfDate(f"{dated.edtf}/..", "open")
    return dated


def _since_is_meant(match: re.Match[str], groups: set[str], made: LanguagePack) -> bool:
    """Russian с, Ukrainian з: "from" only before a month or a day."""
    return made.script != "Cyrillic" or bool({"month", "alone"} & groups)


def _looks_ahead(text: str, match: re.Match[str], calendar: Calendar) -> bool:
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    cut = max(before.rfind(". "), before.rfind("\n"), before.rfind("; "))
    return bool(calendar.ahead.search(before[cut + 1 :]))


def _dated(
    match: re.Match[str], groups: set[str], story: date | None, calendar: Calendar, ahead: bool
) -> EdtfDate | None:
    if "iso" in groups:
        return day(date.fromisoformat(match["iso"]))
    if "rangeyear" in groups:
        first, last = (calendar.months[_month(match[name])] for name in ("from", "to"))
        which = int(match["rangeyear"])
        return EdtfDate(f"{which:04d}-{first:02d}/{which:04d}-{last:02d}", "interval")
    if "month" in groups or "alone" in groups:
        return _with_month(match, story, calendar, ahead)
    if "year" in groups:
        return year(int(match["year"]))
    if story is None:
        return None
    if "weekday" in groups:
        return day(_weekday(match, story, calendar, ahead))
    return day(story + timedelta(days=calendar.near[folded(match["near"])]))


def _month(written: str) -> str:
    return folded(re.split(r"\s?/\s?", written)[0])


def _with_month(
    match: re.Match[str], story: date | None, calendar: Calendar, ahead: bool
) -> EdtfDate | None:
    number = calendar.months[_month(match["month"] or match["alone"])]
    the_day = int(re.match(r"\d+", match["day"])[0]) if _starts_with_digit(match["day"]) else 0  # type: ignore[index]
    the_day = the_day or (1 if match["day"] else 0)
    written = match["yearof"] or match["aloneyear"]
    if written:
        which = int(written)
    elif story is None:
        return None
    else:
        which = _nearest(story, number, the_day, ahead, match["alonewhich"], calendar)
    return day(date(which, number, the_day)) if the_day else month(which, number)


def _starts_with_digit(written: str | None) -> bool:
    return bool(written) and str(written)[0].isdigit()


def _nearest(
    story: date, number: int, the_day: int, ahead: bool, which: str | None, calendar: Calendar
) -> int:
    later = (number, the_day) > (story.month, story.day if the_day else 0)
    later = later and not (not the_day and number == story.month)
    if ahead or (which and folded(which) in calendar.next):
        earlier = (number, the_day) < (story.month, story.day if the_day else 0)
        return story.year + 1 if earlier and not later else story.year
    return story.year - 1 if later else story.year


def _weekday(match: re.Match[str], story: date, calendar: Calendar, ahead: bool) -> date:
    number = calendar.weekdays[folded(match["weekday"])]
    back = (story.weekday() - number) % 7
    which = folded(match["before"] or match["behind"] or "")
    if which in calendar.next or (ahead and which not in calendar.last and back):
        return story + timedelta(days=7 - back)
    if which in calendar.last:
        return story - timedelta(days=back or 7)
    return story - timedelta(days=back)
