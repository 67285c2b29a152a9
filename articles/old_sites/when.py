"""Times as exports write them."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|[+-]\d{2}:?\d{2})?"
)
_IN_NAME = re.compile(r"(?:^|/)(\d{4})-(\d{1,2})-(\d{1,2})[-_ ]")
_EARLIEST = 1400


def parse_moment(text: str) -> datetime.datetime | None:
    """A time in UTC where it says its zone, else as UTC; None for none, "0000-00-00" and what is
    no time."""
    text = text.strip().strip("\"'“”")
    found = _ISO.match(text)
    if found:
        return _moment(found)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.year < _EARLIEST:
        return None
    return moment.astimezone(datetime.UTC) if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _moment(found: re.Match[str]) -> datetime.datetime | None:
    year, month, day = (int(found[place]) for place in (1, 2, 3))
    hour, minute, second = (int(found[place] or 0) for place in (4, 5, 6))
    if year < _EARLIEST:
        return None
    try:
        moment = datetime.datetime(year, month, day, hour, minute, second, tzinfo=_zone(found[7]))
        return moment.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def _zone(text: str | None) -> datetime.timezone:
    if not text or text in ("Z", "UTC"):
        return datetime.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = datetime.timedelta(hours=hours, minutes=minutes)
    return datetime.timezone(-offset if text[0] == "-" else offset)


def day_in_name(path: str) -> datetime.date | None:
    """The day that a file or folder is named after, as in "2015-1-12-a-march.md"."""
    for found in reversed(list(_IN_NAME.finditer(path))):
        try:
            return datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None
