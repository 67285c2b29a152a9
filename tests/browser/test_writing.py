"""Writing in the story's screen: what is typed early, the headline, the counts."""

import pytest

from tests.editor import edit_url
from tests.factories import make_article, make_section, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
LONG = "Lawmakers ask the president in a letter to speak about what happens in the mountains"


def saved(page):
    page.locator("#w-autosave-indicator").get_by_text("Saved", exact=True).wait_for()


def test_what_is_typed_at_once_is_saved(newsroom, sign_in):
    story = make_article(standfirst="")
    desk = sign_in(make_user(group="Editors"))
    desk.goto(edit_url(story))
    desk.get_by_role("textbox", name="Standfirst").fill("Typed at once.")
    saved(desk)
    desk.wait_for_timeout(1000)
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().standfirst == "Typed at once."


def test_a_story_begins_with_its_headline_and_goes_on_by_return(newsroom, sign_in):
    make_section("World")
    desk = sign_in(make_user(group="Editors"))
    desk.get_by_role("link", name="World").first.click()
    headline = desk.locator("#id_title:focus")
    headline.wait_for()
    desk.keyboard.type(LONG)
    one_line = 60
    assert headline.bounding_box()["height"] > one_line
    assert headline.evaluate("field => field.scrollHeight <= field.clientHeight + 1")
    desk.keyboard.press("Enter")
    desk.keyboard.type("And what it means.")
    assert desk.locator("#id_title").input_value() == LONG
    assert desk.locator("#id_standfirst").input_value() == "And what it means."
    text = desk.locator(".public-DraftEditor-content")
    assert text.bounding_box()["y"] < 800, "it is open on the first screen"
    text.click()
    desk.keyboard.type("Five words are in it. And here are six more words.")
    desk.get_by_role("button", name="Toggle checks").click()
    desk.locator("[data-count-words]", has_text="11").wait_for()
    assert desk.locator("[data-count-level]").inner_text() == "Easy to read"
    saved(desk)
