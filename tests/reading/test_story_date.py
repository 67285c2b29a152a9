"""From which day a story is, is asked where the days in its text are counted from it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import RejectedProposal
from tests.editor import form_data
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
TEXT = "<p>The council met on Thursday. Mayor Ada Roe spoke there last month.</p>"
DATED = "<p>GENEVA, 7 March 2019 – The council met on Thursday.</p>"
QUESTION = "From which day is this story?"


@pytest.fixture
def desk(client, newsroom):
    client.force_login(make_user(group="Editors"))
    return client


def begun_today(text=TEXT, **fields):
    return make_article(text=text, **{"published_on": timezone.localdate(), **fields})


def ask(desk, story, **told):
    url = reverse("story_record_panel", args=[story.pk])
    return desk.post(url, {**form_data(desk, story), **told}).json()["html"]


def test_it_is_asked_before_everything_is_accepted(desk):
    html = ask(desk, begun_today())
    assert QUESTION in html and "Thursday" in html
    assert 'data-record-do="accept_all"' not in html


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (DATED, None),
        ("<p>The council met.</p>", None),
        (TEXT, datetime.date(2019, 3, 7)),
    ],
)
def test_it_is_not_asked_where_it_is_known_or_matters_not(desk, text, day):
    story = begun_today(text, published_on=day or timezone.localdate())
    assert QUESTION not in ask(desk, story)


def test_it_is_asked_until_somebody_answers(desk):
    story = begun_today()
    assert QUESTION not in ask(desk, story, date_is_right="1")
    assert QUESTION not in ask(desk, story)
    assert RejectedProposal.objects.get().article_id == story.pk
    assert QUESTION in ask(desk, begun_today())


def test_another_day_answers_it_too(desk):
    story = begun_today()
    assert QUESTION not in ask(desk, story, published_on="2017-07-13")
