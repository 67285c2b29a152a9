"""People of one name are told apart wherever one of them is chosen."""

import pytest
from django.urls import reverse

from articles.models import Membership, PersonMention, Quote
from articles.selectors.records.telling_apart import tell_apart
from articles.services.reading import read
from tests.editor import form_data
from tests.factories import make_article, make_organization, make_person, make_user
from tests.reading_story import BODY, make_story, scripted

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Two people of one name: a senator who was mentioned, and one who is quoted in a draft too."""
    senator, fisher = make_person("Ines Demo"), make_person("Ines Demo")
    senate = make_organization("Senate of Utopia")
    Membership.objects.create(person=senator, organization=senate, role="Senator")
    for day, title in (("2026-01-01", "Old story"), ("2026-02-01", "New story")):
        mentions = [PersonMention(person=senator)]
        make_article(title=title, live=True, published_on=day, person_mentions=mentions)
    said = Quote(words="We fish", speaker_kind="person", person=fisher)
    make_article(title="On the pier", live=True, text="<p>“We fish”</p>", quotes=[said])
    make_article(title="Secret draft", person_mentions=[PersonMention(person=fisher)])
    return senator, fisher


def test_by_their_posts_and_their_last_published_story(two, django_assert_num_queries):
    senator, fisher = two
    nobody = make_person("Ines Demo")
    with django_assert_num_queries(2):
        told = tell_apart([senator.pk, fisher.pk, nobody.pk])
    assert told == {
        senator.pk: "Senator, Senate of Utopia; in “New story”",
        fisher.pk: "in “On the pier”",
        nobody.pk: "no post and no published story",
    }
    with django_assert_num_queries(0):
        assert tell_apart([]) == {}


def test_in_the_chooser(client, two):
    client.force_login(make_user(group="Editors"))
    page = client.get(reverse("wagtailsnippetchoosers_articles_person:choose")).json()["html"]
    assert "Senator, Senate of Utopia; in “New story”" in page
    assert "in “On the pier”" in page and "Secret draft" not in page


def test_beside_the_text(client, two, newsroom, monkeypatch):
    monkeypatch.setattr(read, "extract", scripted)
    story = make_story()
    client.force_login(make_user(group="Editors"))
    url = reverse("story_record_panel", args=[story.pk])
    html = client.post(url, form_data(client, story, text=BODY)).json()["html"]
    assert "Ines Demo (Senator, Senate of Utopia; in “New story”)" in html
    assert "Ines Demo (in “On the pier”)" in html
