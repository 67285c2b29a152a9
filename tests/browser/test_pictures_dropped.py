"""Pictures that are dropped on a story, or pasted into it, by real events with a real file."""

import base64
import io

import pytest
from PIL import Image

from articles.models import ArticlePage, NewsImage
from tests.editor import edit_url
from tests.factories import make_article, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
TEXT = ".story-body .public-DraftEditor-content"
EVENT = """(element, [kind, files]) => {
    const data = new DataTransfer();
    for (const [content, name] of files) {
        const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: "image/png" }));
    }
    const options = { bubbles: true, cancelable: true };
    const event = kind === "paste"
        ? new ClipboardEvent("paste", { ...options, clipboardData: data })
        : new DragEvent("drop", { ...options, dataTransfer: data });
    element.dispatchEvent(event);
    return event.defaultPrevented;
}"""


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def png(colour):
    file = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


GATE, YARD = [png("teal"), "gate.png"], [png("olive"), "yard.png"]


@pytest.fixture
def story(newsroom):
    return make_article(text="<p>Before. After.</p>", live=False)


@pytest.fixture
def editor(sign_in, story):
    page = sign_in(make_user(group="Editors"))
    page.goto(edit_url(story))
    page.locator(f"{TEXT}[aria-labelledby]").first.wait_for()
    return page


def give(page, name, alt):
    """Fill in Wagtail's dialog for this file and send it."""
    dialog = page.locator(".modal-dialog")
    page.wait_for_function(
        "name => document.querySelector('.modal-dialog input[type=file]')?.files[0]?.name === name"
        " && document.querySelector('.modal-dialog input[name$=-title]').value",
        arg=name,
    )
    with page.expect_response("**/images/chooser/create/"):
        dialog.get_by_label("Description").fill(alt)
        dialog.get_by_label("Credit").fill("Demo Photographer")
        dialog.get_by_role("button", name="Upload").click()


def draft_of(story, page, is_right):
    for _ in range(60):
        draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
        if is_right(draft):
            break
        page.wait_for_timeout(250)
    return draft


def has_both(draft):
    return [block.block_type for block in draft.body] == ["text", "image", "image"] and all(
        block.value["image"] for block in list(draft.body)[1:]
    )


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_a_picture_goes_into_the_text_where_it_was_put(editor, story, kind):
    assert editor.locator(TEXT).evaluate(EVENT, [kind, [GATE, YARD]])
    give(editor, "gate.png", "A gate")
    give(editor, "yard.png", "A yard")
    draft = draft_of(story, editor, has_both)
    assert [block.block_type for block in draft.body] == ["text", "image", "image"]
    found = [block.value["image"] for block in list(draft.body)[1:]]
    assert [(one.description, one.credit) for one in found] == [
        ("A gate", "Demo Photographer"),
        ("A yard", "Demo Photographer"),
    ]
    assert [one.contextual_alt_text for one in found] == ["A gate", "A yard"]


def test_beside_the_text_it_is_the_story_s_picture(editor, story):
    field = editor.get_by_role("textbox", name="Standfirst")
    assert field.evaluate(EVENT, ["drop", [GATE]])
    give(editor, "gate.png", "A gate")
    draft = draft_of(story, editor, lambda draft: draft.lead_image)
    assert draft.lead_image == NewsImage.objects.get(description="A gate")


def test_who_closes_the_dialog_has_lost_nothing(editor, story):
    editor.get_by_role("textbox", name="Standfirst").evaluate(EVENT, ["drop", [GATE]])
    editor.locator(".modal-dialog").get_by_role("button", name="Close").click()
    assert "Before. After." in editor.locator(TEXT).inner_text()
    assert not NewsImage.objects.exists()
