"""The list of stories counts and pages through its beginning; filters reach the rest."""

import pytest
from django.urls import reverse

from articles.editing.lists import bounded
from articles.enums import DeskList
from tests.factories import make_article, make_section, make_topic, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["", "?q=Paged", "?p=900"])
def test_only_the_beginning_is_counted(client, monkeypatch, query):
    monkeypatch.setattr(bounded, "MAX_COUNTED", 2)
    for number in range(4):
        make_article(title=f"Paged {number}")
    client.force_login(make_user(is_superuser=True))
    answer = client.get(reverse("stories:index") + query)
    assert answer.status_code == 200
    assert answer.context["paginator"].count == 2
    assert "First 2" in answer.content.decode()


@pytest.mark.parametrize("desk", [desk.value for desk in DeskList])
def test_a_search_goes_with_every_list(client, desk):
    """A search takes fewer conditions than a list: what it does not take is an error."""
    client.force_login(make_user(is_superuser=True))
    answer = client.get(reverse("stories:index"), {"desk": desk, "q": "trains"})
    assert answer.status_code == 200


def test_a_search_goes_with_a_section_and_a_topic(client):
    section, topic = make_section("World"), make_topic("Rails")
    make_article(live=True, title="A story of trains", section=section, topics=[topic])
    make_article(title="Another of trains", section=make_section("Sport"))
    client.force_login(make_user(is_superuser=True))
    for wanted in ({"section": section.pk}, {"topic": topic.pk}):
        answer = client.get(reverse("stories:index"), {**wanted, "q": "trains"})
        titles = [story.title for story in answer.context["object_list"]]
        assert titles == ["A story of trains"], wanted
    for name in ("topic", "author"):
        listed = reverse(f"wagtailsnippets_articles_{name}:list")
        assert client.get(listed, {"q": "a", "ordering": "stories"}).status_code == 200
