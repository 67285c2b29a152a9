"""Topics: their list, what stands below what, other names."""

import pytest

from articles.models import Topic, TopicSynonym
from articles.selectors.records.topics import read_topics
from tests.factories import make_article, make_topic

pytestmark = pytest.mark.django_db


def tree():
    return {entry.name.name: [below.name for below in entry.below] for entry in read_topics()}


def test_topics_stand_below_the_highest_public_one():
    rights = make_topic("Rights")
    prisons = make_topic("Prisons", parent=rights)
    cells = make_topic("Cells", parent=prisons)
    hidden = make_topic("Hidden")
    press = make_topic("Press", parent=hidden)
    make_article(live=True, topics=[rights, prisons, cells, press])
    assert tree() == {"Press": [], "Rights": ["Cells", "Prisons"]}


def test_a_circle_of_topics_loses_none():
    one, two = make_topic("One"), make_topic("Two")
    Topic.objects.filter(pk=one.pk).update(parent=two)
    Topic.objects.filter(pk=two.pk).update(parent=one)
    make_article(live=True, topics=[one, two])
    assert tree() == {"One": [], "Two": []}


def test_another_name_leads_to_the_topic(client):
    topic = make_topic("Prisons")
    TopicSynonym.objects.create(topic=topic, name="Jails")
    assert client.get("/topics/jails/").status_code == 404  # nobody has written about it yet
    make_article(live=True, topics=[topic])
    response = client.get("/topics/jails/")
    assert (response.status_code, response["Location"]) == (301, "/topics/prisons/")
