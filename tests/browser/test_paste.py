"""Pasting into the story's text, by a real paste event, as five programs fill the clipboard."""

import pytest

from articles.models import ArticlePage, Place
from tests.factories import make_article, make_author, make_section, make_user
from tests.safety.pasting_sources import SOURCES, counted

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
EVENT = """([html, text]) => {
    const data = new DataTransfer();
    if (html) { data.setData("text/html", html); }
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def story(newsroom):
    make_author(name="Lena Marsh")
    Place.objects.create(name="Geneva")
    return make_article(text="<p>Before. After.</p>", live=False)


@pytest.fixture
def editor(sign_in, story):
    page = sign_in(make_user(is_superuser=True, is_staff=True))
    page.goto(f"/admin/pages/{story.pk}/edit/")
    page.wait_for_timeout(2500)
    page.locator("#panel-child-story-body-content .public-DraftEditor-content").first.click()
    return page


def paste(page, html, text):
    page.evaluate(EVENT, [html, text])


def saved(page, story, is_right):
    """The stored blocks of the draft, once autosave has brought them."""
    for _ in range(60):
        draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
        if is_right(draft.body.get_prep_value()):
            break
        page.wait_for_timeout(250)
    return draft


@pytest.mark.parametrize("name", SOURCES)
def test_everything_arrives(editor, story, name):
    html, text, expected = SOURCES[name]
    editor.keyboard.press("Control+a")
    paste(editor, html, text)
    editor.get_by_text("What you pasted begins with this").wait_for()
    draft = saved(editor, story, lambda blocks: counted(blocks) == expected)
    assert counted(draft.body.get_prep_value()) == expected
    assert "Before" not in str(draft.body.get_prep_value())


def test_headline_byline_and_dateline_move_to_their_fields_and_back(editor, story):
    html, text, _ = SOURCES["Word"]
    editor.keyboard.press("Control+a")
    paste(editor, html, text)
    editor.get_by_role("button", name="Move to the fields").click()
    editor.get_by_text("Moved to the fields.").wait_for()
    assert editor.locator("#id_title").input_value() == "River towns ask for a new crossing"
    assert editor.locator("#id_published_on").input_value() == "2019-03-07"
    first = editor.locator(".public-DraftEditor-content").first
    assert first.inner_text().startswith("Two towns on the upper river")
    assert "Lena Marsh" in editor.locator("[id$=bylines-FORMS]").inner_text()
    draft = saved(
        editor,
        story,
        lambda blocks: str(blocks).count("Two towns") and "By Lena" not in str(blocks),
    )
    assert draft.dateline_place.name == "Geneva"
    assert [row.author.name for row in draft.bylines.all()] == ["Lena Marsh"]
    editor.get_by_role("button", name="Undo").last.click()
    assert editor.locator("#id_title").input_value() == story.title
    assert "By Lena Marsh" in first.inner_text()


def test_a_paste_in_the_middle_can_be_taken_back(editor, story):
    editor.keyboard.press("Home")
    for _ in range(len("Before. ")):
        editor.keyboard.press("ArrowRight")
    paste(editor, *SOURCES["web page"][:2])
    editor.get_by_role("button", name="Take the paste back").wait_for()
    draft = saved(editor, story, lambda blocks: len(blocks) > 3)
    kinds = [block.block_type for block in draft.body]
    assert kinds == ["text", "table", "text", "text", "footnotes"]
    texts = [block.value.source for block in draft.body if block.block_type == "text"]
    assert "Before." in texts[0] and "After." in texts[-1]
    # Wagtail takes what changes while it saves for saved: its answer has to be here first.
    editor.wait_for_load_state("networkidle")
    editor.get_by_role("button", name="Take the paste back").click()
    draft = saved(editor, story, lambda blocks: len(blocks) == 1)
    assert [block.block_type for block in draft.body] == ["text"]
    assert "Before. After." in draft.body[0].value.source


def test_half_an_emoji_and_a_nul_are_saved_without_an_error(editor, story):
    editor.keyboard.press("Control+a")
    # In the browser's own signs: a lone half does not pass from here to there.
    editor.evaluate(f"({EVENT})(['<p>Fire \\ud83d here.</p><p>And\\x00 there.</p>', 'x'])")
    draft = saved(editor, story, lambda blocks: "there" in str(blocks))
    assert "And there." in draft.body[0].value.source


def test_a_sentence_goes_in_where_the_cursor_is(editor, story):
    editor.keyboard.press("End")
    paste(editor, "<meta charset='utf-8'><span>More <b>here</b>.</span>", "More here.")
    draft = saved(editor, story, lambda blocks: "here" in str(blocks))
    assert "Before. After.More <b>here</b>." in draft.body[0].value.source
    assert not editor.locator(".paste-notice").count()


def test_a_new_story_takes_what_is_pasted_into_its_empty_text(sign_in, newsroom):
    section = make_section()
    page = sign_in(make_user(is_superuser=True, is_staff=True))
    page.goto(f"/admin/pages/add/articles/articlepage/{section.pk}/")
    page.wait_for_timeout(2500)
    page.locator(".story-body .public-DraftEditor-content").first.click()
    paste(page, "", "date 2017-07-13 A letter came.\n\n\nIt was read aloud.")
    page.locator("[data-paste-move]").click()
    assert page.locator("#id_published_on").input_value() == "2017-07-13"
    words = page.locator(".story-body .public-DraftEditor-content").first.inner_text()
    assert words.split("\n") == ["A letter came.", "It was read aloud."]
