"""Small decisions of what public pages print."""

import datetime

import pytest

from articles.models import Event, EventMention
from articles.selectors.stories import record
from articles.selectors.stories.links import expand_links, linked_pages, web_address
from articles.selectors.stories.record import count_signatories
from tests.factories import make_article, make_event


@pytest.mark.parametrize(
    ("named", "others", "words"),
    [
        (2, 51, "2 named and 51 other signatories"),
        (2, 1, "2 named and 1 other signatory"),
        (1, 0, "1 signatory"),
        (0, 3, "3 signatories"),
        (0, 0, ""),
    ],
)
def test_signatories(named, others, words):
    assert count_signatories(named, others) == words


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("ftp://example.org", False),
        (" https://example.org", False),
        ("", False),
    ],
)
def test_web_address(url, kept):
    assert web_address(url) == (url if kept else "")


def test_links_keep_their_words_and_lose_what_nobody_may_follow():
    source = (
        '<p><a linktype="page" id="3">a</a> <a id="4" linktype="page">b</a> '
        '<a href="https://example.org/">c</a> <a linktype="document" id="3">d</a> '
        '<a linktype="page" id="x">e</a></p>'
    )
    assert linked_pages([source]) == {3, 4}
    assert expand_links([source], {3: "/a/?x=1&y=2"}) == [
        '<p><a href="/a/?x=1&amp;y=2">a</a> <a>b</a> '
        '<a href="https://example.org/">c</a> <a>d</a> <a>e</a></p>'
    ]


def test_events_stand_in_order_of_time_whichever_bound_they_have():
    def mention(name, earliest, latest):
        bounds = {"date_earliest": earliest, "date_latest": latest}
        event = Event(name=name, date_edtf="", date_as_said="", **bounds)
        return EventMention(event=event, role="")

    june, july = datetime.date(2017, 6, 27), datetime.date(2017, 7, 1)
    mentions = [
        mention("undated", None, None),
        mention("in July", july, july),
        mention("until 27 June", None, june),
        mention("since June", datetime.date(2017, 6, 1), None),
    ]
    names = [each.event.name for each in record.in_order_of_time(mentions)]
    assert names == ["since June", "until 27 June", "in July", "undated"]


@pytest.mark.django_db
def test_an_event_until_a_day_stands_among_the_others(client):
    events = [make_event("The raid", date_edtf="2018"), make_event("Prison", date_edtf="../2017")]
    story = make_article(live=True, event_mentions=[EventMention(event=event) for event in events])
    text = client.get(story.address).content.decode()
    assert 0 < text.index("Prison") < text.index("The raid")
