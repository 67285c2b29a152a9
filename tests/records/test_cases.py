"""Cases for readers: what they see, of whom, and when it is gone."""

import csv
import datetime
import io

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from articles.enums import ConsentMethod, KillCause, NamingStatus
from articles.enums import StatusFactKind as Kind
from articles.models import ArticlePage, Case, CaseStory, Person, PersonMention, Quote, StatusFact
from articles.selectors.site.structured_data import whole_url
from articles.services.killing import kill_story
from articles.services.records.cases import (
    CaseRefused,
    add_status_fact,
    approve_status_fact,
    drop_status_fact,
    link_story,
)
from articles.services.records.consents import withdraw_consent
from articles.services.setup.newsroom_setup import setup_newsroom
from tests.factories import (
    make_article,
    make_full_article,
    make_newsroom,
    make_organization,
    make_person,
    make_place,
    make_topic,
    make_user,
    publish_row,
)
from tests.factories.cases import make_case, make_fact

pytestmark = pytest.mark.django_db
TITLE = "The case of the lighthouse keeper"


@pytest.fixture
def story():
    return make_article(live=True)


@pytest.fixture
def person():
    return make_person(
        standing=NamingStatus.NAMED_WITH_CONSENT.value,
        consent_method=ConsentMethod.WRITTEN.value,
        consent_given_on=timezone.localdate(),
    )


@pytest.fixture
def case(story, person):
    case = make_case(TITLE, people=[person], stories=[story], name="Inner words")
    make_fact(case, Kind.ARRESTED, "2026-03-04", note="at the harbour")
    return case


def seen(client, address):
    response = client.get(address)
    return response.content.decode() if response.status_code == 200 else ""


def everywhere(case, story):
    return (story.address, case.get_absolute_url(), "/cases/")


def test_readers_see_the_status_in_the_story_on_its_page_and_in_the_list(client, case, story):
    for address in everywhere(case, story):
        text = seen(client, address)
        assert TITLE in text, address
        assert "Arrested" in text and "at the harbour" in text and "4 March 2026" in text
        assert "Inner words" not in text
    assert "inner" not in case.slug


@pytest.mark.parametrize("how", ["private", "withdrawn", "no title", "draft", "gone"])
def test_a_case_that_may_not_be_told_is_nowhere(client, case, story, person, how):
    address = case.get_absolute_url()
    if how == "private":
        case.people.create(person=make_person(standing=NamingStatus.PRIVATE.value))
        case.save()
    if how == "withdrawn":
        withdraw_consent(
            person=person,
            withdrawn_on=timezone.localdate(),
            by=make_user(is_superuser=True),
            now=timezone.now(),
        )
    if how == "no title":
        case.public_title = ""
        case.save()
    if how == "draft":
        ArticlePage.objects.filter(pk=story.pk).update(live=False)
    if how == "gone":
        Person.objects.filter(pk=person.pk).delete()
    assert client.get(address).status_code == 404
    for place in (story.address, "/cases/"):
        assert TITLE not in seen(client, place), place


def test_a_status_is_public_once_a_second_person_has_approved_it(client, case, story, newsroom):
    writer, other = make_user(group="Moderators"), make_user(group="Moderators")
    fact = StatusFact(case=case, kind=Kind.RELEASED.value, date_edtf="2026-05-05")
    add_status_fact(fact=fact, by=writer, now=timezone.now())
    assert "Released" not in seen(client, case.get_absolute_url())
    with pytest.raises(PermissionDenied):
        approve_status_fact(fact_id=fact.pk, by=writer, now=timezone.now())
    with pytest.raises(PermissionDenied):
        approve_status_fact(fact_id=fact.pk, by=make_user(group="Editors"), now=timezone.now())
    approve_status_fact(fact_id=fact.pk, by=other, now=timezone.now())
    text = seen(client, story.address)
    assert "Released" in text and "Arrested" not in text
    assert "Arrested" in seen(client, case.get_absolute_url())
    with pytest.raises(CaseRefused, match="approved already"):
        approve_status_fact(fact_id=fact.pk, by=other, now=timezone.now())
    with pytest.raises(CaseRefused, match="Readers have seen"):
        drop_status_fact(fact_id=fact.pk, by=other)


def test_a_correction_takes_the_place_and_the_wrong_one_stays_to_be_seen(
    client, case, story, newsroom
):
    writer, other = make_user(group="Moderators"), make_user(group="Moderators")
    wrong = case.facts.get()
    fact = StatusFact(case=case, kind=Kind.ARRESTED.value, date_edtf="2026-03-05")
    add_status_fact(fact=fact, corrects=wrong, by=writer, now=timezone.now())
    assert "4 March 2026" in seen(client, story.address)
    approve_status_fact(fact_id=fact.pk, by=other, now=timezone.now())
    text = seen(client, story.address)
    assert "5 March 2026" in text and "4 March 2026" not in text
    page = seen(client, case.get_absolute_url())
    assert "4 March 2026" in page and "has been corrected" in page
    again = StatusFact(case=case, kind=Kind.ARRESTED.value, date_edtf="2026-03-06")
    with pytest.raises(CaseRefused, match="corrected already"):
        add_status_fact(fact=again, corrects=wrong, by=writer, now=timezone.now())


def test_the_story_itself_does_not_change(case, story, newsroom):
    before = story.publication_digest()
    make_fact(case, Kind.RELEASED, "2026-05-05")
    link_story(case=make_case(), article=story, by=make_user(group="Editors"), now=timezone.now())
    again = ArticlePage.objects.get(pk=story.pk)
    assert again.publication_digest() == before
    assert "case" not in str(again.serializable_data().keys())


def test_a_fact_of_a_story_that_is_not_out_is_not_told(client, case, story):
    draft = make_article()
    make_fact(case, Kind.RELEASED, "2026-05-05", from_story=draft)
    for address in everywhere(case, story):
        assert "Released</span>" not in seen(client, address)
        assert "<b>Released</b>" not in seen(client, address)
    publish_row(draft)
    assert "<b>Released</b>" in seen(client, case.get_absolute_url())


def test_a_record_without_a_page_is_not_named(client, case):
    court = make_organization("Court of nowhere")
    case.mentions.create(place=make_place("Secret harbour"), topic=make_topic("Hidden topic"))
    case.mentions.create(organization=court)
    case.save()
    make_fact(case, Kind.CHARGED, "2026-04-01", authority=court)
    text = seen(client, case.get_absolute_url())
    assert not any(word in text for word in ("Court of nowhere", "Secret harbour", "Hidden topic"))


def test_a_case_of_a_killed_story_alone_goes_with_it(client, case, story, newsroom):
    other = make_article(live=True)
    shared = make_case(stories=[story, other])
    told, kept = make_fact(shared, Kind.CHARGED, from_story=story), make_fact(shared)
    kill_story(article_id=story.pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())
    assert not Case.objects.filter(pk=case.pk).exists()
    assert list(shared.facts.all()) == [kept]
    assert not StatusFact.objects.filter(pk=told.pk).exists()
    assert list(CaseStory.objects.values_list("article", flat=True)) == [other.pk]


def test_the_list_is_narrowed_and_paged(client, settings):
    make_newsroom()
    settings.ADVOCACY_PAGE_SIZE = 2
    topic = make_topic()
    story = make_article(live=True, topics=[topic])
    held, freed, third = (make_case(stories=[story]) for _ in range(3))
    held.mentions.create(topic=topic)
    held.save()
    make_fact(held, Kind.ARRESTED, "2026-03-04")
    make_fact(freed, Kind.ARRESTED, "2026-01-04")
    make_fact(freed, Kind.RELEASED, "2026-05-04")
    make_fact(third, Kind.DIED, "2026-01-04")

    def shown(address):
        text = seen(client, address)
        return [one for one in (held, freed, third) if f">{one.public_title}<" in text]

    assert shown("/cases/") == [held, freed]
    cursor = seen(client, "/cases/").partition("?before=")[2].partition('"')[0]
    assert shown(f"/cases/?before={cursor}") == [third]
    assert shown("/cases/?status=released") == [freed]
    assert shown("/cases/?status=arrested") == [held]
    assert shown(f"/cases/?topic={topic.slug}") == [held]
    assert client.get("/cases/?topic=nothing").status_code == 404
    assert client.get("/cases/?status=").status_code == 302


def test_a_person_page_tells_of_their_cases(client, person):
    story = make_article(live=True, person_mentions=[PersonMention(person=person)])
    case = make_case(TITLE, people=[person], stories=[story])
    make_fact(case)
    assert TITLE in seen(client, person.get_absolute_url())
    case.people.create(person=make_person(standing=NamingStatus.PRIVATE.value))
    case.save()
    assert TITLE not in seen(client, person.get_absolute_url())


def test_topics_places_and_documents_tell_of_their_cases(client):
    story = make_full_article()
    topic, place = story.topics.get(), story.event_mentions.get().event.place
    document = story.document_mentions.get().document
    case = make_case(TITLE, stories=[story], mentions=[{"topic": topic}])
    fact = make_fact(case, place=place, document=document)
    addresses = [one.get_absolute_url() for one in (topic, place, document)]
    for address in addresses:
        assert TITLE in seen(client, address), address
    StatusFact.objects.filter(pk=fact.pk).update(approved_at=None)
    make_fact(case, Kind.CHARGED, "2026-04-01")
    assert [TITLE in seen(client, address) for address in addresses] == [True, False, False]


def test_programs_are_told_the_status(client, case, story):
    words = "Arrested at the harbour, 4 March 2026"
    item = client.get(f"{story.address}story.ninjs.json").json()
    assert {"role": "status", "value": f"{TITLE}: {words}"}.items() <= item["descriptions"][
        -1
    ].items()
    page = seen(client, story.address)
    assert f'"abstract": "{words}"' in page or f'"abstract":"{words}"' in page


def test_a_story_pays_one_query_however_many_cases(client, story):
    make_newsroom()
    with CaptureQueriesContext(connection) as none:
        client.get(story.address)
    for _ in range(3):
        make_fact(make_case(people=[make_person()], stories=[story]))
    with CaptureQueriesContext(connection) as three:
        assert seen(client, story.address).count("case-status__name") == 3
    assert len(three) == len(none)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_approved_status_changes_every_kept_page_at_once(client, settings):
    settings.ADVOCACY_PAGE_CACHE_MB = 16
    setup_newsroom()
    stories = [make_article(live=True) for _ in range(14)]
    case = make_case(TITLE, people=[make_person()], stories=stories)
    make_fact(case)
    places = [story.address for story in stories] + [case.get_absolute_url(), "/cases/"]
    writer, other = make_user(group="Moderators"), make_user(group="Moderators")
    untouched = make_article(live=True).address
    fact = StatusFact(case=case, kind=Kind.RELEASED.value, date_edtf="2026-05-05")
    add_status_fact(fact=fact, by=writer, now=timezone.now())
    for place in (*places, untouched):
        client.get(place)
        assert client.get(place).headers["Cache-Status"] == "advocacy; hit", place
    approve_status_fact(fact_id=fact.pk, by=other, now=timezone.now())
    assert client.get(untouched).headers["Cache-Status"] == "advocacy; hit"
    for story in stories:
        text = seen(client, story.address)
        assert text.count("Released</span>") == 1 and "5 May 2026" in text
    for place in places[-2:]:
        assert "5 May 2026" in seen(client, place)
    history = ModelLogEntry.objects.for_instance(case).filter(action="case.status_approved")
    assert history.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("how", ["withdrawn", "no title", "draft", "linked"])
def test_kept_pages_forget_a_case_at_once(client, settings, how):
    settings.ADVOCACY_PAGE_CACHE_MB = 16
    setup_newsroom()
    person, story, other = make_person(), make_article(live=True), make_article(live=True)
    case = make_case(TITLE, people=[person], stories=[story])
    make_fact(case)
    places, now = everywhere(case, story), timezone.now()
    editor = make_user(group="Editors")
    for place in (*places, other.address):
        client.get(place)
        assert client.get(place).headers["Cache-Status"] == "advocacy; hit"
    if how == "linked":
        link_story(case=case, article=other, by=editor, now=now)
        assert TITLE in seen(client, other.address)
        return
    if how == "withdrawn":
        withdraw_consent(person=person, withdrawn_on=timezone.localdate(), by=None, now=now)
    if how == "no title":
        case.public_title = ""
        case.save()
    if how == "draft":
        story.unpublish()
    for place in places:
        assert TITLE not in seen(client, place), place


def test_the_page_has_what_its_people_said_and_how_to_cite_it(client, person):
    other = make_person("Somebody Else")
    story = make_article(
        live=True,
        text="<p>“I saw the boats”, he said. “We sent them”, said another.</p>",
        quotes=[
            Quote(words="I saw the boats", speaker_kind="person", person=person),
            Quote(words="We sent them", speaker_kind="person", person=other),
        ],
    )
    found = make_case(TITLE, people=[person], stories=[story])
    make_fact(found, Kind.ARRESTED, "2026-03-04")
    page = client.get(found.get_absolute_url()).content.decode()
    assert "I saw the boats" in page
    assert "We sent them" not in page
    assert f"“{TITLE}.” " in page
    assert "Arrested, 4 March 2026 (as of " in page


def test_the_list_is_there_as_a_table(client, case, story):
    (row,) = csv.DictReader(io.StringIO(client.get("/cases/list.csv").content.decode("utf-8-sig")))
    held = str((timezone.localdate() - datetime.date(2026, 3, 4)).days)
    assert row == {
        "url": whole_url(case.get_absolute_url()),
        "name": TITLE,
        "status": "arrested",
        "note": "at the harbour",
        "date": "2026-03-04",
        "in_words": "Arrested at the harbour, 4 March 2026",
        "days_held": held,
    }
    assert client.get("/cases/list.csv?status=released").content.decode().count("\n") == 1
    assert client.get("/cases/list.csv?status=nothing").status_code == 404
    assert 'href="/cases/list.csv"' in client.get("/cases/").content.decode()
