"""The screens of consents, and the warning about private names when a story is submitted."""

import html

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from articles.models import ConsentRecord, Person, PersonMention
from articles.services.records.consents import record_consent
from tests.editor import edit_url, form_data
from tests.factories import make_article, make_person, make_topic, make_user
from tests.publishing import shown
from tests.records.test_screens import person_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(newsroom, client):
    client.force_login(make_user("ed", group="Editors"))
    return client


def consent_url(person):
    return reverse("person_consent", args=[person.pk])


def recording(**changes):
    fields = {"method": "spoken", "given_on": "2026-01-02", "expires_on": "", "note": "", **changes}
    return {"record": "1", **{f"record-{name}": value for name, value in fields.items()}}


def test_a_consent_is_recorded_and_withdrawn_on_one_screen(desk):
    person = make_person("Ada Roe", standing="private")
    story = make_article(live=True, title="The story", text="<p>Ada Roe fled.</p>")
    page = desk.get(consent_url(person)).content.decode()
    assert "No consent recorded yet" in page
    assert "Withdraw consent" not in page
    assert desk.post(consent_url(person), recording()).status_code == 302
    assert Person.objects.get().is_public()
    page = desk.get(consent_url(person)).content.decode()
    assert "Consent recorded" in page
    data = {"withdraw": "1", "withdraw-withdrawn_on": "2026-02-03", "withdraw-note": "Wrote."}
    response = desk.post(consent_url(person), data, follow=True)
    assert response.redirect_chain == [(reverse("person_traces", args=[person.pk]), 302)]
    assert edit_url(story) in response.content.decode()
    assert "Name in the text" in response.content.decode()
    assert not Person.objects.get().is_public()


def test_bad_input_is_told_and_nothing_is_lost(desk):
    person = make_person(standing="private")
    page = desk.post(consent_url(person), recording(given_on="2999-01-01", note="Kept words"))
    assert page.status_code == 200
    text = page.content.decode()
    assert "is in the future" in text
    assert "Kept words" in text
    page = desk.post(consent_url(person), recording(method="", given_on="yesterday"))
    assert set(page.context["record_form"].errors) == {"method", "given_on"}
    page = desk.post(consent_url(person), {"withdraw": "1", "withdraw-withdrawn_on": "2026-02-03"})
    assert "is already private" in page.context["withdraw_form"].errors["__all__"][0]
    assert not ConsentRecord.objects.exists()


def test_what_is_changed_in_the_persons_form_is_in_the_history_too(desk):
    add = reverse(Person.snippet_viewset.get_url_name("add"))
    consent = {"consent_method": "written", "consent_given_on": "2026-01-02"}
    desk.post(add, person_data(standing="named_with_consent", **consent))
    person = Person.objects.get()
    edit = reverse(Person.snippet_viewset.get_url_name("edit"), args=[person.pk])
    desk.post(edit, person_data(standing="private", **consent))
    actions = ConsentRecord.objects.order_by("pk").values_list("deed", "recorded_by__username")
    assert list(actions) == [("given", "ed"), ("withdrawn", "ed")]


def test_a_private_person_who_is_made_has_no_history(desk):
    desk.post(reverse(Person.snippet_viewset.get_url_name("add")), person_data())
    assert not ConsentRecord.objects.exists()


def test_the_list_of_consents_that_run_out(desk):
    url = reverse("consents_running_out")
    assert "No consent ends in the next 30 days." in desk.get(url).content.decode()
    person = make_person("Ada Roe", standing="private")
    today = timezone.localdate()
    record_consent(
        person=person,
        method="written",
        given_on=today,
        expires_on=today,
        by=None,
        now=timezone.now(),
    )
    page = desk.get(url).content.decode()
    assert consent_url(person) in page
    assert "Named until then" in page


@pytest.mark.parametrize(("group", "status"), [("Contributors", 302), ("Editors", 200)])
def test_who_sees_the_screens(newsroom, client, group, status):
    person = make_person()
    client.force_login(make_user(group=group))
    for url in (
        consent_url(person),
        reverse("person_traces", args=[person.pk]),
        reverse("consents_running_out"),
    ):
        assert client.get(url).status_code == status


# --- Names of private people in a story's words -----------------------------------------------
def story_of(person, **fields):
    return make_article(
        topics=[make_topic()],
        person_mentions=[PersonMention(person=person, described_as="a teacher")],
        **{"text": "<p>Ada Roe fled.</p>", **fields},
    )


def submit(client, story, button="action-submit"):
    response = client.post(edit_url(story), form_data(client, story, **{button: "1"}))
    assert response.status_code == 302
    return html.unescape(shown(response))


def test_a_private_name_in_the_text_is_asked_about_once_at_submission(desk):
    story = story_of(make_person("Ada Roe", standing="private"))
    text = submit(desk, story)
    assert "was not submitted yet" in text
    assert "was not published" not in text
    assert "“Ada Roe” in the text is the name of a private person." in text
    address = reverse("story_private_names", args=[story.pk])
    assert address in text
    story.refresh_from_db()
    assert story.current_workflow_state is None
    page = BeautifulSoup(desk.get(address).content, "html.parser")
    context = page.find("input", attrs={"name": "context"})["value"]
    assert "Ada Roe fled." in page.text
    desk.post(address, {"context": context})
    assert "private person" not in submit(desk, story)
    story.refresh_from_db()
    assert story.current_workflow_state is not None


@pytest.mark.parametrize(
    ("person", "fields"),
    [
        ({"standing": "public_figure"}, {}),
        ({"standing": "private"}, {"text": "<p>A teacher fled.</p>"}),
    ],
)
def test_nothing_is_said_where_there_is_nothing_to_say(desk, person, fields):
    assert "private person" not in submit(
        desk, story_of(make_person("Ada Roe", **person), **fields)
    )


def test_the_headline_counts_and_plain_saving_does_not_interrupt(desk):
    person = make_person("Ada Roe", standing="private")
    story = story_of(person, title="Ada Roe speaks", text="<p>A teacher fled.</p>")
    response = desk.post(edit_url(story), form_data(desk, story))
    assert "private person" not in shown(response)
    assert "“Ada Roe” in the headline is the name of a private person." in submit(desk, story)
