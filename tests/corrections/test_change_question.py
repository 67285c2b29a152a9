"""“A typo, or something readers should know?”: asked when a change to a live story is published."""

import pytest
from django.urls import reverse

from articles.models import Correction
from tests.editor import edit_url, form_data
from tests.factories import make_user
from tests.publishing import edited_by, now_of, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


def question(article):
    return reverse("story_change", args=[article.pk])


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_the_press_of_the_author_leads_to_the_question_and_keeps_what_was_typed(client, button):
    user = make_user(group="Moderators")
    story = published(owner=user)
    client.force_login(user)
    data = form_data(client, story, title="Chechnya, and not Checnya", **{button: "1"})
    answer = client.post(edit_url(story), data)
    assert answer["Location"] == question(story)
    assert now_of(story).draft_title == "Chechnya, and not Checnya"
    assert now_of(story).title != "Chechnya, and not Checnya"


def test_the_author_says_what_it_was_and_someone_else_looks(client):
    author = make_user(group="Editors")
    story = published(owner=author)
    edited_by(story, author)
    client.force_login(author)
    new = reverse("story_correction_new", args=[story.pk])
    context = client.get(question(story)).context
    assert (context["minor_url"], context["correction_url"]) == (
        f"{new}?kind=minor",
        f"{new}?kind=correction",
    )
    assert client.get(context["minor_url"]).context["form"].initial["kind"] == "minor"
    client.force_login(make_user(group="Moderators"))
    second = client.get(question(story)).context
    assert second["minor_url"] == reverse("story_minor_edit", args=[story.pk])


def test_nothing_to_ask_leads_back_to_the_story(client):
    client.force_login(make_user(group="Moderators"))
    story = published()
    assert client.get(question(story))["Location"] == edit_url(story)


def test_a_story_that_was_taken_back_does_not_return_as_a_typo(client):
    story = published()
    edited_by(story, make_user(group="Editors"))
    Correction.objects.create(
        article=story,
        kind="retraction",
        text="It was wrong.",
        headline="Taken back",
        issued_at=story.first_published_at,
    )
    client.force_login(make_user(group="Moderators"))
    answer = client.get(question(story))
    assert answer["Location"] == reverse("story_correction_new", args=[story.pk])
