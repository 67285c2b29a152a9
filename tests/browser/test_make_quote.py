"""Quotes in the editor on a phone's width: the shortcut, the lines of rows, lost words."""

import pytest

from articles.models import ArticlePage, Quote
from tests.browser.keyboard import wait_until
from tests.factories import make_article, make_newsroom, make_person, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def story():
    make_newsroom()
    quote = Quote(words="We will answer", speaker_kind="person", person=make_person("Ada Roe"))
    return make_article(
        text="<p>“We will answer,” said the minister. “Soon,” she added.</p>", quotes=[quote]
    )


@pytest.fixture
def phone(sign_in, story):
    page = sign_in(make_user(is_superuser=True, is_staff=True), width=390, height=800)
    page.goto(f"/admin/pages/{story.pk}/edit/")
    # Two seconds after it has loaded the editor notes what the form holds, and saves changes to it.
    page.wait_for_timeout(2500)
    return page


def words_of(story):
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    return [quote.words for quote in draft.quotes.all()]


def wait_until_saved(page, story, words):
    """Autosave comes within moments of the last change."""
    for _ in range(40):
        if words_of(story) == words:
            return
        page.wait_for_timeout(250)
    assert words_of(story) == words


def open_record(page):
    page.get_by_role("tab", name="Record").click()


def test_rows_are_folded_to_one_line_each(phone):
    open_record(phone)
    row = phone.locator("#inline_child_quotes-0")
    assert "“We will answer” — Ada Roe" in row.inner_text()
    assert not row.locator("textarea").first.is_visible()


def test_outer_quotation_marks_are_left_out(phone):
    selected = {
        "“We will answer,”": "We will answer,",
        " «Oui» ": "Oui",
        "‘Soon’": "Soon",
        "“We will": "We will",
        "answer,”": "answer,",
        "the ministers’": "the ministers’",
        "“one” and “two”": "“one” and “two”",
        "“": "",
        "": "",
    }
    words = phone.evaluate(
        """async (texts) => {
            const { withoutOuterMarks } = await import("/static/editing/quote_words.js");
            return texts.map(withoutOuterMarks);
        }""",
        list(selected),
    )
    assert dict(zip(selected, words, strict=True)) == selected


def test_the_shortcut_makes_a_quote_without_typing(phone, story):
    phone.locator(".public-DraftEditor-content").click()
    phone.keyboard.press("End")
    for _ in range(len("“Soon,” she added.")):
        phone.keyboard.press("ArrowLeft")
    for _ in range(len("“Soon,”")):
        phone.keyboard.press("Shift+ArrowRight")
    phone.keyboard.press("Control+'")
    row = phone.locator("#inline_child_quotes-1")
    row.get_by_text("Soon").first.wait_for()
    assert row.locator("textarea").first.input_value() == "Soon,"
    focused = phone.evaluate("document.activeElement.id")
    assert focused == "id_quotes-1-speaker_kind_0"
    row.get_by_label("Described in words only").check()
    assert not row.get_by_role("button", name="Choose person").first.is_visible()
    row.get_by_role("textbox", name="Speaker in the story's words").fill("the minister")
    assert "“Soon,” — the minister" in row.inner_text()
    width = phone.evaluate("document.scrollingElement.scrollWidth")
    assert width <= 390
    row.get_by_role("button", name="Back to the text").click()
    phone.locator(".public-DraftEditor-content").wait_for()
    wait_until_saved(phone, story, ["We will answer", "Soon,"])


def test_autosave_says_what_the_text_has_lost(phone):
    warning = phone.locator("[data-lost-quotes]")
    assert warning.inner_text().strip() == ""
    phone.locator(".public-DraftEditor-content").click()
    phone.keyboard.press("Control+A")
    phone.keyboard.type("Nothing was said.")
    warning.get_by_text("Not found in the text").wait_for()
    assert "We will answer" in warning.inner_text()
    open_record(phone)
    mark = phone.locator("#inline_child_quotes-0 .row-line")
    assert mark.get_attribute("data-lost") == "Not found in the text"
    phone.get_by_role("tab", name="Story").click()
    phone.locator(".public-DraftEditor-content").click()
    phone.keyboard.press("Control+Z")
    wait_until(phone, "!document.querySelector('[data-lost-quote]')")
    assert mark.get_attribute("data-lost") == ""
