"""A story that endangers somebody is taken down with the keyboard, and readers find it gone."""

import pytest

from articles.models import ArticlePage, Kill
from tests.browser.keyboard import press, tab_to
from tests.factories import make_user
from tests.publishing import published

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_a_story_is_killed_with_the_keyboard_alone(newsroom, sign_in, open_window):
    article = published(title="The man who was named")
    reader = open_window()
    reader.goto(article.address)
    reader.get_by_role("heading", name="The man who was named").wait_for()

    moderator = sign_in(make_user("max", group="Moderators"))
    moderator.goto(f"/admin/pages/{article.pk}/edit/")
    press(moderator, "Actions")
    press(moderator, "Kill this story…", most=20)
    moderator.wait_for_url("**/kill/")
    tab_to(moderator, "It puts someone in danger")
    moderator.keyboard.press("Space")
    press(moderator, "Kill the story now")
    moderator.get_by_role("heading", name="Removed from").wait_for()
    assert "The man who was named" not in moderator.content()

    assert not ArticlePage.objects.exists()
    assert Kill.objects.get().finished_at
    # The first reader's browser may show what it has for a minute; everybody else's asks.
    another = open_window()
    another.goto(article.address)
    another.get_by_text("This story is no longer published").wait_for()
