"""A story as a reader walks through it: text first, and not far below it what else there is."""

import pytest

from articles.models import DocumentMention, EventMention, OrganizationMention, Quote, SourceLink
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_newsroom,
    make_organization,
    make_topic,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
QUOTES = 18
TELEPHONE = {"width": 390, "height": 844}
BELOW_TEXT = """() => {
  const end = document.querySelector(".story__body").getBoundingClientRect().bottom;
  return document.getElementById("related").getBoundingClientRect().top - end;
}"""
# What the tab key stops at inside the text.
STOPS = """() => document.querySelectorAll(
  ".story__body :is(a[href], button, summary, input, [tabindex])"
).length"""
COPY = """(number) => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelectorAll(".story__text p")[number]);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return String(getSelection());
}"""


@pytest.fixture
def story():
    """Eighteen quotes, and a record as long as those of long investigations."""
    make_newsroom()
    topic = make_topic("Prisons")
    for number in range(4):
        make_article(live=True, title=f"Another {number}", topics=[topic])
    words = [f"these are the words number {number}" for number in range(QUOTES)]
    speaker = make_organization("Prison Service")
    return make_article(
        live=True,
        topics=[topic],
        text="".join(f"<p>Somebody said “{part}” there.</p>" for part in words),
        quotes=[
            Quote(words=part, speaker_kind="organization", organization=speaker) for part in words
        ],
        organization_mentions=[
            OrganizationMention(organization=make_organization()) for _ in range(13)
        ],
        document_mentions=[DocumentMention(document=make_document()) for _ in range(3)],
        event_mentions=[EventMention(event=make_event()) for _ in range(10)],
        sources=[SourceLink(title=f"Source {n}", url=f"https://example.org/{n}") for n in range(5)],
    )


def test_related_stories_are_two_screens_below_the_text_at_most(open_window, story):
    page = open_window(**TELEPHONE)
    page.goto(story.address)
    assert 0 < page.evaluate(BELOW_TEXT) <= 2 * TELEPHONE["height"]
    assert page.get_by_text("13 organizations · 3 documents · 10 events").is_visible()
    assert not page.locator("#record-events").is_visible()
    page.get_by_text("13 organizations · 3 documents · 10 events").click()
    assert page.locator("#record-events").is_visible()


def test_the_record_is_a_column_where_there_is_room(open_window, story):
    page = open_window(width=1280, java_script_enabled=False)
    page.goto(story.address)
    assert page.locator("#record-events").is_visible()
    assert not page.get_by_text("13 organizations · 3 documents · 10 events").is_visible()
    assert not page.locator(".quote-list").is_visible()
    page.get_by_text("In their words").click()
    assert page.locator(".quote-list").is_visible()


def test_marked_quotes_cost_no_stop_and_a_copied_paragraph_is_the_paragraph(open_window, story):
    page = open_window(**TELEPHONE)
    page.goto(story.address)
    assert page.locator(".story__text .quote").count() == QUOTES
    assert page.evaluate(STOPS) == 0
    assert page.evaluate(COPY, 3) == "Somebody said “these are the words number 3” there."


def test_a_press_on_a_quote_shows_who_said_it(open_window, story):
    page = open_window(**TELEPHONE)
    page.goto(story.address)
    words = page.locator(".story__text .quote").nth(4)
    words.click()
    card = page.locator(".quote-card")
    assert card.get_by_role("link", name="Prison Service").is_visible()
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= TELEPHONE["width"]
    card.get_by_role("link", name="Link to this quote").click()
    page.wait_for_url("**/quotes/*/")
    assert page.get_by_text("these are the words number 4").first.is_visible()


def test_on_paper_stands_the_story_with_its_address(open_window, story, live_server):
    page = open_window(width=800)
    page.goto(story.address)
    page.emulate_media(media="print")
    shown = page.locator(".story__head").evaluate(
        "(head) => getComputedStyle(head, '::after').content"
    )
    assert story.address in shown
    assert page.get_by_role("heading", name="Sources").is_visible()
    for name in (".record", ".story__words", ".related", ".menu", ".footer__links"):
        assert not page.locator(name).first.is_visible(), name
