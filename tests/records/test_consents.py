"""Consents: recorded, withdrawn, over; at once everywhere, and with what is left to look at."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from articles.enums import NamingStatus
from articles.models import ConsentRecord, PersonMention, PersonOtherName, Quote, Signature
from articles.selectors.records.consents import read_traces, running_out
from articles.services.records.consents import ConsentRefused, record_consent, withdraw_consent
from tests.factories import make_article, make_document, make_person, make_user
from tests.factories.pictures import make_image
from tests.merging.merging import merge
from tests.publishing import changed, published
from tests.replay import remembered

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def today():
    return timezone.localdate()


def record(person, by=None, **options):
    options = {"method": "written", "given_on": today(), **options}
    return record_consent(person=person, by=by, now=timezone.now(), **options)


def withdraw(person, by=None, **options):
    options = {"withdrawn_on": today(), **options}
    return withdraw_consent(person=person, by=by, now=timezone.now(), **options)


def test_a_consent_names_a_person_and_its_withdrawal_makes_them_private_at_once(client):
    user = make_user(is_superuser=True)
    person = make_person("Ada Roe", standing="private")
    text = "<p>“We will answer”, a teacher said.</p>"
    story = make_article(
        live=True,
        text=text,
        person_mentions=[PersonMention(person=person, described_as="a teacher")],
    )
    assert "Ada Roe" not in client.get(story.address).content.decode()
    record(person, by=user, expires_on=today() + DAY, note="On tape.")
    before = client.get(story.address)
    assert "Ada Roe" in before.content.decode()
    assert client.get(person.get_absolute_url()).status_code == 200
    withdraw(person, by=user, note="By telephone.")
    after = client.get(story.address, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert "Ada Roe" not in after.content.decode()
    assert client.get(person.get_absolute_url()).status_code == 404
    person.refresh_from_db()
    assert (person.standing, person.consent_withdrawn_on) == (NamingStatus.PRIVATE, today())
    history = ConsentRecord.objects.values_list("deed", "note", "recorded_by__pk")
    assert list(history) == [
        ("withdrawn", "By telephone.", user.pk),
        ("given", "On tape.", user.pk),
    ]
    logged = ModelLogEntry.objects.filter(action__startswith="person.").order_by("pk")
    assert list(logged.values_list("action", "user")) == [
        ("person.consent_recorded", user.pk),
        ("person.consent_withdrawn", user.pk),
    ]


def test_a_consent_holds_to_the_end_of_its_last_day(client):
    person = make_person(standing="private")
    make_article(live=True, person_mentions=[PersonMention(person=person)])
    record(person, expires_on=today())
    assert client.get(person.get_absolute_url()).status_code == 200
    type(person).objects.update(consent_expires_on=today() - DAY)
    assert client.get(person.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "options",
    [
        {"given_on": datetime.date(2999, 1, 1)},
        {"expires_on": datetime.date(2020, 1, 1)},
        {"method": "telepathy"},
    ],
)
def test_what_makes_no_sense_is_refused(options):
    person = make_person(standing="private")
    with pytest.raises(ConsentRefused):
        record(person, **options)
    with pytest.raises(ConsentRefused, match="already private"):
        withdraw(person)
    assert not ConsentRecord.objects.exists()


def test_contributors_keep_no_consents(newsroom):
    user, person = make_user(group="Contributors"), make_person()
    for deed in (record, withdraw):
        with pytest.raises(PermissionDenied):
            deed(person, by=user)


def test_a_public_figure_stays_one_by_consent_and_can_become_private():
    person = make_person()
    record(person)
    person.refresh_from_db()
    assert person.standing == NamingStatus.PUBLIC_FIGURE
    withdraw(person)
    person.refresh_from_db()
    assert not person.is_public()


def test_consents_that_run_out_are_listed():
    soon, over, later, endless, withdrawn = (make_person(standing="private") for _ in range(5))
    for person, days in ((soon, 30), (over, 1), (later, 31), (endless, None), (withdrawn, 3)):
        record(person, expires_on=today() + days * DAY if days else None)
    type(over).objects.filter(pk=over.pk).update(consent_expires_on=today() - DAY)
    withdraw(withdrawn)
    assert list(running_out(today(), None)) == [over, soon]


def test_the_history_follows_a_merge():
    keep, gone = make_person(standing="private"), make_person(standing="private")
    record(gone)
    merge(keep, gone)
    assert ConsentRecord.objects.get().person == keep


# --- What is left to look at ------------------------------------------------------------------
@pytest.fixture
@remembered
def editor():
    return make_user(is_superuser=True)


def test_each_place_in_which_readers_meet_the_name_is_listed(editor):
    person = make_person("René Doe", standing="private")
    PersonOtherName.objects.create(person=person, name="R. Öhler")
    recorded = make_article(
        live=True,
        title="In the record",
        person_mentions=[PersonMention(person=person)],
        quotes=[
            Quote(words="we will answer", person=person, attributed_as="a teacher"),
            Quote(words="we will", speaker_kind="described", addressee_person=person),
        ],
    )
    in_text = make_article(live=True, title="In the text", text="<p>Rene <b>Doe</b> fled.</p>")
    other_name = make_article(live=True, title="Other name", text="<p>R. ÖHLER fled.</p>")
    caption = make_article(live=True, title="Caption", lead_image_caption="René Doe, left")
    make_article(title="A draft", text="<p>Rene Doe fled.</p>")
    make_article(live=True, title="Another one", text="<p>Rene Doeberg fled.</p>")
    letter = make_document(name="A letter")
    Signature.objects.create(document=letter, person=person)
    make_article(live=True, title="Zzz", document_mentions=[])
    picture = make_image(description="Rene Doe at the gate")
    traces = read_traces(person, editor)
    assert [(story.article_id, story.places) for story in traces.stories] == [
        (caption.pk, ("Name in the caption of the lead image",)),
        (
            recorded.pk,
            ("Person in the record", "Speaker of a quote", "Addressee of a quote"),
        ),
        (in_text.pk, ("Name in the text",)),
        (other_name.pk, ("Name in the text",)),
    ]
    assert traces.documents == ()  # no story leads to it
    assert list(traces.pictures) == [picture]


def test_a_document_that_readers_can_open_is_listed(editor):
    person, letter = make_person(standing="private"), make_document(name="A letter")
    Signature.objects.create(document=letter, person=person)
    make_article(
        live=True,
        quotes=[Quote(words="we will answer", document=letter, speaker_kind="document")],
    )
    assert read_traces(person, editor).documents == (letter,)


def test_earlier_versions_that_name_somebody_are_listed(editor):
    person = make_person("Ada Roe")
    story = published(title="Ada Roe speaks")
    changed(story, title="A teacher speaks", person_mentions=[])
    withdraw(person)
    (trace,) = read_traces(person, editor).stories
    assert (trace.article_id, trace.versions) == (story.pk, (1,))


def test_stories_that_somebody_may_not_see_are_only_counted(newsroom):
    person = make_person("Ada Roe", standing="private")
    make_article(live=True, text="<p>Ada Roe fled.</p>")
    nobody = make_user()
    traces = read_traces(person, nobody)
    assert (traces.stories, traces.unseen) == ((), 1)
