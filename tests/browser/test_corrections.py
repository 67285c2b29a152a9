"""A mistake in a live story is put right, by keyboard; readers compare the two versions."""

import pytest

from articles.models import ArticlePage, Correction
from tests.browser.keyboard import press, tab_to
from tests.factories import make_user
from tests.publishing import approved, published

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
WRONG, RIGHT = "The hearing was on Monday.", "The hearing was on Tuesday."
TEXT = "An earlier version said that the hearing was on Monday. It was on Tuesday."
QUOTED = "<p>Somebody said “these are the words number 0” there.</p>"


@pytest.fixture
def article(newsroom):
    """Live with the mistake; the draft without it is approved, and says nothing to readers."""
    story = published(title="The hearing", body=[("text", f"{QUOTED}<p>{WRONG}</p>")])
    draft = story.get_latest_revision_as_object()
    draft.body = [("text", f"{QUOTED}<p>{RIGHT}</p>")]
    revision = draft.save_revision(user=make_user("edda", group="Editors"))
    return approved(ArticlePage.objects.get(pk=story.pk), revision)


def publish(page):
    """The last entry of the menu beside "Save draft"."""
    press(page, "More actions")
    press(page, "Publish", most=20)


def test_a_correction_and_its_comparison(article, sign_in, open_window):
    desk = sign_in(make_user("max", group="Moderators"))
    desk.goto(f"/admin/pages/{article.pk}/edit/")
    publish(desk)
    desk.wait_for_url("**/change/")
    press(desk, "Something readers should know")
    desk.wait_for_url("**/corrections/new/**")
    desk.get_by_role("heading", name="What do readers need to know about this change?").wait_for()
    tab_to(desk, "Correction: we got something wrong")
    desk.keyboard.press("Space")
    tab_to(desk, "Notice to readers")
    desk.keyboard.type(TEXT)
    press(desk, "Preview")
    desk.get_by_role("heading", name="As readers will see it").wait_for()
    press(desk, "Save for the next version")
    desk.wait_for_url("**/edit/")
    desk.get_by_text("This version comes with a notice (Correction)").wait_for()
    assert not Correction.objects.exists()
    publish(desk)
    desk.get_by_text("has been published").wait_for()
    assert Correction.objects.get().text == TEXT

    reader = open_window(width=390, java_script_enabled=False)
    reader.goto(article.address)
    reader.get_by_text(TEXT).wait_for()
    press(reader, "See what changed")
    reader.wait_for_url("**/versions/1/")
    reader.locator("del", has_text="Monday.").wait_for()
    reader.locator("ins", has_text="Tuesday.").wait_for()
    press(reader, "All versions")
    reader.get_by_role("heading", name="Version 2").wait_for()
    press(reader, "Corrections", most=60)
    reader.wait_for_url("**/corrections/")
    reader.get_by_text(TEXT).wait_for()
