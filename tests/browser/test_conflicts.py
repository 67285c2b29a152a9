"""Two people in one story, in two real windows."""

import pytest

from articles.models import ArticlePage
from tests.editor import edit_url
from tests.factories import make_full_article, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_the_second_editor_chooses_between_two_versions(newsroom, sign_in):
    story = make_full_article(live=False, title="The first headline")
    ada = sign_in(make_user("ada", group="Moderators", first_name="Ada"))
    ben = sign_in(make_user("ben", group="Moderators", first_name="Ben"))
    for window in (ada, ben):
        window.goto(edit_url(story))
    ada.locator("#id_title").fill("The headline of Ada")
    with ada.expect_navigation():
        ada.get_by_role("button", name="Save draft").click()
    ben.locator("#id_standfirst").fill("Two lines\nof Ben.")
    ben.get_by_role("button", name="Save draft").click()
    ben.get_by_role("heading", name="What the other editor changed").wait_for()
    assert "Ada saved this story" in ben.inner_text("main")
    ben.get_by_role("button", name="Keep mine").click()
    ben.locator("#id_standfirst").wait_for()
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert draft.title == "The first headline"
    assert draft.standfirst.split() == ["Two", "lines", "of", "Ben."]
    titles = {revision.as_object().title for revision in draft.revisions.all()}
    assert titles == {"The first headline", "The headline of Ada"}


def test_one_window_is_no_conflict_with_its_own_background_saves(newsroom, sign_in):
    story = make_full_article(live=False, title="The first headline")
    ada = sign_in(make_user("ada", group="Moderators", first_name="Ada"))
    ada.goto(edit_url(story))
    # Wagtail saves in the background only what is changed a while after the screen has loaded.
    ada.wait_for_timeout(2500)
    with ada.expect_response(lambda answer: answer.request.method == "POST"):
        ada.locator("#id_standfirst").fill("Saved in the background.")
    ada.wait_for_timeout(500)
    ada.locator("#id_title").fill("Typed right before the button")
    ada.get_by_role("button", name="Save draft").click()
    ada.get_by_text("has been updated").first.wait_for()
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert draft.title == "Typed right before the button"
    assert draft.standfirst == "Saved in the background."
