"""Dates in the forms that people write, and numbers and names that are none."""

from datetime import date

import pytest

from articles.extraction import extract

THURSDAY = date(2017, 7, 13)


def dates_in(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.edtf) for one in extract(text, dated_on=THURSDAY).dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left on Tuesday, June 6.", ("Tuesday, June 6", "2017-06-06")),
        ("She left on Tuesday, 6 June 2017.", ("Tuesday, 6 June 2017", "2017-06-06")),
        ("On 14 April, 2013 the mill closed.", ("14 April, 2013", "2013-04-14")),
        ("On the 2nd of June 2014 it opened.", ("the 2nd of June 2014", "2014-06-02")),
        ("It is dated 25/12/2016.", ("25/12/2016", "2016-12-25")),
        ("It is dated 12/25/2016.", ("12/25/2016", "2016-12-25")),
        ("From 4 to 6 June 2015 it rained.", ("From 4 to 6 June 2015", "2015-06-04/2015-06-06")),
        ("It rained June 4-6, 2015.", ("June 4-6, 2015", "2015-06-04/2015-06-06")),
        ("Between June 4 and 6 it rained.", ("Between June 4 and 6", "2017-06-04/2017-06-06")),
        ("It ran from May to July 2015.", ("from May to July 2015", "2015-05/2015-07")),
        ("It ran from 2009 to 2011.", ("from 2009 to 2011", "2009/2011")),
        ("Sales fell in Q2 2016.", ("Q2 2016", "2016-34")),
        ("The fair is next weekend.", ("next weekend", "2017-07-15/2017-07-16")),
        ("The hearing is on Jan 28.", ("Jan 28", "2018-01-28")),
        ("They have until noon on Saturday.", ("Saturday", "2017-07-15")),
        ("After the Sept. 11 attacks he moved.", ("Sept. 11", "2001-09-11")),
        ("It was shut for Ramadan 2016.", ("Ramadan 2016", "2016-06-06~/2016-07-05~")),
        ("Its 2014 report was short.", ("2014", "2014")),
    ],
)  # fmt: skip
def test_forms(text, expected):
    assert dates_in(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The council passed resolution 1887 without a vote.",
        "The flood drove out about 1900 people.",
        "The rent rose to 1800 euros.",
        "The Mills Act of 1948 still holds.",
        "Act No. 7 of 1971 was read out.",
        "He wrote for the Sunday Herald.",
        "They sang of Bloody Sunday.",
        "The March for the River drew a crowd.",
    ],
)
def test_numbers_and_names_are_no_dates(text):
    assert dates_in(text) == []


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("(Oslo, April 7, 2016) – The mill closed, workers said.", "2016-04-07", "Oslo"),
        ("GENEVA (7 April 2016) – The mill closed, workers said.", "2016-04-07", "Geneva"),
        ("NAIROBI, April 7, 2016 (AP) — The mill closed.", "2016-04-07", "Nairobi"),
    ],
)
def test_date_lines_of_agencies_and_organizations(text, day, place):
    result = extract(text)
    assert result.dateline is not None and result.dateline.edtf == day
    assert [one.name for one in result.places if one.dateline] == [place]
