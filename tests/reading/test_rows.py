"""Rows that a machine accepted stand out in the story's screen, and are confirmed there."""

import pytest
from bs4 import BeautifulSoup

from articles.models import ArticlePage, PersonMention, Quote
from tests.editor import edit_url, form_data
from tests.factories import make_article, make_person, make_topic, make_user

pytestmark = pytest.mark.django_db
MARK = "Found automatically, not confirmed"


@pytest.fixture
def desk(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


@pytest.fixture(params=[False, True], ids=["draft", "draft of a live story"])
def story(request):
    person = make_person("Ada Roe")
    article = make_article(
        live=request.param, text="<p>The chair, Ada Roe, said “we are here”.</p>",
        topics=[make_topic("Courts")],
    )  # fmt: skip
    draft = article.get_latest_revision_as_object()
    draft.quotes = [
        Quote(words="we are here", speaker_kind="person", person=person, origin="machine"),
        Quote(words="Ada Roe", speaker_kind="described", attributed_as="the chair"),
    ]
    draft.person_mentions = [PersonMention(person=person, origin="machine")]
    draft.save_revision()
    return article


def draft_of(story):
    return ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()


def origins(story):
    draft = draft_of(story)
    return [row.origin for row in [*draft.quotes.all(), *draft.person_mentions.all()]]


def test_each_such_row_says_so_and_no_other_does(desk, story):
    soup = BeautifulSoup(desk.get(edit_url(story)).content, "html.parser")
    marks = soup.select("[data-machine-found]")
    assert all(MARK in mark.get_text() for mark in marks)
    assert [mark.input["name"] for mark in marks] == [
        "quotes-0-confirmed",
        "person_mentions-0-confirmed",
    ]


def test_a_tick_confirms_that_row_alone(desk, story):
    desk.post(edit_url(story), form_data(desk, story, **{"quotes-0-confirmed": "1"}))
    assert origins(story) == ["editor", "editor", "machine"]
    desk.post(edit_url(story), form_data(desk, story, **{"person_mentions-0-confirmed": "1"}))
    assert set(origins(story)) == {"editor"}
    assert MARK not in desk.get(edit_url(story)).content.decode()


def test_saving_without_a_tick_confirms_nothing(desk, story):
    desk.post(edit_url(story), form_data(desk, story, title="Another headline"))
    assert draft_of(story).title == "Another headline"
    assert origins(story) == ["machine", "editor", "machine"]


def test_a_tick_on_a_row_of_an_editors_own_changes_nothing(desk, story):
    desk.post(edit_url(story), form_data(desk, story, **{"quotes-1-confirmed": "1"}))
    assert origins(story) == ["machine", "editor", "machine"]
