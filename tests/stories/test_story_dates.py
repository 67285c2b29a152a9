"""When a story came out, for feeds and the news sitemap."""

import datetime

import pytest
from django.utils import timezone

from articles.models import ArticlePage
from articles.selectors.stories.story_dates import published_moment

FRIDAY = datetime.date(2026, 6, 5)


def story(first_published_at, published_on=FRIDAY):
    first = first_published_at and datetime.datetime.fromisoformat(first_published_at)
    return ArticlePage(published_on=published_on, first_published_at=first)


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Auckland"])
@pytest.mark.parametrize(
    "came_out", ["2026-06-05T10:00Z", "2026-06-06T09:00Z", "2026-06-04T23:00Z", "2026-06-11T12:00Z"]
)
def test_a_story_came_out_when_it_was_published(zone, came_out):
    """Also one dated Friday that was approved on Saturday, wherever the newsroom is."""
    with timezone.override(zone):
        assert published_moment(story(came_out)) == datetime.datetime.fromisoformat(came_out)


def test_an_older_story_that_was_taken_over_came_out_on_its_day():
    with timezone.override("America/Los_Angeles"):
        moment = published_moment(story("2026-11-30T10:00Z"))
    assert moment.isoformat() == "2026-06-05T00:00:00-07:00"
