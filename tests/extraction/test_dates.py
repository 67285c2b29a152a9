"""The date line, and dated expressions against it."""

from datetime import date

import pytest

from articles.extraction import extract
from articles.extraction.dateline import read_dateline

# 2017-07-13 was a Thursday.
CASES = [
    ("It passed on Thursday.", "2017-07-13", "day"),
    ("It passed on Tuesday.", "2017-07-11", "day"),
    ("It passed last Thursday.", "2017-07-06", "day"),
    ("They will meet on Tuesday.", "2017-07-18", "day"),
    ("It passed on June 27.", "2017-06-27", "day"),
    ("It passed on Dec. 1.", "2016-12-01", "day"),
    ("It passed on 3 March 2014.", "2014-03-03", "day"),
    ("It passed on March 3rd, 2014.", "2014-03-03", "day"),
    ("It passed in May.", "2017-05", "month"),
    ("It passed in September.", "2016-09", "month"),
    ("It passed in March 2016.", "2016-03", "month"),
    ("It passed last month.", "2017-06", "month"),
    ("It passed earlier this month.", "2017-07-01/2017-07-12", "interval"),
    ("It passed this week.", "2017-07-10/2017-07-13", "interval"),
    ("It passed last week.", "2017-07-03/2017-07-09", "interval"),
    ("It passed in early March 2017.", "2017-03-01/2017-03-10", "interval"),
    ("It has lasted since early March.", "2017-03-01/..", "open"),
    ("It has lasted since 2009.", "2009/..", "open"),
    ("It passed last year.", "2016", "year"),
    ("The 2012 race is over.", "2012", "year"),
    ("It passed yesterday.", "2017-07-12", "day"),
    ("It passed two days ago.", "2017-07-11", "day"),
    ("It passed three months ago.", "2017-04~", "month"),
    ("It passed last spring.", "2017-21", "interval"),
    ("It began in the 1990s.", "1990-01-01/1999-12-31", "interval"),
]


@pytest.mark.parametrize(("text", "edtf", "precision"), CASES)
def test_resolved_against_the_storys_day(text: str, edtf: str, precision: str) -> None:
    (found,) = extract(text, dated_on=date(2017, 7, 13)).dates
    assert (found.edtf, found.precision) == (edtf, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke to the crew.",
        "They march every day and may stop.",
        "It cost $2016 and 2,000 people came.",
        "Feb. 31, 2014 does not exist.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert extract(text, dated_on=date(2017, 7, 13)).dates == ()


def test_without_a_day_only_full_dates_are_resolved() -> None:
    found = extract("It passed on Thursday, in May and on June 27, 2015.").dates
    assert [one.edtf for one in found] == ["2015-06-27"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (" date 2017-07-13 The port opened.", "2017-07-13"),
        ("2017-07-13\nThe port opened.", "2017-07-13"),
        ("Port opens\n\nThursday, July 13, 2017\n\nThe port opened.", "2017-07-13"),
        ("13 July 2017\nThe port opened.", "2017-07-13"),
        ("OSLO, July 13, 2017 (XYZ) — The port opened.", "2017-07-13"),
    ],
)
def test_the_date_line(text: str, edtf: str) -> None:
    found = read_dateline(text)
    assert found is not None and found.edtf == edtf


def test_a_prefix_is_no_part_of_the_story() -> None:
    found = read_dateline(" date 2017-07-13 The port opened.")
    assert found is not None and tuple(found.prefix) == (0, 17)


def test_a_date_in_running_text_is_no_date_line() -> None:
    assert read_dateline("The port opened on July 13, 2017, and closed again.") is None
