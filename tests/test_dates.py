"""Imprecise dates: bounds, words, and refusals that a person understands."""

from datetime import date

import pytest

from articles.dates import DateWords, InvalidDate, Precision, describe, exact_sides, parse

BOUNDS = [
    ("2017-06-27", date(2017, 6, 27), date(2017, 6, 27), Precision.DAY),
    ("2017-05", date(2017, 5, 1), date(2017, 5, 31), Precision.MONTH),
    ("2016-02", date(2016, 2, 1), date(2016, 2, 29), Precision.MONTH),
    ("2016", date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR),
    ("2017-03~", date(2017, 3, 1), date(2017, 3, 31), Precision.MONTH),
    ("2017?", date(2017, 1, 1), date(2017, 12, 31), Precision.YEAR),
    ("2017-21", date(2017, 3, 1), date(2017, 5, 31), Precision.INTERVAL),
    ("2017-22", date(2017, 6, 1), date(2017, 8, 31), Precision.INTERVAL),
    ("2017-23", date(2017, 9, 1), date(2017, 11, 30), Precision.INTERVAL),
    ("2019-24", date(2019, 12, 1), date(2020, 2, 29), Precision.INTERVAL),
    ("2017-07-01/2017-07-12", date(2017, 7, 1), date(2017, 7, 12), Precision.INTERVAL),
    ("2017-07-12/2017-07", date(2017, 7, 12), date(2017, 7, 31), Precision.INTERVAL),
    ("2017-03-01/..", date(2017, 3, 1), None, Precision.OPEN),
    ("../2017-05", None, date(2017, 5, 31), Precision.OPEN),
    (" 2016 ", date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR),
    ("", None, None, Precision.UNKNOWN),
    ("  ", None, None, Precision.UNKNOWN),
]

WORDS = [
    ("2017-06-27", "27 June 2017"),
    ("2017-06-07", "7 June 2017"),
    ("2017-05", "May 2017"),
    ("2016", "2016"),
    ("2017-07-01/2017-07-12", "1–12 July 2017"),
    ("2017-06-10/2017-07-03", "10 June – 3 July 2017"),
    ("2016-12-30/2017-01-02", "30 December 2016 – 2 January 2017"),
    ("2017-03/2017-05", "March–May 2017"),
    ("2016/2018", "2016–2018"),
    ("2017-05/2017-05-03", "May 2017 – 3 May 2017"),
    ("2017-05-03/2017-05-03", "3 May 2017"),
    ("2017-03-01/..", "since 1 March 2017"),
    ("2017-03~/..", "since about March 2017"),
    ("../2017-05", "until May 2017"),
    ("2017-03~", "about March 2017"),
    ("2017?", "2017 (uncertain)"),
    ("2017-03%", "about March 2017 (uncertain)"),
    ("2017-21", "spring 2017"),
    ("2017-21/2018-23", "spring 2017 – autumn 2018"),
    ("", ""),
]

REFUSED = [
    ("2017-02-30", "30 February 2017 does not exist"),
    ("2017-02-29", "29 February 2017 does not exist"),
    ("2017-02-30/2017-03-01", "30 February 2017 does not exist"),
    ("2017-05-00", "does not exist"),
    ("2017-13", "no month 13"),
    ("2017-00", "no month 0"),
    ("2017-25", "no month 25"),
    ("2017-21-03", "season has no day"),
    ("0000", "no such year"),
    ("9999-24", "no such year"),
    ("9999", "no such year"),
    ("2017-07-12/2017-07-01", "ends before it begins"),
    ("2018/2017", "ends before it begins"),
    ("../..", "open on both sides"),
    ("2017/", "lacks one of its dates"),
    ("/2017", "lacks one of its dates"),
    ("2016/2017/2018", "more than two dates"),
    ("rubbish", "cannot be read|can be read"),
    ("27 June 2017", "can be read"),
    ("2017-6-27", "can be read"),
    ("17-06-27", "can be read"),
    ("2017-06-27T10:00:00", "can be read"),
    ("201X", "can be read"),
    ("2017~-03", "can be read"),
    ("٢٠١٧", "can be read"),
    ("<script>", "can be read"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "precision"), BOUNDS)
def test_bounds_are_the_first_and_the_last_day(edtf, earliest, latest, precision):
    fuzzy = parse(edtf)
    assert (fuzzy.earliest, fuzzy.latest, fuzzy.precision) == (earliest, latest, precision)
    assert fuzzy.edtf == edtf.strip()


@pytest.mark.parametrize(("edtf", "words"), WORDS)
def test_a_date_reads_as_plain_english(edtf, words):
    assert describe(edtf) == words


@pytest.mark.parametrize(("edtf", "message"), REFUSED)
def test_what_is_no_date_is_refused_in_words(edtf, message):
    with pytest.raises(InvalidDate, match=message):
        parse(edtf)
    with pytest.raises(InvalidDate, match=message):
        describe(edtf)


def test_each_day_of_four_years_is_read_as_itself():
    for ordinal in range(date(2015, 1, 1).toordinal(), date(2019, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        fuzzy = parse(day.isoformat())
        assert fuzzy.earliest == fuzzy.latest == day
        assert describe(day.isoformat()) == f"{day.day} {day:%B} {day.year}"


def test_another_language_writes_dates_its_own_way():
    """Also months behind a day, and what may not be left out where the year comes first."""
    japanese = DateWords(
        months=[f"{number}月" for number in range(1, 13)],
        dated_months=[f"{number}月" for number in range(1, 13)],
        seasons=("春", "夏", "秋", "冬"),
        day="{year}年{month}{day}日",
        month="{year}年{month}",
    )
    assert describe("2017-06-27", japanese) == "2017年6月27日"
    assert describe("2017-21", japanese) == "2017年春"
    assert describe("2017-07-01/2017-07-12", japanese) == "2017年7月1日–2017年7月12日"


@pytest.mark.parametrize(
    ("edtf", "sides"),
    [
        ("", ("", "")),
        ("2017-06-27", ("2017-06-27", "2017-06-27")),
        ("2017-06", ("2017-06", "2017-06")),
        ("2017-06~", ("", "")),
        ("2017-21", ("", "")),
        ("2017-06/2017-07-12", ("2017-06", "2017-07-12")),
        ("2017-03-01/..", ("2017-03-01", "")),
    ],
)
def test_for_programs_each_side_is_as_exact_as_it_is_known(edtf, sides):
    assert exact_sides(edtf) == sides
