"""Renaming a topic: its name, its address, and what becomes of the old ones."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from articles.models import RetiredRecordAddress, Topic, TopicSynonym
from articles.services.records.topics import RenameRefused, rename_topic
from tests.factories import make_article, make_topic, make_user
from tests.replay import remembered

pytestmark = pytest.mark.django_db


def rename(topic, name, by=None, **options):
    return rename_topic(topic=topic, name=name, by=by, now=timezone.now(), **options)


@pytest.fixture
@remembered
def topic():
    topic = make_topic("Asyl")
    make_article(live=True, topics=[topic])
    return topic


def test_the_old_address_leads_to_the_new_one(client, topic):
    renamed = rename(topic, "Asylum", keep_name=False)
    assert (renamed.name, renamed.slug) == ("Asylum", "asylum")
    response = client.get("/topics/asyl/")
    assert (response.status_code, response["Location"]) == (301, "/topics/asylum/")
    assert client.get("/topics/asylum/").status_code == 200
    assert not TopicSynonym.objects.exists()


def test_the_old_address_can_be_gone(client, topic):
    rename(topic, "Asylum", leads_on=False, keep_name=False)
    assert client.get("/topics/asyl/").status_code == 410


def test_the_old_name_stays_as_a_synonym(topic):
    rename(topic, "Asylum")
    assert TopicSynonym.objects.get().name == "Asyl"


def test_a_synonym_can_become_the_name(topic):
    TopicSynonym.objects.create(topic=topic, name="Asylum")
    rename(topic, "Asylum")
    assert [synonym.name for synonym in TopicSynonym.objects.all()] == ["Asyl"]


def test_back_to_the_first_address(client, topic):
    rename(topic, "Asylum", keep_name=False)
    rename(topic, "Asyl", keep_name=False)
    assert client.get("/topics/asyl/").status_code == 200
    assert client.get("/topics/asylum/")["Location"] == "/topics/asyl/"


def test_another_ones_address_and_name_are_refused(topic):
    other = make_topic("Courts")
    with pytest.raises(RenameRefused, match="There is already a topic with this name"):
        rename(topic, "courts")
    with pytest.raises(RenameRefused, match="already exists"):
        rename(topic, "Something", slug="courts")
    rename(other, "Justice", keep_name=False)
    with pytest.raises(RenameRefused, match="used to belong to another topic"):
        rename(topic, "Courts")
    topic.refresh_from_db()
    assert topic.name == "Asyl"


def test_a_new_topic_never_takes_an_old_address(topic):
    rename(topic, "Asylum", keep_name=False)
    assert make_topic("Asyl").slug.startswith("asyl-")
    assert RetiredRecordAddress.objects.get().slug == "asyl"


def test_it_is_logged_and_only_moderators_do_it(newsroom, topic):
    with pytest.raises(PermissionDenied):
        rename(topic, "Asylum", by=make_user(group="Editors"))
    moderator = make_user(group="Moderators")
    rename(topic, "Asylum", by=moderator)
    entry = ModelLogEntry.objects.get(action="topic.address_changed")
    assert (entry.user, entry.data) == (moderator, {"reason": "asyl → asylum"})


def test_the_screen(newsroom, client, topic):
    client.force_login(make_user(group="Moderators"))
    url = reverse("rename_topic", args=[topic.pk])
    edit = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    assert url in client.get(edit).content.decode()
    make_topic("Courts")
    data = {"name": "Courts", "slug": "", "old_address": "gone"}
    page = client.post(url, data)
    assert "There is already a topic with this name." in page.content.decode()
    assert 'value="Courts"' in page.content.decode()
    assert client.post(url, {**data, "name": "Asylum"})["Location"] == edit
    assert client.get("/topics/asyl/").status_code == 410
    client.force_login(make_user(group="Editors"))
    assert client.get(url).status_code == 302


def test_the_form_keeps_the_address(newsroom, client, topic):
    client.force_login(make_user(group="Editors"))
    edit = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    empty = {"synonyms-TOTAL_FORMS": "0", "synonyms-INITIAL_FORMS": "0"}
    data = {**empty, "name": "Asylum", "slug": "other", "hidden": "on"}
    assert client.post(edit, data).status_code == 302
    topic.refresh_from_db()
    assert (topic.name, topic.slug, topic.hidden) == ("Asylum", "asyl", True)
    assert (
        "Hidden" in client.get(reverse(Topic.snippet_viewset.get_url_name("list"))).content.decode()
    )
