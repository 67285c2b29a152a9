"""The whole job, as people do it and by keyboard alone: from an empty form to a reader at a topic's
page."""

import pytest

from articles.models import ArticlePage, Person
from tests.browser.keyboard import press, tab_to
from tests.factories import make_author, make_section, make_topic, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

STEPS = {
    "Copy edit": "Copy editors",
    "Fact check": "Fact checkers",
    "Safety review": "Safety reviewers",
}
HEADLINE = "Minister promises answers on sealed archive"
STANDFIRST = "She gave no date for the lists that families ask for."
WORDS = "We will answer every letter"
TEXT = (
    "Families of the missing asked again on Monday for the lists of the northern prison.\n\n"
    f"“{WORDS},” the minister said after the hearing."
)


@pytest.fixture
def newsroom(newsroom):
    make_topic("Enforced disappearances")
    make_author("Nora Field")
    make_section("World")


def press_on(page, found):
    """Not by Tab where three hundred fields are in between: what is focused is pressed by key."""
    page.wait_for_load_state()  # a button shows before the scripts that answer it have run
    found.focus()
    page.keyboard.press("Enter")


def type_into(page, found, words):
    found.focus()
    page.keyboard.type(words)


def write_story(page):
    press(page, "World")
    page.get_by_role("textbox", name="Headline").wait_for()
    type_into(page, page.get_by_role("textbox", name="Headline"), HEADLINE)
    type_into(page, page.get_by_role("textbox", name="Standfirst"), STANDFIRST)
    type_into(page, page.locator("#id_topics + .tagit input"), "Enforced")
    page.locator(".ui-autocomplete li", has_text="Enforced disappearances").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".public-DraftEditor-content").focus()
    page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
    page.keyboard.press("Control+V")
    page.get_by_text("after the hearing").wait_for()


def make_quote(page):
    """Selects the quoted words and makes them a quote by the editor's shortcut."""
    page.keyboard.press("Home")
    page.keyboard.down("Shift")
    for _ in range(len(WORDS) + 3):
        page.keyboard.press("ArrowRight")
    page.keyboard.up("Shift")
    page.keyboard.press("Control+'")
    row = page.locator("#inline_child_quotes-0")
    row.locator("textarea").first.wait_for()
    assert row.locator("textarea").first.input_value() == WORDS + ","
    press_on(page, row.get_by_role("button", name="Choose person").first)
    tab = page.get_by_role("tab", name="New person")
    tab.wait_for()
    press_on(page, tab)
    type_into(page, page.get_by_label("Name").last, "Ilse Varga")
    press_on(page, page.get_by_role("button", name="Create person"))
    row.get_by_text("Ilse Varga").first.wait_for()
    speaker = row.get_by_role("textbox", name="Speaker in the story's words")
    type_into(page, speaker, "the minister")


def let_autosave_finish(page):
    """Saving by hand in the same moment as autosave is a race that Wagtail settles in a 400."""
    page.wait_for_timeout(1500)
    page.locator("#w-autosave-indicator").get_by_text("Saved", exact=True).wait_for()


def preview(page):
    press_on(page, page.get_by_role("button", name="Toggle preview"))
    frame = page.frame_locator("iframe#w-preview-iframe")
    frame.get_by_role("heading", name=HEADLINE).wait_for()
    assert frame.locator(".quote", has_text=WORDS).count() == 1
    press_on(page, page.get_by_role("button", name="Toggle preview"))


def choose_action(page, name):
    """Not by Tab: between the form's beginning and its buttons there are three hundred fields."""
    press_on(page, page.get_by_role("button", name="More actions"))
    press(page, name, most=12)


def pass_check(page, name):
    """Somebody of the step's group answers its questions by keyboard alone."""
    press(page, HEADLINE)
    page.wait_for_url("**/review/")
    page.locator("[data-scripted]").wait_for()
    page.locator(".review__headline", has_text=HEADLINE).wait_for()
    if name == "Fact check":
        # Nobody stored the text of the source: it is asked whether somebody has seen the words.
        press(page, "I have seen the words in the source")
        page.locator("#review-bar", has_text="1 of 1 quotes verified").wait_for()
    for item in page.locator(
        f"fieldset[id^=check-{name.split()[0].lower()}] .check-item__label"
    ).all():
        tab_to(page, item.inner_text().strip())
        page.keyboard.press("Space")
    press(page, "Pass what I have answered")
    page.get_by_text(f"Passed: {name}.").wait_for()


def test_from_an_empty_form_to_a_reader(newsroom, sign_in, open_window):
    desk = sign_in(
        make_user("nora", group="Contributors"), permissions=["clipboard-read", "clipboard-write"]
    )
    write_story(desk)
    make_quote(desk)
    let_autosave_finish(desk)
    press_on(desk, desk.get_by_role("button", name="Save draft"))
    desk.get_by_text(f"Page '{HEADLINE}' ").first.wait_for()
    preview(desk)
    choose_action(desk, "Submit to Review")
    desk.get_by_text("has been submitted for moderation").wait_for()
    assert Person.objects.get(name="Ilse Varga").standing == "private"

    for name, group in STEPS.items():
        pass_check(sign_in(make_user(group=group)), name)

    moderator = sign_in(make_user("max", group="Moderators"))
    press(moderator, HEADLINE)
    moderator.wait_for_url("**/review/")
    press(moderator, "Approve and publish")
    moderator.get_by_text(f"“{HEADLINE}” is published.").wait_for()
    article = ArticlePage.objects.get(title=HEADLINE)
    assert article.live

    reader = open_window()
    reader.goto("/")
    reader.goto("/topics/")
    press(reader, "Enforced disappearances")
    reader.wait_for_url("**/topics/*/")
    press(reader, HEADLINE)
    reader.wait_for_url(f"**{article.address}")
    assert reader.locator(".quote", has_text=WORDS).count() == 1
    assert "the minister" in reader.locator("main").inner_text()
    assert "Ilse Varga" not in reader.content()
    assert article.address in reader.url
