"""What can be wrong with the address of a filtered list, in the reader's words."""

from __future__ import annotations

import datetime

# In characters: more of what was typed is not repeated.
_REPEATED = 40


class BadFilter(ValueError):
    """A list was asked for in a way that has no answer. The message is for the reader."""

    def __init__(self, message: str, parameter: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.parameter = parameter


class InvalidYear(BadFilter):
    """Not four digits."""

    def __init__(self, label: str, text: str, parameter: str) -> None:
        super().__init__("Enter a year, such as 2017.", parameter)


class InvalidDay(BadFilter):
    """Not a day of the calendar."""

    def __init__(self, label: str, text: str, parameter: str) -> None:
        said = f"{label}: enter a date, such as 2017-06-27."
        super().__init__(said, parameter)


class InvalidName(BadFilter):
    """Not the last part of an address of ours."""

    def __init__(self, label: str, text: str, parameter: str) -> None:
        said = f"{label}: we have no page for “{shortened(text)}”."
        super().__init__(said, parameter)


class UnknownChoice(BadFilter):
    """Not one of the few values that there are."""

    def __init__(self, label: str, text: str, parameter: str) -> None:
        super().__init__(f"{label}: “{shortened(text)}” is not one of the choices.", parameter)


class UnknownRecord(BadFilter):
    """No published story has a record of this name."""

    def __init__(self, label: str, text: str, parameter: str) -> None:
        said = f"We have no stories about “{shortened(text)}”."
        super().__init__(said, parameter)


class MoreThanOne(BadFilter):
    """Two values where there is place for one."""

    def __init__(self, label: str, parameter: str) -> None:
        super().__init__(f"{label}: choose only one.", parameter)


class TooMany(BadFilter):
    """More values than anybody needs at once."""

    def __init__(self, label: str, most: int, parameter: str) -> None:
        super().__init__(f"{label}: choose no more than {most}.", parameter)


class DatesBackwards(BadFilter):
    """The end is before the beginning."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        said = "The start date is after the end date."
        super().__init__(said, "from")


def shortened(text: str) -> str:
    """`text`, cut where it is too long to be repeated."""
    return text if len(text) <= _REPEATED else f"{text[: _REPEATED - 1]}…"
