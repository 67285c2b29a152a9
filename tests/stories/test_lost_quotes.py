"""Quotes whose words left the text are named on every save of the draft."""

import pytest
from django.urls import reverse

from articles.models import Quote
from tests.editor import edit_url, form_data, messages_of
from tests.factories import make_article, make_section, make_user
from tests.replay import remembered

pytestmark = pytest.mark.django_db
CHANGED = "<p>The minister said nothing on Monday.</p>"


@pytest.fixture
def desk(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


@pytest.fixture
@remembered
def story():
    return make_article(
        quotes=[Quote(words="we will answer", speaker_kind="described", attributed_as="she")]
    )


def test_saving_a_draft_names_what_is_lost(desk, story):
    response = desk.post(edit_url(story), form_data(desk, story, text=CHANGED), follow=True)
    assert "No longer in the text: “we will answer”" in messages_of(response)
    assert 'data-lost-quote="we will answer"' in response.content.decode()


def test_the_same_words_made_a_quote_twice_are_named_as_such(desk, story):
    draft = story.get_latest_revision_as_object()
    again = Quote(words="we will answer", speaker_kind="described", attributed_as="the minister")
    draft.quotes = [*draft.quotes.all(), again]
    draft.save_revision()
    response = desk.post(edit_url(story), form_data(desk, story, standfirst="New."), follow=True)
    assert "are quoted twice: “we will answer”" in messages_of(response)
    assert "No longer in the text" not in messages_of(response)


def test_saving_a_draft_is_quiet_while_the_words_are_there(desk, story):
    response = desk.post(edit_url(story), form_data(desk, story, standfirst="New."), follow=True)
    assert "No longer in the text" not in messages_of(response)
    assert "data-lost-quote=" not in response.content.decode()


def test_autosave_lists_what_is_lost_and_later_that_nothing_is(desk, story):
    data = form_data(desk, story, text=CHANGED)
    json = {"accept": "application/json"}
    answer = desk.post(edit_url(story), data, headers=json).json()
    assert answer["success"]
    assert 'data-lost-quote="we will answer"' in answer["html"]
    data = form_data(desk, story, text="<p>She said “we will answer”.</p>")
    answer = desk.post(edit_url(story), data, headers=json).json()
    assert 'data-w-teleport-target-value="[data-lost-quotes]"' in answer["html"]
    assert "data-lost-quote=" not in answer["html"]
    assert messages_of(desk.get(edit_url(story))) == ""


def test_a_new_story_is_dated_today_and_names_what_is_lost(desk):
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", make_section().pk])
    form = desk.get(url).context["form"]
    assert form.initial["published_on"]
    empty = {
        f"{name}-{field}": "0"
        for name in form.formsets
        for field in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    data = {
        **empty,
        "title": "A new story",
        "slug": "a-new-story",
        "published_on": form.initial["published_on"].isoformat(),
        "body-count": "0",
        "quotes-TOTAL_FORMS": "1",
        "quotes-0-words": "not there",
        "quotes-0-speaker_kind": "person",
    }
    response = desk.post(url, data, follow=True)
    assert "No longer in the text: “not there”" in messages_of(response)


def test_other_pages_are_saved_as_ever(desk):
    section = make_section()
    url = reverse("wagtailadmin_pages:edit", args=[section.pk])
    response = desk.get(url)
    assert response.status_code == 200
    data = {"title": "World news", "slug": "world", "introduction": "", "comments-TOTAL_FORMS": 0}
    answer = desk.post(url, data, headers={"accept": "application/json"})
    assert answer.json()["success"], answer.content
    assert "data-lost-quotes" not in answer.json()["html"]
