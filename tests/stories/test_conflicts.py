"""The second of two editors is told, is shown the difference, and nothing is lost."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data

from articles.editing.stories.form import ArticlePageForm
from articles.models import ArticlePage, Quote, Topic
from articles.services.stories.conflicts import NewerRevision, require_latest
from tests.editor import edit_url, form_data
from tests.factories import make_article, make_person, make_topic, make_user, publish_row
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def story(newsroom):
    return make_article(
        title="The first headline",
        standfirst="One two three.",
        text="<p>The minister said “we will answer” on Monday.</p>",
        topics=[make_topic("Courts")],
        quotes=[
            Quote(words="we will answer", speaker_kind="person", person=make_person(), verb="said")
        ],
    )


def editor(name):
    client = Client()
    client.force_login(make_user(name, group="Moderators", first_name=name))
    return client


@pytest.fixture
def ada():
    return editor("Ada")


@pytest.fixture
def ben():
    return editor("Ben")


def latest(story):
    return ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()


def revisions(story):
    return story.revisions.count()


def answer(client, response, choice):
    """Press a button of the screen that shows both versions."""
    form = BeautifulSoup(response.content, "html.parser").select_one("form[data-controller]")
    data = {}
    for field in form.select("input[name]"):
        data.setdefault(field["name"], []).append(field["value"])
    return client.post(form["action"], {**data, "conflict_choice": choice})


def both_open_then_ada_saves(story, ada, ben, **ada_changes):
    """What Ben's screen still holds."""
    open_at_ben = form_data(ben, story)
    saved = ada.post(edit_url(story), form_data(ada, story, **ada_changes))
    assert saved.status_code == 302
    return open_at_ben


def shows_both(response):
    return response.status_code == 200 and "Two versions of this story" in response.content.decode()


ACTIONS = [{}, {"action-submit": "1"}, {"action-publish": "1"}]


@pytest.mark.parametrize("action", ACTIONS, ids=["save", "submit", "publish"])
def test_second_editor_is_told_and_shown_the_difference(story, ada, ben, action):
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    before = revisions(story)
    response = ben.post(edit_url(story), {**data, "standfirst": "One four three.", **action})
    assert shows_both(response)
    page = BeautifulSoup(response.content, "html.parser")
    text = page.get_text(" ", strip=True)
    assert "Ada saved this story" in text
    assert {tag.get_text() for tag in page.select(".comparison span.addition")} >= {"four"}
    assert "headline of Ada" in " ".join(text.split())
    shown = [cell.get_text(strip=True) for cell in page.select("td.title")]
    assert shown == ["Title", "Title", "Standfirst (dek)"]
    assert revisions(story) == before
    assert latest(story).title == "The headline of Ada"
    assert not ArticlePage.objects.get(pk=story.pk).live
    assert latest(story).current_workflow_state is None


def test_topics_in_another_order_are_no_difference(story, ada, ben):
    other = make_topic("Prisons")
    version = latest(story)
    version.topics.add(other)
    version.save_revision()
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    turned = ", ".join(reversed(data["topics"].split(",")))
    response = ben.post(edit_url(story), {**data, "topics": turned, "standfirst": "One four."})
    assert shows_both(response)
    page = BeautifulSoup(response.content, "html.parser")
    shown = [cell.get_text(strip=True) for cell in page.select("td.title")]
    assert shown == ["Title", "Title", "Standfirst (dek)"]
    response = ben.post(edit_url(story), {**data, "topics": "Courts", "standfirst": "One four."})
    page = BeautifulSoup(response.content, "html.parser")
    assert "Topics" in [cell.get_text(strip=True) for cell in page.select("td.title")]


def test_keep_mine_saves_it_over_theirs_and_theirs_stays_in_the_history(story, ada, ben):
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    theirs = latest(story).latest_revision_id
    response = ben.post(edit_url(story), {**data, "standfirst": "Ben, line one\r\nand “two” <&>."})
    response = answer(ben, response, "mine")
    assert response.status_code == 302
    saved = latest(story)
    assert saved.title == "The first headline"
    assert saved.standfirst == "Ben, line one\r\nand “two” <&>."
    assert [quote.words for quote in saved.quotes.all()] == ["we will answer"]
    assert [topic.name for topic in saved.topics.all()] == ["Courts"]
    assert story.revisions.get(pk=theirs).as_object().title == "The headline of Ada"


def test_keep_mine_goes_on_with_the_action(story, ada, ben):
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    response = ben.post(edit_url(story), {**data, "action-submit": "1"})
    answer(ben, response, "mine")
    assert latest(story).current_workflow_state is not None
    assert latest(story).title == "The first headline"


def test_rows_of_the_other_editor_are_not_mixed_in(story, ada, ben):
    data = form_data(ben, story)
    added = latest(story)
    added.quotes.add(Quote(words="on Monday", speaker_kind="described", attributed_as="a man"))
    added.quotes.get(words="we will answer").verb = "told"
    added.save_revision(user=make_user("Cy"))
    response = ben.post(edit_url(story), data)
    assert "on Monday" in response.content.decode()
    answer(ben, response, "mine")
    assert [quote.words for quote in latest(story).quotes.all()] == ["we will answer"]


def test_take_theirs_keeps_mine_in_the_history(story, ada, ben):
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    theirs = latest(story).latest_revision_id
    response = ben.post(edit_url(story), {**data, "title": "The headline of Ben"})
    response = answer(ben, response, "theirs")
    assert response.url == edit_url(story)
    assert latest(story).title == "The headline of Ada"
    assert latest(story).latest_revision_id == theirs
    assert latest(story).get_latest_revision().is_latest_revision()
    titles = [revision.as_object().title for revision in story.revisions.order_by("created_at")]
    assert titles[-2:] == ["The headline of Ben", "The headline of Ada"]
    assert "kept in the history" in ben.get(edit_url(story)).content.decode()


def test_a_third_save_in_between_is_a_conflict_again(story, ada, ben):
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    response = ben.post(edit_url(story), {**data, "title": "The headline of Ben"})
    ada.post(edit_url(story), form_data(ada, story, title="Ada again"))
    response = answer(ben, response, "mine")
    assert shows_both(response)
    assert "again" in response.content.decode()
    assert answer(ben, response, "mine").status_code == 302
    assert latest(story).title == "The headline of Ben"


def test_one_person_in_two_windows(story, ada):
    data = both_open_then_ada_saves(story, ada, ada, title="From the first window")
    response = ada.post(edit_url(story), {**data, "title": "From the second window"})
    assert shows_both(response)
    assert "You saved this story in another window" in " ".join(response.content.decode().split())
    assert latest(story).title == "From the first window"


def test_a_draft_of_a_live_story(story, ada, ben):
    publish_row(story)
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    response = ben.post(edit_url(story), {**data, "title": "The headline of Ben"})
    assert shows_both(response)
    answer(ben, response, "mine")
    assert latest(story).title == "The headline of Ben"
    assert [quote.words for quote in latest(story).quotes.all()] == ["we will answer"]
    assert ArticlePage.objects.get(pk=story.pk).title == "The first headline"


def test_after_a_background_save_of_ones_own_there_is_no_conflict(story, ada):
    data = form_data(ada, story, title="Typed so far")
    saved = ada.post(edit_url(story), data, headers={"Accept": "application/json"}).json()
    assert saved["success"]
    # What Wagtail's script puts into the open screen.
    own = {"overwrite_revision_id": saved["revision_id"], **saved["field_updates"]}
    again = ada.post(edit_url(story), {**data, **own, "title": "Finished"})
    assert again.status_code == 302
    assert latest(story).title == "Finished"


def test_a_background_save_that_overwrote_the_loaded_version_is_a_conflict(story, ada, ben):
    first = ada.post(
        edit_url(story), form_data(ada, story), headers={"Accept": "application/json"}
    ).json()
    data = form_data(ben, story)
    ada.post(
        edit_url(story),
        form_data(ada, story, title="Overwritten", overwrite_revision_id=first["revision_id"]),
        headers={"Accept": "application/json"},
    )
    response = ben.post(edit_url(story), {**data, "title": "The headline of Ben"})
    assert shows_both(response)
    assert answer(ben, response, "mine").status_code == 302
    assert latest(story).title == "The headline of Ben"


def test_rows_stay_apart_where_the_loaded_version_was_overwritten(story, ada, ben):
    data = form_data(ben, story)
    overwritten = latest(story)
    overwritten.quotes.add(Quote(words="on Monday", speaker_kind="described"))
    overwritten.save()  # gives the rows their numbers
    overwritten.save_revision(overwrite_revision=story.get_latest_revision())
    response = ben.post(edit_url(story), {**data, "title": "The headline of Ben"})
    assert shows_both(response)
    assert answer(ben, response, "mine").status_code == 302
    assert [quote.words for quote in latest(story).quotes.all()] == ["we will answer"]
    assert [topic.name for topic in latest(story).topics.all()] == ["Courts"]


def test_incomplete_version_is_carried_to_its_form(story, ada, ben):
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    response = ben.post(edit_url(story), {**data, "published_on": "no date", "kicker": "Typed"})
    assert shows_both(response)
    assert "errors" in response.content.decode()
    response = answer(ben, response, "mine")
    assert response.status_code == 200
    assert response.context["form"]["kicker"].value() == "Typed"
    assert latest(story).title == "The headline of Ada"


def test_looking_at_a_conflict_makes_no_records(story, ada, ben, django_assert_max_num_queries):
    data = both_open_then_ada_saves(story, ada, ben, title="The headline of Ada")
    data.update(nested_form_data({"topics": '"Courts", "Brand new"'}))
    with django_assert_max_num_queries(150):
        ben.post(edit_url(story), data)
    assert not Topic.objects.filter(name="Brand new").exists()


@pytest.fixture
def ada_is_faster(story, ada, monkeypatch):
    """Ada saves after the look at the versions on Ben's request and before his save."""
    data = {**form_data(ada, story), "title": "The headline of Ada"}
    is_valid, done = ArticlePageForm.is_valid, []

    def after_ada(form):
        if not done:
            done.append(True)
            assert ada.post(edit_url(story), data).status_code == 302
        return is_valid(form)

    monkeypatch.setattr(ArticlePageForm, "is_valid", after_ada)


@pytest.mark.parametrize("live", [False, True], ids=["draft", "live"])
@pytest.mark.parametrize("action", ACTIONS, ids=["save", "submit", "publish"])
def test_two_who_save_in_the_same_moment(story, ben, action, live, ada_is_faster):
    if live:
        publish_row(story)
    data = {**form_data(ben, story), "title": "The headline of Ben"}
    response = ben.post(edit_url(story), {**data, **action})
    assert shows_both(response)
    assert latest(story).title == "The headline of Ada"
    assert answer(ben, response, "mine").status_code == 302
    assert latest(story).title == "The headline of Ben"


def test_saving_in_the_background_in_the_same_moment(story, ben, ada_is_faster):
    data = {**form_data(ben, story), "title": "The headline of Ben"}
    response = ben.post(edit_url(story), data, headers={"accept": "application/json"})
    assert response.json()["error_code"] == "invalid_revision"
    assert latest(story).title == "The headline of Ada"


def test_a_version_that_was_written_over_in_the_background_is_a_newer_one(story, ada, ben):
    """Saving in the background once more keeps the key of the version."""
    json_wanted = {"accept": "application/json"}
    data = {**form_data(ada, story), "kicker": "First"}
    saved = ada.post(edit_url(story), data, headers=json_wanted).json()
    mine = form_data(ben, story)
    again = {**mine, "kicker": "Second", "overwrite_revision_id": saved["revision_id"]}
    assert ada.post(edit_url(story), again, headers=json_wanted).json()["success"]
    assert latest(story).kicker == "Second"
    assert shows_both(ben.post(edit_url(story), {**mine, "title": "The headline of Ben"}))
    stale = story.revisions.get(pk=saved["revision_id"])
    with pytest.raises(NewerRevision), transaction.atomic():
        require_latest(
            article=story,
            loaded_revision_id=stale.pk,
            loaded_at=stale.created_at - datetime.timedelta(seconds=1),
        )


def test_services_check_for_a_newer_revision(story):
    loaded = story.latest_revision_id
    with transaction.atomic():
        assert require_latest(article=story, loaded_revision_id=loaded).pk == loaded
    newer = latest(story).save_revision()
    with pytest.raises(NewerRevision) as refused, transaction.atomic():
        require_latest(article=story, loaded_revision_id=loaded)
    assert refused.value.latest == newer


@pytest.mark.parametrize("action", ACTIONS[:2], ids=["save", "submit"])
def test_a_button_right_after_a_save_of_the_same_words_is_no_conflict(story, ada, action):
    data = {**form_data(ada, story), "title": "A better headline"}
    assert ada.post(edit_url(story), data).status_code == 302
    again = ada.post(edit_url(story), {**data, **action})
    assert again.status_code == 302
    saved = latest(story)
    assert saved.title == "A better headline"
    assert [quote.words for quote in saved.quotes.all()] == ["we will answer"]
    assert bool(saved.current_workflow_state) == bool(action)


def test_the_same_words_of_somebody_else_are_shown(story, ada, ben):
    data = both_open_then_ada_saves(story, ada, ben, title="A better headline")
    assert shows_both(ben.post(edit_url(story), {**data, "title": "A better headline"}))
