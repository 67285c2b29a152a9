"""What the address of a merged record, or of a renamed or hidden topic, says to readers."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.models import (
    DocumentMention,
    OrganizationMention,
    PersonMention,
    RetiredRecordAddress,
    Topic,
)
from tests.factories import (
    make_article,
    make_document,
    make_organization,
    make_person,
    make_topic,
)
from tests.merging.merging import merge, undo

pytestmark = pytest.mark.django_db

KINDS = {
    "people": (make_person, lambda r: {"person_mentions": [PersonMention(person=r)]}),
    "organizations": (
        make_organization,
        lambda r: {"organization_mentions": [OrganizationMention(organization=r)]},
    ),
    "documents": (make_document, lambda r: {"document_mentions": [DocumentMention(document=r)]}),
    "topics": (make_topic, lambda r: {"topics": [r]}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_of_a_public_record_leads_to_the_kept_one(client, kind):
    make, fields = KINDS[kind]
    keep, gone = make("The kept one"), make("The other one")
    make_article(live=True, **fields(gone))
    address = gone.get_absolute_url()
    assert client.get(address).status_code == 200
    done = merge(keep, gone)
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, keep.get_absolute_url())
    assert client.get(keep.get_absolute_url()).status_code == 200
    undo(done)
    assert client.get(address).status_code == 200
    assert client.get(keep.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_that_was_not_public_leaves_no_trace(client, kind):
    make, fields = KINDS[kind]
    keep, gone = make("The kept one"), make("The other one")
    make_article(live=True, **fields(keep))
    make_article(**fields(gone))
    merge(keep, gone)
    if kind != "topics":  # a merged topic is a synonym, and a synonym always leads to its topic
        assert client.get(f"/{kind}/{gone.slug}/").status_code == 404
    assert not RetiredRecordAddress.objects.exists()


@pytest.mark.parametrize(
    ("kept", "merged"), [("private", "public_figure"), ("public_figure", "private")]
)
def test_no_address_of_a_private_person_leads_anywhere(client, kept, merged):
    keep, gone = make_person(standing=kept), make_person(standing=merged)
    make_article(live=True, person_mentions=[PersonMention(person=p) for p in (keep, gone)])
    merge(keep, gone)
    keep.refresh_from_db()
    assert keep.standing == "private"
    for person in (keep, gone):
        assert client.get(person.get_absolute_url()).status_code == 404
    assert not RetiredRecordAddress.objects.exists()


def test_an_address_stops_leading_to_somebody_who_becomes_private(client):
    keep, gone = make_person(), make_person()
    make_article(live=True, person_mentions=[PersonMention(person=gone)])
    merge(keep, gone)
    assert client.get(gone.get_absolute_url()).status_code == 301
    type(keep).objects.update(standing="private")
    assert client.get(gone.get_absolute_url()).status_code == 404


def test_no_new_record_takes_an_address_that_leads_on():
    keep, gone = make_person("Ada"), make_person("Bea")
    make_article(live=True, person_mentions=[PersonMention(person=gone)])
    merge(keep, gone)
    assert make_person("Bea").slug.startswith("bea-")


def test_a_topic_that_is_gone_says_so(client):
    RetiredRecordAddress.objects.create(
        content_type=ContentType.objects.get_for_model(Topic), slug="old", retired_at=timezone.now()
    )
    assert client.get("/topics/old/").status_code == 410
    assert client.get("/topics/never/").status_code == 404


def test_a_hidden_topic_is_seen_nowhere_and_stays_on_its_stories(client):
    hidden = make_topic("Hidden thing", hidden=True)
    article = make_article(live=True, topics=[hidden, make_topic("Shown thing")])
    for address in (article.address, "/", "/topics/"):
        page = client.get(address).content.decode()
        assert "Shown thing" in page
        assert "Hidden thing" not in page
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert hidden in article.topics.all()
