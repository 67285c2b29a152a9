"""Finds dated expressions and says which day, month, year or span they mean."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from .lexicon.calendar_words import MONTHS, SEASONS, WEEKDAYS
from .resolve import resolve
from .result import DateProposal, Span

_MONTH: Final = "|".join(sorted((month.capitalize() for month in MONTHS), key=len, reverse=True))
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_WEEKDAY: Final = "|".join(day.capitalize() for day in WEEKDAYS)
# Only one of the alternatives can begin at any word, and none repeats without a bound.
PATTERN: Final = re.compile(
    r"\b(?P<since>[Ss]ince )?(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<day2>{_DAY}) (?P<month2>{_MONTH})\b\.?(?: (?P<year2>{_YEAR})\b)?"
    rf"|(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<third>(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
    rf"(?P<month>{_MONTH})\b\.?(?: (?P<day>{_DAY})\b(?!\d|,\d|:))?(?:,? (?P<monthyear>{_YEAR})\b)?"
    rf"|(?:(?P<daywhich>[Ll]ast|[Nn]ext|[Tt]his|[Oo]n) )?(?P<weekday>{_WEEKDAY})\b"
    r"|(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b"
    r"|(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?P<unit>days?|weeks?|months?|years?) ago\b"
    rf"|(?P<seasonwhich>[Ll]ast|[Nn]ext|[Tt]his) (?P<season>{'|'.join(SEASONS)})\b"
    r"|(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?"
    r"(?P<periodwhich>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious) (?P<period>weekend|week|month|year)\b"
    rf"|(?P<decade>{_YEAR[:-2]}0s)\b"
    rf"|(?P<year>{_YEAR})\b(?![,.]\d|-\d|%|/)"
    r")"
)
_CONFIDENCE: Final = {
    "iso": 0.98,
    "month_day": 0.95,
    "month": 0.9,
    "weekday": 0.93,
    "near": 0.9,
    "ago": 0.85,
    "season": 0.85,
    "period": 0.92,
    "year": 0.85,
    "decade": 0.85,
}
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|is to|are to|scheduled|expected|plans to|due|upcoming|next)\b", re.I
)
# Month names that are words or names too need a date beside them or a preposition before them.
_UNSURE: Final = ("may", "march", "august", "mar", "jan", "dec", "sun")
_BEFORE_MONTH: Final = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|from|to|of|through|between|for|and|before|after)|[,(])"
    r"\s$",
    re.I,
)
_LOOK_BACK: Final = 80


def _rule(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups["month"] or groups["month2"]:
        return "month_day" if groups["day"] or groups["day2"] else "month"
    for name, rule in (
        ("iso", "iso"),
        ("weekday", "weekday"),
        ("near", "near"),
        ("count", "ago"),
        ("season", "season"),
        ("period", "period"),
        ("decade", "decade"),
    ):
        if groups[name]:
            return rule
    return "year"


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a month without a day or a year is somebody's name or an ordinary word."""
    word = match["month"]
    if not word or match["day"] or match["monthyear"] or match["which"] or match["third"]:
        return False
    if match["since"] or word.lower() not in _UNSURE:
        return False
    return not _BEFORE_MONTH.search(text[max(0, match.start() - 12) : match.start()])


def _number_not_year(text: str, match: re.Match[str]) -> bool:
    if not match["year"]:
        return False
    before = text[max(0, match.start() - 2) : match.start()]
    return before[-1:] in ("$", "£", "€", "#", "-", "/", ".", ",") or before.endswith("No")


def find_dates(
    text: str, story_date: date | None, body: int, names: frozenset[int]
) -> list[DateProposal]:
    """The dated expressions of text[body:] that can be resolved, in order.

    `story_date` is the day of the story; `names` are the ends of people's names, which a month may
    be.
    """
    found = []
    for match in PATTERN.finditer(text, body):
        if match.end() in names or _is_name(text, match) or _number_not_year(text, match):
            continue
        dated = resolve(match, story_date, _looks_ahead(text, match.start(), body))
        if dated is None:
            continue
        start, end = match.span()
        if text[end - 1] == ".":
            end -= 1
        if match["daywhich"] and match["daywhich"].lower() == "on":
            start += 3
        rule = _rule(match)
        found.append(
            DateProposal(
                span=Span(start, end),
                confidence=_CONFIDENCE[rule],
                rule=rule,
                text=text[start:end],
                edtf=dated.edtf,
                precision=dated.precision,
            )
        )
    return found


def _looks_ahead(text: str, at: int, body: int) -> bool:
    """Whether the words of the same sentence before the expression speak of the future."""
    before = text[max(body, at - _LOOK_BACK) : at]
    cut = max(before.rfind(". "), before.rfind("\n"), before.rfind("” "))
    return bool(_AHEAD.search(before[cut + 1 :]))
