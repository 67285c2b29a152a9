"""A story in a language that is not read says so, and proposes no speaker."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.services.reading.read import read_article
from articles.services.reading.shapes import ProposalKind
from tests.factories import make_person, make_user
from tests.reading_story import make_story

pytestmark = pytest.mark.django_db
UNREAD = "We cannot read the language of this story yet."
GERMAN = "<p>Petra Vogel sagte, das Gericht sei „blind und taub für die Not der Leute“.</p>"
PSEUDONYM = "<p>“They sold everything we had,” said “Lena” (not her real name).</p>"


@pytest.fixture
def screen(client, newsroom):
    client.force_login(make_user(group="Editors", first_name="Ada"))

    def show(words):
        story = make_story(title="Pier closed", text=words)
        response = client.get(reverse("story_reading", args=[story.pk]))
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)

    return show


def test_a_language_that_is_not_read_is_said_to_be(screen):
    assert UNREAD in screen(GERMAN)


def test_a_story_that_is_read_has_no_such_words(screen):
    assert UNREAD not in screen("<p>“We stay here tonight,” said Ana Ruiz.</p>")


def test_a_pseudonym_is_no_person_of_the_newsroom(newsroom):
    make_person("Lena")
    story = make_story(title="Pier closed", text=PSEUDONYM)
    kinds = {one.kind for one in read_article(article=story).proposals}
    assert ProposalKind.QUOTE in kinds and ProposalKind.PERSON not in kinds
