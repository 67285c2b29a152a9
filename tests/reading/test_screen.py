"""The reading screen as a form, without a script: what it shows, and what its buttons do."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import OrganizationMention, Person, PersonMention, RejectedProposal
from articles.services.reading import read
from articles.services.reading.decide import accept_above
from tests.editor import edit_url, form_data, messages_of
from tests.factories import make_organization, make_person, make_topic, make_user, publish_row
from tests.reading_story import BODY, make_story, scripted
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    monkeypatch.setattr(read, "extract", scripted)


@pytest.fixture
@remembered
def story(newsroom):
    make_topic("Harbours")
    return make_story(title="Pier closed")


@pytest.fixture
def desk(client, story):
    client.force_login(make_user(group="Editors", first_name="Ada"))
    return client


def url(story):
    return reverse("story_reading", args=[story.pk])


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def card(soup, words):
    return next(
        li for li in soup.select("li.reading-card") if words in li.select_one("h3").get_text()
    )


def posted(soup, **answers):
    """What a browser sends: everything as it stands, with answers by the words of the card."""
    form = soup.select_one("form[data-reading]")
    data = {}
    for field in form.select("input[name], select[name]"):
        if field.get("type") in ("radio", "checkbox") and not field.has_attr("checked"):
            continue
        chosen = field.find("option", selected=True) if field.name == "select" else None
        data[field["name"]] = chosen["value"] if chosen else field.get("value", "")
    for words, decision in answers.items():
        data[f"decide:{card(soup, words)['data-card']}"] = decision
    return data


def draft_of(story):
    story.refresh_from_db()
    return story.get_latest_revision_as_object()


def test_the_screen_shows_the_story_marked_and_each_proposal_with_its_evidence(desk, story):
    make_person("Ines Demo")
    soup = soup_of(desk.get(url(story)))
    told = [" ".join(p.get_text().split()) for p in soup.select(".reading-story__text > p")]
    assert "Ines Demo (Person)" in told[1]
    assert soup.select_one(".reading-story__text").get_text().count("We were not asked") == 1
    assert len(soup.select("li.reading-card")) == 9
    quote = card(soup, "We were not asked")
    assert quote.select_one('[data-fact="Speaker"]').get_text() == "Ines Demo (“Rep. Ines Demo”)"
    assert "96 % sure" in quote.get_text()
    assert "Ines Demo, already in the newsroom" in card(soup, "Ines Demo").get_text()
    assert "new organization" in card(soup, "Harbour Board").get_text()
    assert soup.find(id=quote.select_one("[data-show]")["href"][1:])
    for mark in soup.select("a[data-mark]"):
        assert soup.find(id=mark["href"][1:])
    assert len({tag["id"] for tag in soup.select("[id]")}) == len(soup.select("[id]"))


def test_words_of_the_story_are_words_and_never_markup(desk, story):
    draft = draft_of(story)
    draft.body = [("text", BODY + "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    draft.save_revision()
    assert b"<script>alert(1)" not in desk.get(url(story)).content


def test_accept_edit_and_reject_without_a_script(desk, story):
    soup = soup_of(desk.get(url(story)))
    quote = card(soup, "We were not asked")["data-card"]
    person = card(soup, "Ines Demo")["data-card"]
    data = posted(soup, **{"We were": "accept", "Nobody told": "reject", "Ines Demo": "accept"})
    data[f"edit:{person}:name"] = "Ines Demo-Quist"
    data[f"edit:{quote}:verb"] = "told"
    response = desk.post(url(story), data, follow=True)
    assert response.redirect_chain == [(url(story), 302)]
    assert "2 accepted, 1 rejected" in messages_of(response).lower()
    draft = draft_of(story)
    quote = draft.quotes.get()
    assert (quote.verb, quote.person.name) == ("told", "Ines Demo-Quist")
    assert RejectedProposal.objects.get().rejected_by.first_name == "Ada"
    left = soup_of(response)
    assert not [li for li in left.select("li.reading-card h3") if "Nobody told" in li.get_text()]
    decided = " ".join(one.get_text() for one in left.select(".reading-decided"))
    assert "Nobody told" in decided and "We were not asked" in decided


def test_a_rejected_proposal_can_be_taken_after_all(desk, story):
    desk.post(url(story), posted(soup_of(desk.get(url(story))), **{"Nobody told": "reject"}))
    soup = soup_of(desk.get(url(story)))
    box = soup.select_one(".reading-decided input[type=checkbox]")
    desk.post(url(story), {**posted(soup), box["name"]: "accept"})
    assert draft_of(story).quotes.get().words == "Nobody told us,"
    assert not RejectedProposal.objects.exists()


def test_accept_all_takes_only_what_is_sure_enough_and_keeps_a_no(desk, story):
    data = posted(soup_of(desk.get(url(story))), **{"unsafe haste": "reject"})
    desk.post(url(story), {**data, "do": "accept_above", "threshold": "90"})
    draft = draft_of(story)
    assert [quote.words for quote in draft.quotes.all()] == ["We were not asked,"]
    assert [str(topic) for topic in draft.topics.all()] == ["Harbours"]
    assert not draft.event_mentions.exists()
    assert {row.origin for row in draft.quotes.all()} == {"editor"}


def test_a_story_of_the_machines_is_confirmed_with_one_button(desk, story):
    accept_above(article=draft_of(story), threshold=0.9, user=None)
    soup = soup_of(desk.get(url(story)))
    assert "still have to be confirmed" in soup.select_one(".reading-unconfirmed").get_text()
    assert "Confirm" in card(soup, "We were").select_one(".reading-choice").get_text()
    desk.post(url(story), {**posted(soup), "do": "confirm_all"})
    draft = draft_of(story)
    rows = [*draft.quotes.all(), *draft.person_mentions.all(), *draft.document_mentions.all()]
    assert rows and {row.origin for row in rows} == {"editor"}


def test_somebody_elses_version_is_shown_with_what_was_chosen(desk, story):
    soup = soup_of(desk.get(url(story)))
    draft_of(story).save_revision(user=make_user("max"))
    response = desk.post(url(story), posted(soup, **{"We were": "accept"}))
    assert response.status_code == 409
    assert "max has saved this story" in messages_of(response)
    again = soup_of(response)
    assert card(again, "We were").select_one("input[value=accept]").has_attr("checked")
    assert not Person.objects.exists()
    desk.post(url(story), posted(again))
    assert draft_of(story).quotes.count() == 1


def test_an_impossible_value_is_a_message_and_stays_on_the_screen(desk, story):
    soup = soup_of(desk.get(url(story)))
    event = card(soup, "closed the old pier")["data-card"]
    data = posted(soup, **{"closed the old pier": "accept"})
    response = desk.post(url(story), {**data, f"edit:{event}:date": "soon"})
    assert response.status_code == 400
    assert "not a date" in messages_of(response)
    again = card(soup_of(response), "closed the old pier")
    assert again.select_one('[data-field="date"]')["value"] == "soon"
    assert again.select_one("details").has_attr("open")
    wrong = desk.post(url(story), {**posted(soup), "do": "accept_above", "threshold": "high"})
    assert "number from 0 to 100" in messages_of(wrong)


def test_read_the_text_saves_the_draft_first(desk, story):
    data = form_data(desk, story, title="Pier closed again")
    assert b'name="action-read-text"' in desk.get(edit_url(story)).content
    response = desk.post(edit_url(story), {**data, "action-read-text": "Read the text"})
    assert response.status_code == 302 and response.url == url(story)
    assert draft_of(story).title == "Pier closed again"
    assert b"Pier closed again" in desk.get(url(story)).content


@pytest.mark.parametrize("live", [False, True])
def test_saving_the_story_confirms_nothing(desk, story, live):
    if live:
        publish_row(story)
    accept_above(article=draft_of(story), threshold=0.9, user=None)
    page = desk.get(edit_url(story))
    assert "accepted automatically" in messages_of(page)
    assert "Ines Demo" in messages_of(page)
    desk.post(edit_url(story), form_data(desk, story, title="Another headline"))
    draft = draft_of(story)
    assert draft.title == "Another headline"
    rows = [*draft.quotes.all(), *draft.person_mentions.all(), *draft.document_mentions.all()]
    assert len(rows) == 4 and {row.origin for row in rows} == {"machine"}


def test_only_who_may_edit_the_story_reads_it(client, story):
    client.force_login(make_user(group="Contributors"))
    for method in (client.get, client.post):
        response = method(url(story))
        assert response.status_code == 302 and response.url == reverse("wagtailadmin_home")
    client.logout()
    assert "login" in client.get(url(story)).url


def test_queries_stay_the_same_however_long_the_record_is(desk, story):
    desk.get(url(story))

    def count():
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(url(story)).status_code == 200
        return len(captured)

    data = posted(soup_of(desk.get(url(story))))
    desk.post(url(story), {**data, "do": "accept_above", "threshold": "0"})
    few = count()
    draft = draft_of(story)
    assert len(draft.quotes.all()) == 4
    for number in range(20):
        draft.person_mentions.add(PersonMention(person=make_person(f"Person {number}")))
        board = make_organization(f"Board {number}")
        draft.organization_mentions.add(OrganizationMention(organization=board))
    draft.save_revision()
    assert count() == few
    assert few <= 52
