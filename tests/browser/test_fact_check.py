"""The fact check as people do it: all quotes of a long story, with the keyboard alone."""

import pytest
from django.utils import timezone

from articles.management.commands.load_demo import read_demo_story, story_paths
from articles.models import QuoteVerification
from articles.services.importing.import_story import import_story
from tests.browser.keyboard import wait_until
from tests.factories import make_section, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
# For each quote one key, and four more for the one that does not match.
PRESSES = 60


@pytest.fixture
def story(newsroom):
    demo = read_demo_story(story_paths()[0])
    return import_story(
        story=demo.story,
        record=demo.record,
        key=demo.key,
        section=make_section(),
        now=timezone.now(),
    ).article


def focused(page):
    return page.evaluate("document.activeElement.closest('[data-quote]')?.dataset.quote ?? ''")


def test_all_quotes_are_verified_with_one_key_each(story, sign_in):
    total = len(story.quotes.all())
    assert total >= 15
    desk = sign_in(make_user("nora", group="Editors"))
    desk.goto(f"/admin/pages/{story.pk}/edit/")
    desk.get_by_role("button", name="Actions", exact=True).click()
    desk.get_by_role("link", name="Check the quotes").first.click()
    desk.wait_for_url(f"**/stories/{story.pk}/fact-check/")
    first = desk.locator("li[data-quote]").first.get_attribute("data-quote")
    assert focused(desk) == first
    presses = ["j", "k", "x"]
    for key in presses:
        desk.keyboard.press(key)
    # "x" asks for the note first.
    desk.keyboard.type("The letter says it otherwise; v and x are letters here")
    desk.keyboard.press("Escape")
    assert focused(desk) == first
    with desk.expect_navigation():
        desk.keyboard.press("x")
    presses += ["Escape", "x"]
    for number in range(1, total):
        assert desk.get_by_text(f"{number - 1} of {total} verified").count() == 1
        wait_until(desk, "document.activeElement.closest('[data-quote]')")
        if not desk.evaluate("'found' in document.activeElement.dataset"):
            # The text of its source is not stored: it is asked whether somebody has seen the words.
            desk.keyboard.press("v")
            presses.append("v")
        with desk.expect_navigation():
            desk.keyboard.press("v")
        presses.append("v")
    assert len(presses) <= PRESSES
    assert desk.get_by_text(f"{total - 1} of {total} verified").count() == 1
    assert "1 does not match" in desk.locator(".fact-check__count").inner_text()
    assert QuoteVerification.objects.filter(outcome="verified").count() == total - 1
    assert "v and x are letters" in QuoteVerification.objects.get(outcome="failed").note
    # Everything is decided: the screen ends at what follows from it.
    assert desk.evaluate("document.activeElement.id") == "outcome"


def test_without_a_script(story, open_window):
    make_user("nora", group="Editors")
    desk = open_window(java_script_enabled=False)
    desk.goto(f"/admin/login/?next=/admin/stories/{story.pk}/fact-check/")
    desk.get_by_label("Username").fill("nora")
    desk.get_by_label("Password").fill("a long enough pass phrase")
    desk.get_by_role("button", name="Sign in").click()
    quote = desk.locator("li[data-quote]").nth(1)
    quote.get_by_label("Note").fill("Heard on the tape.")
    quote.get_by_role("button", name="Verified").click()
    desk.get_by_text("“Heard on the tape.”").wait_for()
    quote = desk.locator("li[data-quote]").nth(2)
    quote.get_by_role("button", name="Does not match").click()
    assert quote.get_by_role("alert").inner_text().startswith("Say in the note")
    assert [row.note for row in QuoteVerification.objects.all()] == ["Heard on the tape."]
