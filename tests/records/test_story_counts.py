"""In how many stories a record is, whether it is mentioned or quoted."""

import pytest
from django.urls import reverse

from articles.editing.records.viewsets.events import EventViewSet
from articles.editing.records.viewsets.organizations import OrganizationViewSet
from articles.editing.records.viewsets.people import PersonViewSet
from articles.editing.records.viewsets.source_documents import SourceDocumentViewSet
from articles.models import PersonMention, Quote
from tests.editor import edit_url, form_data
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_organization,
    make_person,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db
WORDS = "these are the words"
KINDS = {
    "person": (PersonViewSet, make_person),
    "organization": (OrganizationViewSet, make_organization),
    "document": (SourceDocumentViewSet, make_document),
    "said_in_document": (SourceDocumentViewSet, make_document),
    "said_in_event": (EventViewSet, make_event),
}


@pytest.mark.parametrize("key", KINDS)
def test_a_record_that_is_only_quoted_is_in_the_story(key):
    viewset, make = KINDS[key]
    record, other = make(), make()
    for _number in range(2):
        quotes = [Quote(words=WORDS, speaker_kind="described", **{key: record}) for _ in range(2)]
        make_article(live=True, text=f"<p>“{WORDS}”</p>", quotes=quotes)
    counts = dict(viewset().get_queryset(None).values_list("pk", "stories"))
    assert (counts[record.pk], counts[other.pk]) == (2, 0)


def test_a_story_that_mentions_and_quotes_somebody_is_counted_once():
    person = make_person()
    make_article(
        live=True,
        text=f"<p>“{WORDS}”</p>",
        person_mentions=[PersonMention(person=person)],
        quotes=[Quote(words=WORDS, speaker_kind="person", person=person)],
    )
    assert PersonViewSet().get_queryset(None).get(pk=person.pk).stories == 1


@pytest.fixture
def desk(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


def test_the_form_of_an_event_has_its_own_documents_and_choosers_for_more(desk):
    own, added, other = (make_document(f"Paper {number}") for number in range(3))
    event = make_event()
    event.documents.add(own)
    event.save()
    url = reverse("wagtailsnippets_articles_event:edit", args=[event.pk])
    page = desk.get(url).content.decode()
    assert "Paper 0" in page and "Paper 2" not in page
    data = {
        "name": event.name,
        "date_edtf": event.date_edtf,
        "documents": [own.pk],
        "another_document": added.pk,
        "participants-TOTAL_FORMS": 0,
        "participants-INITIAL_FORMS": 0,
    }
    assert desk.post(url, data).status_code == 302
    assert set(event.documents.all()) == {own, added}
    assert desk.post(url, {**data, "documents": [], "another_document": ""}).status_code == 302
    assert not event.documents.exists() and other.pk


def test_change_privacy_is_not_offered_where_it_is_refused(desk):
    story = make_article(live=True)
    for page in (story, make_section()):
        assert "Change privacy</button>" not in _squeezed(desk.get(edit_url(page)))
        assert "Visible to all" in desk.get(edit_url(page)).content.decode()
    response = desk.post(
        edit_url(story), form_data(desk, story), headers={"accept": "application/json"}
    )
    assert 'data-a11y-dialog-show="set-privacy"' not in response.json()["html"]


def _squeezed(response):
    return " ".join(response.content.decode().split()).replace(" </", "</").replace("> ", ">")
