"""Records of an embargoed story: hidden as long as nothing else names them, and their files too."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from articles.models import (
    ArticlePage,
    DocumentMention,
    EmbargoedPage,
    Event,
    NewsFile,
    Organization,
    Person,
    PersonMention,
    Place,
    SourceDocument,
)
from articles.selectors.embargo.visibility import hidden_from, hidden_records
from articles.services.embargo.embargoes import lift_embargo, set_embargo
from articles.services.reading.read import read_article
from articles.services.reading.shapes import MatchKind
from tests.editor import edit_url, form_data
from tests.factories import (
    make_article,
    make_event,
    make_full_article,
    make_person,
    make_user,
)
from tests.factories.pictures import make_image
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
HOUR = datetime.timedelta(hours=1)
KINDS = (Person, Organization, Place, SourceDocument, Event)


@pytest.fixture
@remembered
def story():
    """With a person, an organization in which they hold a post, a document that they signed, and
    an event at a place: each of them in this story alone."""
    return make_full_article(live=False, title="Kept back")


def embargo(article):
    now = timezone.now()
    return set_embargo(article=article, until=now + HOUR, reason="Test.", user=None, now=now)


def hidden(model):
    return set(model._default_manager.filter(pk__in=hidden_records()[model]))


def test_what_only_the_story_names_is_hidden(story):
    embargo(story)
    for model in KINDS:
        assert hidden(model) == set(model._default_manager.all()), model
    assert hidden_from(make_user(group="Administrators")) == {}


@pytest.mark.parametrize("where", ["row", "draft"])
def test_what_another_story_names_is_not(story, where):
    person = story.person_mentions.get().person
    other = make_article(title="Open", live=False)
    if where == "row":
        PersonMention.objects.create(page=other, person=person, sort_order=0)
        ReferenceIndex.create_or_update_for_object(other)
    else:
        version = other.get_latest_revision_as_object()
        version.person_mentions = [PersonMention(person=person)]
        version.save_revision()
    embargo(story)
    assert hidden(Person) == set()
    # They hold a post there, and everybody sees it.
    assert hidden(Organization) == set()
    assert hidden(Event) == set(Event.objects.all())


def test_what_an_open_record_names_is_not_hidden(story):
    document = story.document_mentions.get().document
    event = make_event(name="Open event")
    event.documents = [document]
    event.save()
    ReferenceIndex.create_or_update_for_object(event)
    embargo(story)
    assert hidden(SourceDocument) == set()
    assert hidden(Person) == set()
    assert event not in hidden(Event)


def test_they_are_shown_again_with_the_story(story):
    lift_embargo(embargo=embargo(story), reason="Over.", user=None, now=timezone.now())
    assert not any(hidden_records().values())


def test_two_embargoed_stories_share_one_and_the_first_to_be_lifted_shows_it(story):
    person = story.person_mentions.get().person
    second = make_article(
        title="Second", live=False, person_mentions=[PersonMention(person=person)]
    )
    first = embargo(story)
    embargo(second)
    assert person in hidden(Person)
    lift_embargo(embargo=first, reason="Over.", user=None, now=timezone.now())
    assert not any(hidden_records().values())


def test_what_is_put_in_later_is_hidden_when_the_story_is_saved(client, story):
    embargo(story)
    late = make_person("Late Arrival")
    version = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    version.person_mentions = [*version.person_mentions.all(), PersonMention(person=late)]
    version.save_revision()
    client.force_login(make_user(group="Administrators"))
    assert late not in hidden(Person)
    saved = ArticlePage.objects.get(pk=story.pk)
    assert client.post(edit_url(saved), form_data(client, saved)).status_code == 302
    assert late in hidden(Person)


def test_what_an_open_story_comes_to_name_is_shown_again(client, story):
    document = story.document_mentions.get().document
    document.file = NewsFile.objects.create(title="Scan", file=ContentFile(b"a\n", name="a.csv"))
    document.save()
    embargo(story)
    branch = EmbargoedPage.objects.get().collection
    file = NewsFile.objects.get(title="Scan")
    assert file.collection == branch
    other = make_article(title="Open", live=False)
    DocumentMention.objects.create(page=other, document=document, sort_order=0)
    ReferenceIndex.create_or_update_for_object(other)
    call_command("publish_due")
    file.refresh_from_db()
    assert document not in hidden(SourceDocument)
    assert story.person_mentions.get().person not in hidden(Person)
    assert file.collection != branch
    assert hidden(Event) == set(Event.objects.all())


def test_portraits_and_scans_go_along_and_come_back(client, story):
    person, document = story.person_mentions.get().person, story.document_mentions.get().document
    person.image = make_image(title="Portrait")
    person.save()
    document.file = NewsFile.objects.create(title="Scan", file=ContentFile(b"a\n", name="a.csv"))
    document.save()
    before = person.image.collection_id, document.file.collection_id
    row = embargo(story)
    client.force_login(make_user(group="Editors"))
    assert "Portrait" not in client.get(reverse("wagtailimages:index")).content.decode()
    assert "Scan" not in client.get(reverse("wagtaildocs:index")).content.decode()
    assert client.get(document.file.url).status_code == 404
    lift_embargo(embargo=row, reason="Over.", user=None, now=timezone.now())
    person.image.refresh_from_db()
    document.file.refresh_from_db()
    assert (person.image.collection_id, document.file.collection_id) == before


LISTS = [(model, f"wagtailsnippets_articles_{model._meta.model_name}:list") for model in KINDS] + [
    (model, f"wagtailsnippetchoosers_articles_{model._meta.model_name}:choose") for model in KINDS
]


@pytest.mark.parametrize(("model", "name"), LISTS)
def test_lists_and_choosers_leave_them_out(client, story, model, name):
    embargo(story)
    record = next(iter(hidden(model)))
    client.force_login(make_user(group="Editors"))
    assert record.name not in client.get(reverse(name)).content.decode()
    client.force_login(make_user(group="Administrators"))
    assert record.name in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize("model", KINDS)
def test_their_screens_are_not_there(client, story, model):
    embargo(story)
    key = next(iter(hidden(model))).pk
    for user, status in ((make_user(group="Moderators"), 404), (make_user(is_superuser=True), 200)):
        client.force_login(user)
        for screen in ("edit", "usage", "history"):
            url = reverse(f"wagtailsnippets_articles_{model._meta.model_name}:{screen}", args=[key])
            assert client.get(url).status_code == status, url


def test_a_guessed_key_in_a_form_is_refused(client, story):
    open_story = make_article(title="Open", live=False)
    embargo(story)
    person = next(iter(hidden(Person)))
    client.force_login(make_user(group="Editors"))
    data = form_data(client, open_story)
    data |= {
        "person_mentions-TOTAL_FORMS": "1",
        "person_mentions-0-person": str(person.pk),
        "person_mentions-0-role": "mentioned",
        "person_mentions-0-described_as": "",
        "person_mentions-0-ORDER": "1",
        "person_mentions-0-DELETE": "",
    }
    answer = client.post(edit_url(open_story), data)
    assert not answer.context["form"].is_valid()
    assert person.name not in answer.content.decode()
    assert person in hidden(Person)


def test_the_same_name_is_made_a_second_time_without_a_word(client, story):
    embargo(story)
    name = next(iter(hidden(Person))).name
    url = reverse("wagtailsnippetchoosers_articles_person:create")
    client.force_login(make_user(group="Administrators"))
    assert "already" in client.post(url, {"name": name}).content.decode()
    client.force_login(make_user(group="Editors"))
    assert "already" not in client.post(url, {"name": name}).content.decode()
    assert Person.objects.filter(name=name).count() == 2


def test_the_reading_machine_does_not_know_them_in_an_open_story():
    person = make_person("Zelmira Quorum")
    words = "<p>“It is over”, said Zelmira Quorum on Monday.</p>"
    kept = make_article(
        title="Kept", live=False, text=words, person_mentions=[PersonMention(person=person)]
    )
    open_story = make_article(title="Open", live=False, text=words)

    def matches(article):
        article = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        return {
            one.match.match
            for one in read_article(article=article).proposals
            if one.kind == "person"
        }

    assert MatchKind.IN_NEWSROOM in matches(open_story)
    embargo(kept)
    assert MatchKind.IN_NEWSROOM not in matches(open_story)
    assert MatchKind.NEW not in matches(kept)


def test_a_list_asks_one_question_more(client, story):
    client.force_login(make_user(group="Editors"))
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("wagtailsnippets_articles_person:list"))
        counts.append(len(queries))
        if not counts[1:]:
            make_person("Somebody Else")
            embargo(story)
            client.get(reverse("wagtailsnippets_articles_person:list"))
    # The rights on the branch, which are asked for where anything is hidden at all.
    assert counts[1] <= counts[0] + 4
    assert counts[1] <= 20
