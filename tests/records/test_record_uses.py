"""A record that another record names is not deleted: its signature would go without a trace."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from modelcluster.fields import ParentalKey

from articles.models import (
    ArticlePage,
    DocumentAddressee,
    DocumentAuthor,
    EventParticipant,
    Membership,
    Person,
    Signature,
    StatusFact,
    Topic,
)
from articles.selectors.records.record_uses import USES, records_naming
from articles.services.records.deletions import RecordInUse, delete_record
from tests.factories import (
    make_document,
    make_event,
    make_organization,
    make_person,
    make_place,
    make_topic,
    make_user,
)
from tests.factories.cases import make_case, make_fact

pytestmark = pytest.mark.django_db


def party(row, field):
    def use(record):
        document = make_document("The letter")
        row.objects.create(document=document, **{field: record})
        return document

    return use


def participant(field):
    def use(record):
        event = make_event("The hearing")
        EventParticipant.objects.create(event=event, **{field: record})
        return event

    return use


def post(field):
    def use(record):
        person = make_person("Ada")
        Membership.objects.create(person=person, role="Chair", **{field: record})
        return person

    return use


def exhibit(record):
    event = make_event("The hearing")
    event.documents.add(record)
    event.save()
    return event


PARTIES = (DocumentAuthor, DocumentAddressee, Signature)
WAYS = [
    *((make_person, party(row, "person")) for row in PARTIES),
    *((make_organization, party(row, "organization")) for row in PARTIES),
    (make_person, participant("person")),
    (make_organization, participant("organization")),
    (make_organization, post("organization")),
    (make_organization, post("party")),
    (make_organization, lambda record: make_organization(parent=record)),
    (make_place, lambda record: make_event(place=record)),
    (make_place, post("area")),
    (make_place, lambda record: make_organization(jurisdiction=record)),
    (make_document, exhibit),
    (make_event, lambda record: make_event(parent=record)),
    (make_topic, lambda record: make_topic(parent=record)),
    (make_person, lambda record: make_case(people=[record])),
    (make_organization, lambda record: make_case(mentions=[{"organization": record}])),
    (make_place, lambda record: make_case(mentions=[{"place": record}])),
    (make_topic, lambda record: make_case(mentions=[{"topic": record}])),
    (make_organization, lambda record: make_fact(make_case(), authority=record).case),
    (make_place, lambda record: make_fact(make_case(), place=record).case),
    (make_document, lambda record: make_fact(make_case(), document=record).case),
]


@pytest.mark.parametrize(("make", "use"), WAYS)
def test_a_record_in_another_record_is_in_use(make, use):
    record, other = make(), make()
    holder = use(record)
    assert records_naming(record) == [holder]
    assert records_naming(other) == []
    with pytest.raises(RecordInUse, match=f"used in “{holder}”"):
        delete_record(record=record, user=None)
    assert type(record).objects.filter(pk=record.pk).exists()
    delete_record(record=other, user=None)


def test_a_record_that_is_named_twice_is_told_once():
    person, document = make_person(), make_document()
    Signature.objects.create(document=document, person=person)
    DocumentAuthor.objects.create(document=document, person=person)
    assert records_naming(person) == [document]


def test_a_persons_own_posts_do_not_keep_the_person():
    person = make_person()
    Membership.objects.create(person=person, organization=make_organization())
    delete_record(record=person, user=None)
    assert not Membership.objects.exists()


def is_part_of_a_story(model):
    """A topic names the story that leads its page, a status the one that it comes from; neither is
    part of it."""
    return model is ArticlePage or any(
        field.related_model is ArticlePage
        for field in model._meta.fields
        if field.remote_field and model not in (Topic, StatusFact)
    )


@pytest.mark.parametrize("kind", USES)
def test_no_relation_to_a_record_is_forgotten(kind):
    """Each key to a record is of a story, of the record itself, or in the table."""
    counted = set()
    for holder, paths in USES[kind].items():
        for path in paths:
            first, _, last = path.partition("__")
            field = holder._meta.get_field(first)
            row = field.related_model if last else holder
            counted.add((row, last or first))
    there = {
        (relation.related_model, relation.field.name)
        for relation in kind._meta.related_objects
        if not isinstance(relation.field, ParentalKey)
        and not is_part_of_a_story(relation.related_model)
    }
    assert there == counted


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_admin_refuses_and_names_the_document(newsroom, client, method):
    client.force_login(make_user(group="Moderators"))
    person, document = make_person("Ada"), make_document("The letter")
    Signature.objects.create(document=document, person=person)
    url = reverse(Person.snippet_viewset.get_url_name("delete"), args=[person.pk])
    response = getattr(client, method)(url)
    assert response.status_code == 302
    text = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "“Ada” cannot be deleted" in text
    link = reverse(type(document).snippet_viewset.get_url_name("edit"), args=[document.pk])
    assert f'<a href="{link}">The letter</a>' in text
    assert Signature.objects.exists()


def test_a_bulk_deletion_is_refused_as_a_whole(newsroom, client):
    client.force_login(make_user(group="Moderators"))
    signed, free = make_person(), make_person()
    Signature.objects.create(document=make_document(), person=signed)
    url = reverse("wagtail_bulk_action", args=["articles", "person", "delete"])
    assert client.post(f"{url}?id={signed.pk}&id={free.pk}").status_code == 302
    assert Person.objects.count() == 2
