"""Topics of a story: by their names and synonyms; new ones by editors and up."""

import pytest
from django import forms

from articles.editing.stories.topics import TopicField, TopicWidget
from articles.models import ArticlePage, Topic, TopicSynonym
from tests.editor import edit_url, form_data
from tests.factories import make_article, make_topic, make_user
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def courts():
    topic = make_topic("Courts and law")
    TopicSynonym.objects.create(topic=topic, name="Judiciary")
    return topic


def field(may_add=False):
    return TopicField(required=False, tag_model=Topic, free_tagging=may_add)


@pytest.mark.parametrize(
    "typed",
    [
        '"Courts and law"',
        "courts  AND law,",
        "Judiciary",
        "judiciary, Courts and law",
        "Courts\N{NO-BREAK SPACE}and\N{NO-BREAK SPACE}law",
    ],
)
def test_a_topic_is_known_by_its_names_in_any_typography(courts, typed):
    assert field().clean(typed) == ["Courts and law"]


def test_a_new_name_is_refused_to_those_who_may_not_make_topics(courts):
    with pytest.raises(forms.ValidationError, match="There is no topic “Prisons”"):
        field().clean("Courts and law, Prisons")


def test_a_new_name_is_tidied_for_those_who_may(courts):
    assert field(may_add=True).clean('"  Prison   camps "') == ["Prison camps"]


@pytest.mark.parametrize("typed", ["…,", "x" * 101])
def test_a_new_name_must_be_one(courts, typed):
    with pytest.raises(forms.ValidationError):
        field(may_add=True).clean(typed)


def test_names_are_shown_without_quotation_marks(courts):
    shown = TopicWidget(tag_model=Topic).format_value([courts, make_topic("Sport")])
    assert shown == "Courts\N{NO-BREAK SPACE}and\N{NO-BREAK SPACE}law,Sport"
    assert field().clean(shown) == ["Courts and law", "Sport"]


def test_the_editor_suggests_by_synonym(client, courts):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    response = client.get("/admin/topics/suggest/", {"term": "judic"})
    assert [name.split() for name in response.json()] == [["Courts", "and", "law"]]
    assert client.get("/admin/topics/suggest/", {"term": "…"}).json() == []


def test_suggestions_are_for_the_newsroom(client, courts):
    assert client.get("/admin/topics/suggest/", {"term": "judic"}).status_code == 302


@pytest.mark.parametrize(("group", "saved"), [("Contributors", False), ("Editors", True)])
def test_only_editors_make_topics_by_typing(newsroom, client, courts, group, saved):
    user = make_user(group=group)
    story = make_article(topics=[courts], owner=user)
    client.force_login(user)
    response = client.post(edit_url(story), form_data(client, story, topics="Prisons,judiciary"))
    assert (response.status_code == 302) is saved
    assert Topic.objects.filter(name="Prisons").exists() is saved
    if saved:
        draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
        assert {topic.name for topic in draft.topics.all()} == {"Prisons", "Courts and law"}


def test_part_of_a_topics_name_asks_first(newsroom, client):
    """Typing "Asyl" and Enter must not make a second topic beside "Asylum"."""
    asylum = make_topic("Asylum")
    user = make_user(group="Editors")
    story = make_article(topics=[make_topic("Courts")], owner=user)
    client.force_login(user)
    data = form_data(client, story, topics="Courts,Asyl")
    response = client.post(edit_url(story), data)
    page = response.content.decode()
    assert response.status_code == 200
    assert "“Asyl” is similar to “Asylum”" in page
    assert "Create a new topic:" in page
    assert not Topic.objects.filter(name="Asyl").exists()
    client.post(edit_url(story), {**data, "topics": "Courts,Asylum"})
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert asylum in draft.topics.all()
    data = form_data(client, story, topics="Courts,Asyl", **{"topics-new": "1"})
    assert client.post(edit_url(story), data).status_code == 302
    assert Topic.objects.filter(name="Asyl").exists()


def test_a_hidden_topic_is_not_suggested_and_stays_on_its_stories(newsroom, client):
    hidden = make_topic("Hidden thing", hidden=True)
    user = make_user(group="Editors")
    story = make_article(topics=[hidden], owner=user)
    client.force_login(user)
    assert client.get("/admin/topics/suggest/", {"term": "hidden"}).json() == []
    assert client.post(edit_url(story), form_data(client, story)).status_code == 302
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert list(draft.topics.all()) == [hidden]
