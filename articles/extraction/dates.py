"""Finds dated expressions and says which day, month, year or span they mean."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from .feasts import FEASTS
from .lexicon.calendar_words import MONTHS, SEASONS, WEEKDAYS
from .resolve import resolve
from .result import DateProposal, Span

_MONTH: Final = "|".join(sorted((month.capitalize() for month in MONTHS), key=len, reverse=True))
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_WEEKDAY: Final = "|".join(day.capitalize() for day in WEEKDAYS)
_TO: Final = r"(?: ?[-–—] ?| to | through | until | till )"
_AND: Final = r"(?: ?[-–—] ?| to | through | until | till | and )"
_LEADING: Final = r"(?:[Ff]rom|[Bb]etween) "
# Only one of the alternatives can begin at any word, and none repeats without a bound.
PATTERN: Final = re.compile(
    r"\b(?P<since>[Ss]ince )?(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<numeric>\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d)\b"
    r"|(?P<attacks>(?:Sept\.?|September) 11(?=,? (?:2001|attack|terror))(?:, 2001)?|9/11)\b"
    # 3 to 5 May 2026; between 3 and 5 May; May 3-5, 2026; between May 3 and 5; May to July 2026.
    rf"|(?:{_LEADING}(?P<ra>{_DAY}){_AND}|(?P<rb>{_DAY}){_TO})(?P<rc>{_DAY})(?: of)? "
    rf"(?P<rm>{_MONTH})\b\.?"
    rf"(?:,? (?P<ry>{_YEAR})\b)?"
    rf"|(?:{_LEADING}(?P<sm>{_MONTH})\.? (?P<sa>{_DAY}){_AND}|(?P<tm>{_MONTH})\.? "
    rf"(?P<ta>{_DAY}){_TO})"
    rf"(?:(?P<sn>{_MONTH})\.? )?(?P<sb>{_DAY})\b(?!\d|,\d|:)(?:,? (?P<sy>{_YEAR})\b)?"
    rf"|(?:{_LEADING}(?P<um>{_MONTH})\.?(?: (?P<ux>{_YEAR}))?{_AND}|(?P<vm>{_MONTH})\.?{_TO})"
    rf"(?P<un>{_MONTH})\b\.?"
    rf"(?: (?P<uy>{_YEAR})\b)?(?! \d)"
    rf"|{_LEADING}(?P<ya>{_YEAR}){_AND}(?P<yb>{_YEAR})\b"
    rf"|(?:the )?(?:(?P<q>first|second|third|fourth) quarter(?: of)?|Q(?P<qn>[1-4])) "
    rf"(?P<qy>{_YEAR})\b"
    rf"|(?:(?:{_WEEKDAY}),? )?(?:the )?(?P<day2>{_DAY})(?: of)? (?P<month2>{_MONTH})\b\.?"
    rf"(?:,? (?P<year2>{_YEAR})\b)?"
    rf"|(?:(?:{_WEEKDAY}),? (?=(?:{_MONTH})\.? \d))?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?"
    rf"(?P<third>(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
    rf"(?P<month>{_MONTH})\b\.?(?: (?P<day>{_DAY})\b(?!\d|,\d|:))?(?:,? (?P<monthyear>{_YEAR})\b)?"
    rf"|(?:(?P<daywhich>[Ll]ast|[Nn]ext|[Tt]his|[Oo]n) )?(?P<weekday>{_WEEKDAY})\b"
    rf"(?!,? (?:{_MONTH})\.? \d|,? (?:the )?{_DAY}(?: of)? (?:{_MONTH})\b)"
    r"|(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b"
    r"|(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?P<unit>days?|weeks?|months?|years?) ago\b"
    rf"|(?P<seasonwhich>[Ll]ast|[Nn]ext|[Tt]his) (?P<season>{'|'.join(SEASONS)})\b"
    r"|(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?"
    r"(?P<periodwhich>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious) (?P<period>weekend|week|month|year)\b"
    rf"|(?P<feast>{'|'.join(FEASTS)})\b(?: (?P<feastyear>{_YEAR})\b)?"
    rf"|(?P<decade>{_YEAR[:-2]}0s)\b"
    rf"|(?P<year>{_YEAR})\b(?![,.]\d|-\d|%|/)"
    r")"
)  # fmt: skip
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
    "range": 0.93,
    "numeric": 0.6,
    "attacks": 0.95,
    "quarter": 0.9,
    "feast": 0.6,
}
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|is to|are to|to be|scheduled|expected|plans to|due|upcoming|next"
    r"|ha(?:s|ve) until"
    r"|set for|slated|(?:postponed|adjourned|remanded|extended) (?:to|until)|begins?|opens|expires"
    r"|takes place|(?:hearing|trial|vote|deadline|election|verdict|sentencing|appeal|session)"
    r" (?:is|are)(?: on| for)?)\b",
    re.I,
)
_UNTIL: Final = re.compile(r"\b(?:until|till)\b", re.I)
_PAST: Final = re.compile(r"\b(?:was|were|had|did|lasted|stayed|remained|held|worked)\b", re.I)
# Month names that are words or names too need a date beside them or a preposition before them.
_UNSURE: Final = ("may", "march", "august", "mar", "jan", "dec", "sun")
_BEFORE_MONTH: Final = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|from|to|of|through|between|for|and|before|after)|[,(])"
    r"\s$",
    re.I,
)
_LOOK_BACK: Final = 80


_RANGES: Final = ("rm", "sm", "tm", "um", "vm", "ya")


def _rule(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if any(groups[name] for name in _RANGES):
        return "range"
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
        ("numeric", "numeric"),
        ("attacks", "attacks"),
        ("qy", "quarter"),
        ("feast", "feast"),
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
    if _GOES_ON.match(text, match.end()):
        return True
    return not _BEFORE_MONTH.search(text[max(0, match.start() - 12) : match.start()])


def _number_not_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are a count, a price, the number of a law, or a law's own year."""
    if not match["year"]:
        return False
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if before[-1:] in ("$", "£", "€", "#", "-", "/", ".", ",") or _COUNTED.match(text, match.end()):
        return True
    if _OF_LAW.search(before):
        return True
    return not (match["since"] or _BEFORE_YEAR.search(before))


# What stands before a year: a preposition, an article, an owner, the part of a year, a bracket.
_BEFORE_YEAR: Final = re.compile(
    r"(?:(?:^|\W)(?:in|since|by|until|till|of|from|to|between|during|before|after|and|or|early|mid"
    r"|late|the|this|that|a|an|its|his|her|their|our|years?|spring|summer|autumn|fall|winter|through"
    r"|for|than|under|around|circa|class|as|election|elections|beginning|end|starting)"
    r"|['’]s?|[(,;:–—]|\n|^)\s?$",
    re.I,
)
_COUNTED: Final = re.compile(
    r"\s(?:people|persons|men|women|children|civilians|families|deaths|cases|prisoners|detainees"
    r"|homes|houses|dollars|euros|pounds|met(?:er|re)s|kilomet(?:er|re)s|km|miles|feet|troops|soldiers"
    r"|workers|victims|students|refugees|migrants|members|votes|pages|words|tons|tonnes|acres"
    r"|hectares|square|million|billion|per ?cent|others?|hours|GMT|UTC|local|fighters|police"
    r"|residents|villagers|protesters|demonstrators|employees|schools|rounds|bodies|Palestinians)\b"
)
_OF_LAW: Final = re.compile(
    r"\b(?:Act|Law|Code|Constitution|Decree|Ordinance|Convention|Protocol|Statute|Order|Treaty|Bill"
    r"|Agreement|Regulations?|Rules)(?: No\.? ?\d{1,5}| \d{1,5})?,? (?:of )?$"
)
# Names that a day of the week is part of: newspapers, days of mourning, sales.
_NAMED_DAYS: Final = re.compile(
    r"\b(?:Bloody|Black|Good|Palm|Easter|Ash|Holy|Maundy|Cyber|Super|Red|Orange|Fat|Shrove|Whit)\s$"
)
_GOES_ON: Final = re.compile(r"\s([A-Z][\w’']+)")
_ON: Final = re.compile(r"\b(?:on|last|next|this|since|until|by|from)\s$", re.I)
_PARTS: Final = frozenset("Night Morning Afternoon Evening".split())


def _is_named_day(text: str, match: re.Match[str]) -> bool:
    """Whether a weekday is part of a name: the Sunday Times, Bloody Sunday."""
    if not match["weekday"]:
        return False
    before = text[max(0, match.start("weekday") - 12) : match.start("weekday")]
    if _NAMED_DAYS.search(before):
        return True
    after = _GOES_ON.match(text, match.end())
    if after is None or after[1] in _PARTS:
        return False
    return before.lower().endswith("the ") or (after[1].endswith("s") and not _ON.search(before))


def find_dates(
    text: str, story_date: date | None, body: int, names: frozenset[int]
) -> list[DateProposal]:
    """The dated expressions of text[body:] that can be resolved, in order.

    `story_date` is the day of the story; `names` are the ends of people's names, which a month may
    be.
    """
    found = []
    for match in PATTERN.finditer(text, body):
        if match.end() in names or _is_name(text, match) or _is_named_day(text, match):
            continue
        if _number_not_year(text, match):
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
    clause = before[cut + 1 :]
    return bool(_AHEAD.search(clause) or (_UNTIL.search(clause) and not _PAST.search(clause)))
