"""The edit screen of a story costs the same with one quote and with fifteen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import PersonMention, Quote
from tests.editor import edit_url, form_data
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_full_article,
    make_organization,
    make_person,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db
BUDGET = 60
# A query for each row shows with a dozen; drawing more rows takes seconds and shows no more.
SIZES = (1, 15)


@pytest.fixture
def desk(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


def make_story(size, **fields):
    """A story of `size` quotes with every chooser filled, and as many rows of all other kinds."""
    article = make_full_article(size=size, **{"live": False, **fields})
    draft = article.get_latest_revision_as_object()
    for quote in draft.quotes.all():
        quote.said_in_document, quote.said_in_event = make_document(), make_event()
        quote.reported_by_document = make_document()
        quote.reported_by_person = make_person()
        quote.addressee_organization = make_organization()
    draft.save_revision()
    return article


def queries(call, *args, **kwargs):
    with CaptureQueriesContext(connection) as captured:
        response = call(*args, **kwargs)
    return response, len(captured)


@pytest.mark.parametrize("live", [False, True])
def test_the_screen_costs_the_same_for_one_quote_and_for_fifteen(desk, live):
    stories = {size: make_story(size, live=live) for size in SIZES}
    counts = {}
    for size, story in stories.items():
        # The first visit notes who follows the comments of the page.
        desk.get(edit_url(story))
        response, counts[size] = queries(desk.get, edit_url(story))
        assert response.status_code == 200
        assert response.content.count(b'name="quotes-') > size
    assert counts[1] == counts[15] <= BUDGET


def test_a_new_story_costs_less_than_an_old_one(desk):
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", make_section().pk])
    desk.get(url)
    response, count = queries(desk.get, url)
    assert response.status_code == 200
    assert count <= BUDGET


def test_a_refused_save_shows_a_dozen_quotes_for_the_price_of_one(desk):
    counts = {}
    for size in SIZES:
        story = make_story(size)
        data = form_data(desk, story, title="")
        response, counts[size] = queries(desk.post, edit_url(story), data)
        assert response.status_code == 200
        assert "title" in response.context["form"].errors
    assert counts[1] == counts[15]


def test_loading_a_revision_costs_the_same_for_one_quote_and_for_fifteen():
    counts = {}
    for size in SIZES:
        revision = make_story(size).get_latest_revision()
        article, counts[size] = queries(revision.as_object)
        with CaptureQueriesContext(connection) as captured:
            names = [quote.person.name for quote in article.quotes.all()]
            topics = [topic.name for topic in article.topics.all()]
        assert len(names) == len(topics) == size
        assert len(captured) == 0
    assert counts[1] == counts[15]


def test_a_record_that_is_gone_leaves_its_row_and_its_words():
    person, other = make_person(), make_person()
    article = make_article(
        text="<p>They said “we are here” and “we stay”.</p>",
        quotes=[
            Quote(words="we are here", speaker_kind="person", person=person),
            Quote(words="we stay", speaker_kind="person", person=other),
        ],
        person_mentions=[PersonMention(person=person, described_as="a teacher")],
    )
    person.delete()
    draft = article.get_latest_revision_as_object()
    assert [quote.person for quote in draft.quotes.all()] == [None, other]
    assert [row.described_as for row in draft.person_mentions.all()] == ["a teacher"]


def test_a_topic_that_is_gone_leaves_the_story():
    article = make_full_article(size=2, live=False)
    gone, kept = article.get_latest_revision_as_object().topics.all()
    gone.delete()
    assert list(article.get_latest_revision_as_object().topics.all()) == [kept]
