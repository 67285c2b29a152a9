"""An embargo that ends in the night in which the clocks change."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.editing.embargo.forms import EmbargoForm

ZONE = "Europe/Berlin"


def form(day, time):
    with timezone.override(ZONE):
        filled = EmbargoForm({"day": day, "time": time, "reason": "An agreement."})
        filled.is_valid()
        return filled


@pytest.mark.parametrize(
    ("day", "words"),
    [("2027-03-28", "there is no such time"), ("2027-10-31", "this time comes twice")],
)
def test_an_hour_that_comes_twice_or_not_at_all_is_asked_about(day, words):
    assert words in form(day, "02:30").errors["time"][0]


@pytest.mark.parametrize("time", ["01:59", "03:00"])
@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
def test_the_hours_around_it_are_taken(day, time):
    filled = form(day, time)
    assert not filled.errors
    expected = datetime.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(ZONE))
    assert filled.cleaned_data["until"] == expected
