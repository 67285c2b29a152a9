"""The panel "Record": reads the form as it is, and answers with rows for it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import ArticlePage, Event, Person, Quote, RejectedProposal, Topic
from articles.services.reading import read
from tests.editor import edit_url, form_data
from tests.factories import make_person, make_section, make_topic, make_user
from tests.reading_story import BODY, make_story, scripted

pytestmark = pytest.mark.django_db
# Queries of one reading, however long the record is.
BUDGET = 70


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    monkeypatch.setattr(read, "extract", scripted)


@pytest.fixture
def story(newsroom):
    make_topic("Harbours")
    return make_story(title="Pier closed", text="<p>Nothing yet.</p>")


@pytest.fixture
def desk(client, story):
    client.force_login(make_user(group="Editors", first_name="Ada"))
    return client


def url(story):
    return reverse("story_record_panel", args=[story.pk])


def ask(desk, story, data=None, **decision):
    """The panel's answer to a form with the whole text typed, and nothing of it saved."""
    data = data or form_data(desk, story, text=BODY)
    response = desk.post(url(story), {**data, **decision})
    return response, response.json()


def cards(answer):
    soup = BeautifulSoup(answer["html"], "html.parser")
    return {
        " ".join(card.select_one(".record-card__name").get_text().split()): card
        for card in soup.select("[data-record-card]")
    }


def key_of(answer, words):
    return next(card["data-record-card"] for name, card in cards(answer).items() if words in name)


def put_into(data, additions):
    """The form after the panel's script has added the rows."""
    for row in additions["rows"]:
        relation = row["relation"]
        number = int(data[f"{relation}-TOTAL_FORMS"])
        data[f"{relation}-TOTAL_FORMS"] = str(number + 1)
        for name, value in row["fields"].items():
            told = str(value["chosen"]["id"]) if isinstance(value, dict) else value
            if told != "False":
                data[f"{relation}-{number}-{name}"] = told
        data[f"{relation}-{number}-id"] = data[f"{relation}-{number}-DELETE"] = ""
        data[f"{relation}-{number}-ORDER"] = str(number + 1)
    data["topics"] = ",".join([data.get("topics", ""), *additions["topics"]]).strip(",")
    return data


def test_it_reads_what_is_typed_and_saves_nothing(desk, story):
    before = story.latest_revision_id
    response, answer = ask(desk, story)
    assert response.status_code == 200
    assert "Ines Demo" in cards(answer) and len(cards(answer)) == 9
    assert "additions" not in answer
    story.refresh_from_db()
    assert story.latest_revision_id == before
    assert "Nothing yet" in story.get_latest_revision_as_object().body[0].value.source
    assert not Person.objects.exists()


def test_what_is_accepted_comes_back_as_rows_that_the_form_saves(desk, story):
    data = form_data(desk, story, text=BODY)
    _, answer = ask(desk, story, data)
    keys = [key_of(answer, words) for words in ("Ines Demo", "We were not asked", "Harbours")]
    before = story.latest_revision_id
    _, answer = ask(desk, story, data, accept=keys)
    story.refresh_from_db()
    assert story.latest_revision_id == before, "the form is saved by the form"
    assert "Ines Demo" not in cards(answer), "it is in the record of the screen"
    data = put_into(data, answer["additions"])
    assert desk.post(edit_url(story), data).status_code == 302
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    [quote], [mention] = draft.quotes.all(), draft.person_mentions.all()
    assert (quote.words, quote.anchored, quote.verb) == ("We were not asked,", True, "said")
    assert quote.person == mention.person == Person.objects.get(name="Ines Demo")
    assert [topic.name for topic in draft.topics.all()] == ["Harbours"]
    assert "asked" in draft.body[0].value.source


def test_accepting_everything_leaves_everybody_private(desk, story):
    """Those who are new and those who were there, the witness and the member of Congress."""
    witness = make_person("Ines Demo", standing="private")
    _, answer = ask(desk, story, accept_all="1")
    assert answer["said"].startswith("9 added")
    witness.refresh_from_db()
    assert witness.standing == "private"
    assert {person.standing for person in Person.objects.all()} == {"private"}


def test_a_correction_goes_along(desk, story):
    data = form_data(desk, story, text=BODY)
    _, answer = ask(desk, story, data)
    key = key_of(answer, "Harbour Board closed")
    _, answer = ask(
        desk, story, data, accept=key, **{f"edit:{key}:name": "The old pier was closed"}
    )
    [row] = answer["additions"]["rows"]
    assert row["relation"] == "event_mentions"
    assert Event.objects.get().name == "The old pier was closed"


def test_what_is_rejected_is_not_proposed_again(desk, story):
    data = form_data(desk, story, text=BODY)
    _, answer = ask(desk, story, data)
    key = key_of(answer, "unsafe haste")
    _, answer = ask(desk, story, data, reject=key)
    assert RejectedProposal.objects.get().key == key
    assert answer["additions"]["rows"] == []
    _, answer = ask(desk, story, data, accept=key)
    assert answer["additions"]["rows"][0]["fields"]["words"] == "unsafe haste."


def test_a_row_that_stands_in_the_form_is_not_proposed(desk, story):
    data = form_data(desk, story, text=BODY)
    _, answer = ask(desk, story, data, accept=key_of(ask(desk, story, data)[1], "Nobody told us"))
    _, answer = ask(desk, story, put_into(data, answer["additions"]))
    assert not any("Nobody told us" in name for name in cards(answer))
    assert not Quote.objects.exists()


def test_nothing_is_done_where_one_part_cannot_be(desk, story):
    data = form_data(desk, story, text=BODY)
    _, answer = ask(desk, story, data)
    key = key_of(answer, "Harbour Board closed")
    bad = {f"edit:{key}:date": "the day before"}
    response, answer = ask(desk, story, data, accept=[key, key_of(answer, "Ines Demo")], **bad)
    assert response.status_code == 400 and "Harbour Board" in answer["error"]
    assert not Person.objects.exists() and not Event.objects.exists()


def test_a_topic_that_is_only_typed_is_not_made_by_reading(desk, story):
    ask(desk, story, form_data(desk, story, text=BODY, topics="Something new"))
    assert [topic.name for topic in Topic.objects.all()] == ["Harbours"]


def test_a_form_that_is_wrong_elsewhere_is_read_all_the_same(desk, story):
    data = form_data(desk, story, text=BODY, title="", published_on="tomorrow")
    assert "Ines Demo" in cards(ask(desk, story, data)[1])


def test_only_those_who_may_change_the_story_are_answered(client, story):
    client.force_login(make_user(group="Contributors"))
    assert client.post(url(story), {}).status_code in (302, 403)
    client.logout()
    assert client.post(url(story), {})["Location"].startswith("/admin/login/")


def test_reading_costs_the_same_for_a_long_record(desk, story):
    data = form_data(desk, story, text=BODY)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as captured:
            ask(desk, story, data)
        counts.append(len(captured))
        _, answer = ask(desk, story, data, accept_all="1")
        data = put_into(data, answer["additions"]) if "additions" in answer else data
    assert max(counts) <= BUDGET, counts


def test_party_and_state_are_asked_of_those_who_may_have_a_seat(desk, story, monkeypatch):
    def without_seat(text, known=None, dated_on=None):
        found = scripted(text, known, dated_on)
        for person in found.people:
            object.__setattr__(person, "title", "fisher")
            object.__setattr__(person, "party", "")
            object.__setattr__(person, "state", "")
        return found

    def asked(answer):
        card = cards(answer)["Ines Demo"]
        return {field["data-edit"].rpartition(":")[2] for field in card.select("[data-edit]")}

    assert {"party", "state"} <= asked(ask(desk, story)[1])
    monkeypatch.setattr(read, "extract", without_seat)
    assert not {"party", "state"} & asked(ask(desk, story)[1])


def test_the_panel_stands_beside_stories_and_nothing_else(desk, story):
    assert "data-record-panel" in desk.get(edit_url(story)).content.decode()
    new = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", make_section().pk])
    assert "data-record-panel" in desk.get(new).content.decode()
    section = reverse("wagtailadmin_pages:edit", args=[story.get_parent().pk])
    assert "data-record-panel" not in desk.get(section).content.decode()
