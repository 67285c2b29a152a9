"""A record that a story names is not deleted, in the admin or by the service."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from articles.models import (
    Byline,
    DocumentMention,
    EventMention,
    OrganizationMention,
    Person,
    PersonMention,
    Quote,
)
from articles.services.records.deletions import RecordInUse, delete_record, stories_naming
from articles.services.review.publication import publish_by_override
from tests.factories import (
    make_article,
    make_author,
    make_document,
    make_event,
    make_full_article,
    make_organization,
    make_person,
    make_place,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def _in_excerpt(document):
    return {"body": [("excerpt", {"document": document, "passage": "Whereas", "locator": ""})]}


USES = {
    "person": (make_person, lambda r: {"person_mentions": [PersonMention(person=r)]}),
    "speaker": (make_person, lambda r: {"quotes": [Quote(words="x", person=r)]}),
    "reporter": (make_person, lambda r: {"quotes": [Quote(words="x", reported_by_person=r)]}),
    "organization": (
        make_organization,
        lambda r: {"organization_mentions": [OrganizationMention(organization=r)]},
    ),
    "addressee": (
        make_organization,
        lambda r: {"quotes": [Quote(words="x", addressee_organization=r)]},
    ),
    "document": (make_document, lambda r: {"document_mentions": [DocumentMention(document=r)]}),
    "excerpt": (make_document, _in_excerpt),
    "event": (make_event, lambda r: {"event_mentions": [EventMention(event=r)]}),
    "said in": (make_event, lambda r: {"quotes": [Quote(words="x", said_in_event=r)]}),
    "place": (make_place, lambda r: {"dateline_place": r}),
    "topic": (make_topic, lambda r: {"topics": [r]}),
    "author": (make_author, lambda r: {"bylines": [Byline(author=r)]}),
}


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("use", USES)
def test_a_record_in_a_story_is_in_use(use, live):
    make, fields = USES[use]
    record, other = make(), make()
    article = make_article(live=live, title="The story", **fields(record))
    (story,) = stories_naming(record)
    assert (story.article_id, story.title, story.live) == (article.pk, "The story", live)
    assert stories_naming(other) == []
    with pytest.raises(RecordInUse, match="“The story”"):
        delete_record(record=record, user=None)
    delete_record(record=other, user=None)
    assert list(type(record).objects.all()) == [record]


def test_a_draft_of_a_live_story_counts_and_so_does_what_the_live_version_still_shows():
    old, new = make_person(), make_person()
    article = make_article(live=True, person_mentions=[PersonMention(person=old)])
    draft = article.get_latest_revision_as_object()
    draft.person_mentions = [PersonMention(person=new)]
    draft.save_revision()
    assert [story.article_id for story in stories_naming(old)] == [article.pk]
    assert [story.article_id for story in stories_naming(new)] == [article.pk]


def test_a_scheduled_version_counts_after_a_newer_draft():
    person = make_person()
    article = make_article(person_mentions=[PersonMention(person=person)])
    Revision.objects.filter(pk=article.latest_revision_id).update(
        approved_go_live_at=timezone.now()
    )
    draft = article.get_latest_revision_as_object()
    draft.person_mentions = []
    draft.save_revision()
    assert stories_naming(person)
    Revision.objects.update(approved_go_live_at=None)
    assert stories_naming(person) == []


def test_an_older_version_in_the_history_does_not_count():
    person = make_person()
    article = make_article(person_mentions=[PersonMention(person=person)])
    draft = article.get_latest_revision_as_object()
    draft.person_mentions = []
    draft.save_revision()
    delete_record(record=person, user=None)
    assert Revision.objects.count() == 2
    restored = Revision.objects.order_by("pk").first().as_object()
    assert [row.person_id for row in restored.person_mentions.all()] == [None]


def test_a_number_that_only_begins_alike_is_another_record():
    person = make_person()
    number = int(f"{person.pk}7")
    Person.objects.filter(pk=number).delete()
    longer = make_person(pk=number)
    make_article(person_mentions=[PersonMention(person=longer)])
    assert stories_naming(person) == []
    assert stories_naming(longer)


def test_a_deletion_is_logged():
    user, person = make_user(), make_person(name="Ada")
    delete_record(record=person, user=user)
    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (entry.user, entry.label, entry.deleted) == (user, "Ada", True)


# --- In the admin -----------------------------------------------------------------------------
@pytest.fixture
def admin(newsroom, client):
    client.force_login(make_user(group="Moderators"))
    return client


def bulk_delete(client, *records):
    url = reverse("wagtail_bulk_action", args=["articles", "person", "delete"])
    query = "&".join(f"id={record.pk}" for record in records)
    return client.post(f"{url}?{query}")


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_admin_refuses_and_names_the_stories(admin, method):
    article = make_full_article(live=False, title="The story")
    publish_by_override(article=article, user=None, reason="x", now=timezone.now())
    person = Person.objects.get()
    url = reverse(Person.snippet_viewset.get_url_name("delete"), args=[person.pk])
    response = getattr(admin, method)(url)
    assert response.status_code == 302
    text = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "cannot be deleted" in text
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in text
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_bulk_deletion_is_refused_as_a_whole(admin):
    named, free = make_person(), make_person()
    make_article(person_mentions=[PersonMention(person=named)])
    response = bulk_delete(admin, named, free)
    assert response.status_code == 302
    assert Person.objects.count() == 2
    assert not ModelLogEntry.objects.filter(action="wagtail.delete").exists()


def test_a_bulk_deletion_is_logged_row_by_row(admin):
    people = [make_person(name="Ada"), make_person(name="Ben")]
    assert bulk_delete(admin, *people).status_code == 302
    assert not Person.objects.exists()
    entries = ModelLogEntry.objects.filter(action="wagtail.delete").order_by("label")
    assert [(entry.label, entry.deleted) for entry in entries] == [("Ada", True), ("Ben", True)]
    assert all(entry.user for entry in entries)
