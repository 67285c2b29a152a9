"""What is selected in the text is added to the record: found, or made."""

import pytest
from django.urls import reverse

from articles.models import Event, Organization, Person, Place, SourceDocument
from tests.editor import form_data
from tests.factories import make_article, make_person, make_user

pytestmark = pytest.mark.django_db
MODELS = {
    "person": (Person, "person_mentions"),
    "organization": (Organization, "organization_mentions"),
    "document": (SourceDocument, "document_mentions"),
    "event": (Event, "event_mentions"),
}


@pytest.fixture
def story(newsroom):
    return make_article(text="<p>Nima Farr spoke for the Harbour Watch.</p>")


@pytest.fixture
def desk(client, story):
    client.force_login(make_user(group="Editors"))
    return client


def add(desk, story, kind, words):
    url = reverse("story_record_panel", args=[story.pk])
    response = desk.post(url, {**form_data(desk, story), "add": kind, "words": words})
    return response.status_code, response.json()


@pytest.mark.parametrize("kind", MODELS)
def test_a_new_record_of_each_kind_comes_back_as_a_row(desk, story, kind):
    model, relation = MODELS[kind]
    status, answer = add(desk, story, kind, " Nima \n Farr ")
    record = model.objects.get(name="Nima Farr")
    [row] = answer["additions"]["rows"]
    assert (status, row["relation"]) == (200, relation)
    assert str(row["fields"][kind]["chosen"]["id"]) == str(record.pk)
    assert row["fields"]["described_as"] == "Nima Farr"


def test_a_place_becomes_a_record_alone(desk, story):
    _, answer = add(desk, story, "place", "Northern Harbour")
    assert answer["additions"]["rows"] == []
    assert Place.objects.filter(name="Northern Harbour").exists()


def test_a_person_is_private_or_the_one_who_is_known(desk, story):
    add(desk, story, "person", "Nima Farr")
    assert Person.objects.get().standing == "private"
    _, answer = add(desk, story, "person", "NIMA FARR")
    assert Person.objects.count() == 1
    assert len(answer["additions"]["rows"]) == 1


def test_of_two_people_of_one_name_nobody_is_guessed(desk, story):
    make_person("Nima Farr")
    make_person("Nima Farr")
    status, answer = add(desk, story, "person", "Nima Farr")
    assert status == 400 and "2 records called “Nima Farr”" in answer["error"]


@pytest.mark.parametrize(
    ("kind", "words"), [("person", "…"), ("person", "x" * 300), ("topic", "Harbours"), ("no", "x")]
)
def test_what_names_nothing_adds_nothing(desk, story, kind, words):
    status, _ = add(desk, story, kind, words)
    assert status == 400 and not Person.objects.exists()
