"""Breaking news by keyboard alone: a second person publishes, and what was left out is done."""

import pytest

from articles.models import ArticlePage, SkippedCheck
from tests.browser.keyboard import press, tab_to
from tests.factories import make_user
from tests.publishing import draft

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
TITLE = "Court frees the printers"
REASON = "The judge has just said it in the open court."


def choose_action(page, name):
    page.get_by_role("button", name="More actions").focus()
    page.keyboard.press("Enter")
    press(page, name, most=12)


def tick_everything(page):
    for item in page.locator("label.check-item__label:has(input[name^=ticked])").all_inner_texts():
        tab_to(page, item.strip())
        page.keyboard.press("Space")


def test_published_at_once_and_checked_afterwards(newsroom, sign_in):
    reporter = make_user("nora", group="Contributors")
    article = draft(title=TITLE, owner=reporter)
    article.save_revision(user=reporter)
    edit = f"/admin/pages/{article.pk}/edit/"

    desk = sign_in(reporter)
    desk.goto(edit)
    choose_action(desk, "Submit to Review")
    desk.get_by_text("has been submitted for moderation").wait_for()

    second = sign_in(make_user("max", group="Moderators"))
    press(second, TITLE)
    second.wait_for_url("**/review/")
    press(second, "Open the editor")
    second.wait_for_url("**/edit/**")
    press(second, "Actions")
    press(second, "Publish fast")
    second.wait_for_url("**/publish-fast/")
    tick_everything(second)
    tab_to(second, "Why can it not wait?")
    second.keyboard.type(REASON)
    press(second, "Publish now")
    second.get_by_text(f"“{TITLE}” is published.").wait_for()
    assert ArticlePage.objects.get(pk=article.pk).live

    # The mark on the home screen, and the way from there to what was left out.
    second.goto("/admin/")
    second.get_by_role("heading", name="Live, checks still to do").wait_for()
    press(second, TITLE)
    second.wait_for_url("**/edit/")
    press(second, "Copy edit")
    second.wait_for_url("**/checks/copy_edit/")
    tick_everything(second)
    press(second, "Passed")
    second.get_by_text("Copy edit passed.").first.wait_for()
    assert not SkippedCheck.objects.still_open().filter(kind="copy_edit").exists()
    assert SkippedCheck.objects.still_open().filter(article=article).count() == 2
