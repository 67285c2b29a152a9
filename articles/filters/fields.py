"""How the fields of a filter are declared, read from an address and written into one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.filters.errors import InvalidDay, InvalidName, InvalidYear, UnknownChoice
from articles.text import SLUG_SIGN

# More topics at once than this leave nothing; each costs a join.
MAX_FILTER_VALUES = 8
MAX_VALUE_LENGTH = 140

_SLUG = re.compile(rf"{SLUG_SIGN}{{1,140}}")
_YEAR = re.compile(r"\d{4}", re.ASCII)
_COUNTRY = re.compile(r"[A-Za-z]{2}", re.ASCII)
_LETTER = re.compile(r"[A-Za-z]", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_KEY = "declared"
# Midnight of the calendar's first and last days is outside of it in some time zones.
_FIRST_DAY, _LAST_DAY = datetime.date(1, 1, 2), datetime.date(9999, 12, 30)


@dataclass(frozen=True, slots=True)
class ParameterType:
    """A kind of value: `read` takes the label, the text and the parameter and raises a BadFilter;
    `write` gives the one text of a value; `says` is how people write it."""

    read: Callable[[str, str, str], Any]
    write: Callable[[Any], str] = str
    says: Callable[[Any], str] = str


@dataclass(frozen=True, slots=True)
class Declared:
    """A field of a filter. `attribute` is set on reading; `is_choice` is false for what only
    orders a list or pages in it: no chip shows it."""

    parameter: str
    label: str
    kind: ParameterType
    many: bool = False
    is_choice: bool = True
    names_record: bool = False


def declare(
    parameter: str, label: str, kind: ParameterType, *, many: bool = False, is_choice: bool = True
) -> Any:
    """A dataclass field that an address sets by `parameter`."""
    declared = Declared(parameter, label, kind, many, is_choice, kind is SLUG)
    return field(default=() if many else None, metadata={_KEY: declared})


def declared_of(metadata: Mapping[str, Any]) -> Declared:
    """What `declare` said of the dataclass field that has this metadata."""
    found: Declared = metadata[_KEY]
    return found


def choices(labels: Mapping[str, str]) -> ParameterType:
    """One of a few values, each with its label."""

    def read(label: str, text: str, parameter: str) -> str:
        if text not in labels:
            raise UnknownChoice(label, text, parameter)
        return text

    return ParameterType(read, says=lambda value: labels[value])


def _slug(label: str, text: str, parameter: str) -> str:
    if not _SLUG.fullmatch(text):
        raise InvalidName(label, text, parameter)
    return text


def _country(label: str, text: str, parameter: str) -> str:
    if not _COUNTRY.fullmatch(text):
        raise InvalidName(label, text, parameter)
    return text.upper()


def _letter(label: str, text: str, parameter: str) -> str:
    if not _LETTER.fullmatch(text):
        raise InvalidName(label, text, parameter)
    return text.lower()


def _words(label: str, text: str, parameter: str) -> str:
    words = " ".join(text.split())
    if len(words) > MAX_VALUE_LENGTH or not words.isprintable():
        raise InvalidName(label, text, parameter)
    return words


def _year(label: str, text: str, parameter: str) -> int:
    if not _YEAR.fullmatch(text) or int(text) < 1:
        raise InvalidYear(label, text, parameter)
    return int(text)


def _day(label: str, text: str, parameter: str) -> datetime.date:
    if not _DAY.fullmatch(text):
        raise InvalidDay(label, text, parameter)
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise InvalidDay(label, text, parameter) from error
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise InvalidDay(label, text, parameter)
    return day


def day_in_words(day: datetime.date) -> str:
    """27 June 2017."""
    return f"{day.day} {day:%B} {day.year}"


SLUG = ParameterType(_slug)
WORDS = ParameterType(_words)
LETTER = ParameterType(_letter)
# Two letters of ISO 3166.
COUNTRY = ParameterType(_country)
YEAR = ParameterType(_year, lambda year: f"{year:04d}")
DAY = ParameterType(_day, datetime.date.isoformat, day_in_words)
