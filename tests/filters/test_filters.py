"""Filters as plain values: read from an address, written into one, said in words."""

import datetime
from urllib.parse import parse_qs

import pytest

from articles import filters
from articles.filters import (
    CorrectionFilter,
    Cursor,
    DocumentFilter,
    NameCursor,
    OrganizationFilter,
    PersonFilter,
    PlaceFilter,
    QuoteCursor,
    QuoteFilter,
    StoryFilter,
    UpdateCursor,
    describe_filter,
)

EVERYTHING = {
    "topic": ["torture", "chechnya", "torture"],
    "person": ["ada-person"],
    "organization": ["the-council"],
    "document": ["a-letter"],
    "place": ["grozny"],
    "section": ["world"],
    "year": ["2017"],
    "from": ["2017-06-27"],
    "to": ["2017-07-13"],
    "updated_since": ["2017-08-01"],
    "before": ["2017-07-01.12"],
}
QUERY = (
    "topic=chechnya&topic=torture&person=ada-person&organization=the-council&document=a-letter"
    "&place=grozny&section=world&year=2017&from=2017-06-27&to=2017-07-13&updated_since=2017-08-01"
    "&before=2017-07-01.12"
)


def test_two_ways_to_say_it_are_one_address():
    asked = StoryFilter.parse(dict(reversed(EVERYTHING.items())))
    assert asked.to_query() == QUERY
    assert asked == StoryFilter.parse({**EVERYTHING, "topic": ["chechnya", "torture"]})
    assert asked.address("/stories/") == f"/stories/?{QUERY}"


def test_empty_and_unknown_parameters_ask_for_nothing():
    asked = StoryFilter.parse({"year": [""], "topic": [" ", ""], "utm_source": ["x"]})
    assert asked.is_bare()
    assert asked.address("/stories/") == "/stories/"
    assert StoryFilter.parse({"order": ["newest"]}).is_bare()


def test_values_are_added_and_taken_away_from_the_first_page():
    asked = StoryFilter.parse({"topic": ["torture"], "before": ["2017-07-01.12"]})
    assert asked.with_("topic", "chechnya").to_query() == "topic=chechnya&topic=torture"
    assert asked.with_("year", "2017").with_("year", "2018").to_query() == "topic=torture&year=2018"
    assert asked.without("topic", "torture").is_bare()
    assert asked.without("topic", "another").to_query() == "topic=torture"
    assert asked.after(Cursor(datetime.date(2017, 6, 1), 3)).before.pk == 3


def test_active_values_are_what_narrows_the_list():
    asked = StoryFilter.parse({**EVERYTHING, "order": ["updated"], "before": []})
    said = {(one.parameter, one.value, one.says) for one in asked.active()}
    assert ("from", "2017-06-27", "27 June 2017") in said
    assert {one[0] for one in said} == set(EVERYTHING) - {"before"}
    assert sum(one[0] == "topic" for one in said) == 2


@pytest.mark.parametrize(
    ("parameters", "error", "said"),
    [
        ({"year": ["20x7"]}, filters.InvalidYear, "Enter a year, such as 2017."),
        ({"year": ["0000"]}, filters.InvalidYear, "Enter a year"),
        ({"from": ["2017-02-30"]}, filters.InvalidDay, "From: enter a date, such as 2017-06-27."),
        ({"topic": ["a/b"]}, filters.InvalidName, "Topic: we have no page for “a/b”"),
        ({"topic": [f"t{n}" for n in range(9)]}, filters.TooMany, "no more than 8"),
        ({"person": ["ada", "bob"]}, filters.MoreThanOne, "choose only one"),
        ({"order": ["loudest"]}, filters.UnknownChoice, "“loudest”"),
        ({"before": ["yesterday"]}, filters.BadCursor, "no such page"),
        ({"before": ["2017-02-30.1"]}, filters.BadCursor, "no such page"),
        ({"before": ["2017-07-01.12"], "order": ["updated"]}, filters.BadCursor, "no such page"),
        ({"from": ["2018-01-01"], "to": ["2017-01-01"]}, filters.DatesBackwards, "is after"),
        ({"person": ["x" * 200]}, filters.InvalidName, "…”"),
    ],
)
def test_errors_are_in_the_readers_words(parameters, error, said):
    with pytest.raises(error) as caught:
        StoryFilter.parse(parameters)
    assert said in caught.value.message
    assert len(caught.value.message) < 120


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, "Stories"),
        (
            {"topic": ["chechnya", "torture"], "year": ["2017"]},
            "Stories about Chechnya and Torture, 2017",
        ),
        (
            {"person": ["ada"], "organization": ["council"], "section": ["world"]},
            "Stories that name Ada Person and council in World",
        ),
        (
            {"document": ["letter"], "from": ["2017-06-27"], "updated_since": ["2017-08-01"]},
            "Stories on A letter, from 27 June 2017, updated since 1 August 2017",
        ),
    ],
)
def test_stories_in_words(parameters, said):
    assert describe_filter(StoryFilter.parse(parameters), NAMES) == said


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, "Quotes"),
        (
            {"speaker": ["ada"], "topic": ["torture"], "year": ["2017"]},
            "Quotes by Ada Person about Torture, 2017",
        ),
        (
            {"said_by": ["organization"], "document": ["letter"], "medium": [" press  release "]},
            "Quotes from organizations in A letter (press release)",
        ),
    ],
)
def test_quotations_in_words(parameters, said):
    assert describe_filter(QuoteFilter.parse(parameters), NAMES) == said


NAMES = {
    ("topic", "chechnya"): "Chechnya",
    ("topic", "torture"): "Torture",
    ("person", "ada"): "Ada Person",
    ("speaker", "ada"): "Ada Person",
    ("section", "world"): "World",
    ("document", "letter"): "A letter",
}


def test_cursors_say_what_they_are():
    moment = datetime.datetime(2017, 7, 13, 12, 0, 0, 5, tzinfo=datetime.UTC)
    for cursor in (
        Cursor(datetime.date(987, 7, 13), 12),
        UpdateCursor(moment, 12),
        QuoteCursor(datetime.date(2017, 7, 13), 12, 0),
    ):
        assert type(cursor).parse(str(cursor)) == cursor


def test_values_in_any_script_survive_an_address():
    asked = QuoteFilter.parse({"speaker": ["анна-и"], "medium": ["interview & “letter”"]})
    assert QuoteFilter.parse(parse_qs(asked.to_query())) == asked


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_days(day):
    """Midnight there is outside of it in some time zones."""
    for parameter in ("from", "to", "updated_since"):
        with pytest.raises(filters.InvalidDay):
            StoryFilter.parse({parameter: [day]})


def test_what_fits_is_kept():
    asked = {"year": ["2017"], "topic": ["a b"], "from": ["2018-01-01"], "to": ["2017-01-01"]}
    kept, wrong = StoryFilter.parse_what_fits(asked)
    assert kept.to_query() == "year=2017&to=2017-01-01"
    assert [error.parameter for error in wrong] == ["topic", "from"]


def test_a_letter_and_the_end_of_a_page_are_places_in_a_list_and_narrow_nothing():
    asked = DocumentFilter.parse({"from": ["B"], "kind": ["letter"]})
    assert asked.to_query() == "from=b&kind=letter"
    assert asked.first_page().to_query() == "kind=letter"
    assert asked.without("kind").is_bare()
    behind = asked.after(NameCursor("a letter. no 2", 7))
    assert behind.to_query() == "after=a+letter.+no+2.7&kind=letter"
    assert DocumentFilter.parse({"after": ["a letter. no 2.7"]}).cursor == behind.cursor
    assert [one.parameter for one in behind.active()] == ["kind"]


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"from": ["bb"]}, filters.InvalidName),
        ({"from": ["é"]}, filters.InvalidName),
        ({"after": ["ada"]}, filters.BadCursor),
        ({"after": ["a\0.1"]}, filters.BadCursor),
        ({"after": ["ada.1234567890123456789"]}, filters.BadCursor),
        ({"kind": ["nothing"]}, filters.UnknownChoice),
    ],
)
def test_what_no_list_of_records_can_be_asked_names_its_parameter(parameters, error):
    with pytest.raises(error) as raised:
        OrganizationFilter.parse(parameters)
    # What is wrong can be left out by its name.
    assert OrganizationFilter.parse_what_fits(parameters)[0].is_bare()
    assert raised.value.parameter in parameters


def test_lists_of_records_and_corrections_in_words():
    names = {("organization", "the-council"): "The Council", ("person", "ada"): "Ada"}
    asked = DocumentFilter(kind="letter", person="ada", organization="the-council")
    assert describe_filter(asked, names) == "Documents involving Ada and The Council (letter)"
    assert describe_filter(PersonFilter(), names) == "People"
    assert describe_filter(PersonFilter(organization="the-council"), names) == (
        "People at The Council"
    )
    assert describe_filter(OrganizationFilter(kind="court"), names) == "Organizations (court)"
    assert (
        describe_filter(PlaceFilter(country="RU"), {("country", "RU"): "Russia"})
        == "Places in Russia"
    )
    assert describe_filter(CorrectionFilter(kind="retraction", year=2017), {}) == (
        "Corrections (retraction), 2017"
    )
