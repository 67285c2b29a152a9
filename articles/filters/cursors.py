"""Where the next page of a list begins: after the last row of the page before."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from articles.filters.errors import BadFilter

_DAY = r"(\d{4}-\d{2}-\d{2})"
_CURSOR = re.compile(rf"{_DAY}\.(\d{{1,18}})", re.ASCII)
_QUOTE = re.compile(rf"{_DAY}\.(\d{{1,18}})\.(\d{{1,9}})", re.ASCII)
_NAME = re.compile(r"([^\0]{1,255})\.(\d{1,18})", re.ASCII)
_MOMENT = re.compile(r"(\d{8}T\d{12}Z)\.(\d{1,18})", re.ASCII)
_WRITTEN = "%Y%m%dT%H%M%S%fZ"


class BadCursor(BadFilter):
    """A cursor that no page of ours links to."""

    def __init__(self, text: str, parameter: str = "before") -> None:
        super().__init__("This list has no such page.", parameter)
        self.text = text


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last story of the page before: "2017-07-13.123" is its date and its key."""

    published_on: datetime.date
    pk: int

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Raises BadCursor."""
        match = _CURSOR.fullmatch(text)
        if match is None:
            raise BadCursor(text)
        return cls(_day(match[1], text), int(match[2]))

    def __str__(self) -> str:
        return f"{self.published_on.isoformat()}.{self.pk}"


@dataclass(frozen=True, slots=True)
class UpdateCursor:
    """The same in a list by the time of the last update, which is in UTC:
    "20170713T120000000000Z.123"."""

    updated_at: datetime.datetime
    pk: int

    @classmethod
    def parse(cls, text: str) -> UpdateCursor:
        """Raises BadCursor."""
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise BadCursor(text)
        try:
            moment = datetime.datetime.strptime(match[1], _WRITTEN)
        except ValueError as error:
            raise BadCursor(text) from error
        return cls(moment.replace(tzinfo=datetime.UTC), int(match[2]))

    def __str__(self) -> str:
        moment = self.updated_at.astimezone(datetime.UTC)
        # Not "%Y", which is no four digits everywhere for a year before 1000.
        return f"{moment.year:04d}{moment:%m%dT%H%M%S%fZ}.{self.pk}"


@dataclass(frozen=True, slots=True)
class QuoteCursor:
    """The last quote of the page before: the date of its story, the story's key, and the
    quote's place in the story. Its own key would not do: publishing again changes it."""

    published_on: datetime.date
    story: int
    place: int

    @classmethod
    def parse(cls, text: str) -> QuoteCursor:
        """Raises BadCursor."""
        match = _QUOTE.fullmatch(text)
        if match is None:
            raise BadCursor(text)
        return cls(_day(match[1], text), int(match[2]), int(match[3]))

    def __str__(self) -> str:
        return f"{self.published_on.isoformat()}.{self.story}.{self.place}"


@dataclass(frozen=True, slots=True)
class NameCursor:
    """The last record of the page before in the order of the alphabet: "ada person.123" is what
    its name is sorted by and its key."""

    name_key: str
    pk: int

    @classmethod
    def parse(cls, text: str) -> NameCursor:
        """Raises BadCursor."""
        match = _NAME.fullmatch(text)
        if match is None:
            raise BadCursor(text, "after")
        return cls(match[1], int(match[2]))

    def __str__(self) -> str:
        return f"{self.name_key}.{self.pk}"


def _day(day: str, text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(day)
    except ValueError as error:
        raise BadCursor(text) from error
