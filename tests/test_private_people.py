"""A private person is printed in the story's own words and in no other way, anywhere."""

import datetime

import pytest
from django.utils import timezone

from articles.enums import ConsentMethod, NamingStatus, PersonRole, SpeakerKind
from articles.models import (
    DocumentAuthor,
    DocumentMention,
    Membership,
    OrganizationMention,
    Person,
    PersonMention,
    PersonOtherName,
    Quote,
    Signature,
)
from articles.services.search.stories import drafts_of_stories
from tests.factories import (
    make_article,
    make_document,
    make_organization,
    make_person,
    make_place,
    make_topic,
    make_user,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db
NAME = "Zelimkhan Hidden"
WORDS = "a man who fled Grozny"


@pytest.fixture
@remembered
def hidden():
    person = make_person(
        NAME,
        standing=NamingStatus.PRIVATE.value,
        biography="Biography of somebody hidden",
        wikidata_id="Q99",
    )
    PersonOtherName.objects.create(person=person, name="Zelim Alias")
    return person


@pytest.fixture
@remembered
def story(hidden):
    """He stands in everything that a story prints."""
    organization = make_organization("Relief Network")
    Membership.objects.create(person=hidden, organization=organization, role="secret courier")
    document = make_document("Open letter", other_signatories=51)
    Signature.objects.create(document=document, person=hidden)
    Signature.objects.create(document=document, person=make_person("Ada Public"))
    DocumentAuthor.objects.create(document=document, person=hidden, described_as="a refugee")
    return make_article(
        live=True,
        title="Who fled",
        slug="who-fled",
        text="<p>He said “they came at night” and left.</p>",
        dateline_place=make_place("Grozny"),
        topics=[make_topic("Asylum")],
        person_mentions=[
            PersonMention(person=hidden, described_as=WORDS, role=PersonRole.WITNESS.value)
        ],
        document_mentions=[DocumentMention(document=document)],
        organization_mentions=[OrganizationMention(organization=organization)],
        quotes=[
            Quote(
                words="they came at night",
                speaker_kind=SpeakerKind.PERSON.value,
                person=hidden,
                attributed_as=WORDS,
                verb="said",
                reported_by_person=hidden,
                addressee_person=hidden,
            )
        ],
    )


def public_addresses(story):
    return [
        story.address,
        "/",
        "/world/",
        "/topics/",
        story.topics.get().get_absolute_url(),
        story.organization_mentions.get().organization.get_absolute_url(),
        story.document_mentions.get().document.get_absolute_url(),
        f"/quotes/{story.quotes.get().uid}/",
    ]


@pytest.mark.parametrize("staff", [False, True])
def test_nothing_of_the_record_is_printed(client, story, hidden, staff):
    if staff:
        client.force_login(make_user(is_staff=True, is_superuser=True))
    for address in public_addresses(story):
        response = client.get(address)
        assert response.status_code == 200, address
        text = response.content.decode()
        for trace in ("Zelim", "zelim", "Hidden", "Biography", "Q99", "courier", "/people/z"):
            assert trace not in text, (address, trace)


def test_the_storys_words_are_printed(client, story):
    text = client.get(story.address).content.decode()
    assert text.count(WORDS) >= 2
    assert WORDS in client.get(f"/quotes/{story.quotes.get().uid}/").content.decode()


def test_no_page(client, story, hidden):
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_counts_among_the_unnamed_signatories(client, story):
    text = client.get(story.address).content.decode()
    assert "1 named and 52 other signatories" in text
    page = client.get(story.document_mentions.get().document.get_absolute_url()).content.decode()
    assert "Ada Public" in page
    assert "52 others" in page
    assert "a refugee" in page


def test_relates_no_stories(client, story, hidden):
    make_article(
        live=True,
        title="Another night",
        slug="another-night",
        person_mentions=[PersonMention(person=hidden, described_as="a witness")],
    )
    assert "Another night" not in client.get(story.address).content.decode()


def test_a_change_of_standing_takes_effect_at_once(client, story, hidden):
    Person.objects.filter(pk=hidden.pk).update(standing=NamingStatus.PUBLIC_FIGURE.value)
    assert NAME in client.get(story.address).content.decode()
    assert client.get(hidden.get_absolute_url()).status_code == 200
    Person.objects.filter(pk=hidden.pk).update(standing=NamingStatus.PRIVATE.value)
    assert NAME not in client.get(story.address).content.decode()
    assert client.get(hidden.get_absolute_url()).status_code == 404


CONSENT = {
    "standing": NamingStatus.NAMED_WITH_CONSENT.value,
    "consent_method": ConsentMethod.WRITTEN.value,
    "consent_given_on": datetime.date(2020, 1, 1),
}
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("days_left", "withdrawn", "is_named"),
    [(None, False, True), (0, False, True), (-1, False, False), (None, True, False)],
)
def test_consent_that_is_over_or_withdrawn_names_nobody(
    client, story, hidden, days_left, withdrawn, is_named
):
    """Nobody has changed the standing, and the name is gone all the same."""
    today = timezone.localdate()
    Person.objects.filter(pk=hidden.pk).update(
        **CONSENT,
        consent_expires_on=None if days_left is None else today + days_left * DAY,
        consent_withdrawn_on=today if withdrawn else None,
    )
    page = story.document_mentions.get().document.get_absolute_url()
    for address in (story.address, page, f"/quotes/{story.quotes.get().uid}/"):
        assert (NAME in client.get(address).content.decode()) is is_named, address
    assert client.get(hidden.get_absolute_url()).status_code == (200 if is_named else 404)
    signed = "2 named and 51 other" if is_named else "1 named and 52 other"
    assert signed in client.get(story.address).content.decode()
    assert Person.objects.get(pk=hidden.pk).is_public() is is_named


@pytest.fixture
@remembered
def described():
    """A story that only describes a speaker, while the row still has the record behind the words;
    the organization and the document likewise."""
    parties = {
        "person": make_person("Zelimkhan Known"),
        "organization": make_organization("Hidden Relief"),
        "document": make_document("Hidden Letter"),
    }
    story = make_article(
        live=True,
        title="They came",
        quotes=[
            Quote(
                words=f"they came at {number}",
                speaker_kind=SpeakerKind.DESCRIBED.value,
                attributed_as=WORDS,
                **{kind: record},
            )
            for number, (kind, record) in enumerate(parties.items())
        ],
    )
    return story, parties


def test_a_described_speaker_leads_nobody_to_the_record(client, described):
    _, parties = described
    for kind, record in parties.items():
        assert not type(record).objects.published().filter(pk=record.pk).exists(), kind
        for address in ("", "feed.atom", "feed.json"):
            assert client.get(f"{record.get_absolute_url()}{address}").status_code == 404, kind
        asked = client.get("/stories/", {kind: record.slug})
        assert asked.status_code == 404, kind


def test_a_described_speaker_is_not_on_the_page_of_the_record(client, described):
    """Where another story names them, so that they have a page."""
    _, parties = described
    make_article(
        live=True,
        title="Named",
        person_mentions=[PersonMention(person=parties["person"])],
        organization_mentions=[OrganizationMention(organization=parties["organization"])],
        document_mentions=[DocumentMention(document=parties["document"])],
    )
    for kind, record in parties.items():
        for address in (
            record.get_absolute_url(),
            f"{record.get_absolute_url()}feed.json",
            f"/stories/?{kind}={record.slug}",
            f"/quotes/?{'speaker' if kind == 'person' else kind}={record.slug}",
        ):
            response = client.get(address)
            text = response.content.decode()
            assert response.status_code == 200, address
            assert "They came" not in text and "they came at" not in text, address


def test_a_described_speaker_is_no_facet_of_the_search(described):
    story, _ = described
    drafts = drafts_of_stories([story.pk])
    assert drafts
    for draft in drafts:
        assert not draft.facets
