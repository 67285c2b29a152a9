"""The button that kills a story, the report after it, and the command that does the same."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.models import ArticlePage, Kill
from tests.editor import edit_url
from tests.factories import make_user
from tests.publishing import published, shown

pytestmark = pytest.mark.django_db
URL = "story_kill"


@pytest.fixture
def moderator(newsroom, client):
    user = make_user(group="Moderators")
    client.force_login(user)
    return user


def test_one_button_kills_and_the_report_says_from_where(client, moderator):
    article = published(title="Named by mistake")
    address = reverse(URL, args=[article.pk])
    assert address in client.get(edit_url(article)).content.decode()
    question = client.get(address).content.decode()
    assert "Named by mistake" in question
    assert "cannot be undone" in question
    response = client.post(address, {"cause": "danger"})
    report = reverse("story_killed", args=[Kill.objects.get().pk])
    assert (response.status_code, response["Location"]) == (302, report)
    page = client.get(report).content.decode()
    assert "Versions" in page
    assert "Named by mistake" not in page
    assert report in client.get(reverse("story_kills")).content.decode()
    assert client.get(article.address).status_code == 410


def test_without_a_cause_nothing_happens(client, moderator):
    article = published()
    response = client.post(reverse(URL, args=[article.pk]), {})
    assert "This field is required" in response.content.decode()
    assert ArticlePage.objects.filter(pk=article.pk).exists()


def test_a_second_press_of_the_button_leads_to_the_report(client, moderator):
    article = published()
    for _ in range(2):
        response = client.post(reverse(URL, args=[article.pk]), {"cause": "privacy"})
        assert response["Location"] == reverse("story_killed", args=[Kill.objects.get().pk])


@pytest.mark.parametrize("group", ["Contributors", "Editors"])
def test_others_neither_see_the_button_nor_get_past_it(newsroom, client, group):
    article = published()
    user = make_user(group=group)
    client.force_login(user)
    assert reverse(URL, args=[article.pk]) not in client.get(edit_url(article)).content.decode()
    response = client.post(reverse(URL, args=[article.pk]), {"cause": "danger"})
    assert response.status_code == 302
    assert "permission" in shown(response)
    assert ArticlePage.objects.filter(pk=article.pk).exists()
    assert client.get(reverse("story_kills")).status_code == 302


def test_the_empty_list_says_where_the_button_is(client, moderator):
    assert "No stories have been killed" in client.get(reverse("story_kills")).content.decode()


@pytest.mark.parametrize("whole", [True, False])
def test_the_command_takes_an_address(client, capsys, whole):
    article = published()
    address = f"https://newsroom.example{article.address}" if whole else article.address
    call_command("kill_story", address)
    assert "removed from" in capsys.readouterr().out
    assert client.get(article.address).status_code == 410
    with pytest.raises(CommandError, match="no story at this address"):
        call_command("kill_story", address)


def test_the_command_without_a_story_finishes_what_was_interrupted(capsys):
    call_command("kill_story")
    assert "No kill was interrupted" in capsys.readouterr().out
