"""Names of months, weekdays, seasons and small numbers, as they stand in news copy."""

from __future__ import annotations

from typing import Final

_MONTHS: Final = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS: Final = {word: n for n, row in enumerate(_MONTHS, 1) for word in row.split()}
WEEKDAYS: Final = {
    day: n
    for n, day in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
# EDTF level 1 season codes.
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS: Final = {
    word: n
    for n, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        1,
    )
} | {"a": 1, "an": 1, "a couple of": 2, "several": 0}
