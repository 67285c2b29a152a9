"""The strip above a story, and links to a place in it, as people press them."""

import pytest

from tests.browser.keyboard import wait_until
from tests.factories import make_article, make_topic, make_user
from tests.publishing import now_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_the_strip_submits_and_a_link_to_a_field_works_on_its_own_page(newsroom, sign_in):
    author = make_user("ada", group="Editors")
    article = make_article(title="A hearing", owner=author, topics=[make_topic()])
    desk = sign_in(author)
    desk.goto(f"/admin/pages/{article.pk}/edit/")
    desk.wait_for_load_state()
    # A tab that is not open, as a finding in the panel beside the story would link to it.
    path = f"/admin/pages/{article.pk}/edit/#id_slug"
    desk.evaluate(
        """href => document.body.insertAdjacentHTML(
            "afterbegin", `<a id="shown" href="${href}">Show it</a>`)""",
        path,
    )
    for _ in range(2):  # the second press does not change the address
        desk.evaluate("document.getElementById('shown').click()")
        wait_until(desk, "document.activeElement.id === 'id_slug'")
        desk.evaluate("document.activeElement.blur()")
    desk.get_by_role("tab", name="Story").click()
    desk.get_by_role("button", name="Submit for review").click()
    desk.get_by_text("has been submitted for moderation").wait_for()
    assert now_of(article).current_workflow_task.name == "Copy edit"
    desk.goto(f"/admin/pages/{article.pk}/edit/")
    desk.get_by_text("Next: Copy edit, since").wait_for()
