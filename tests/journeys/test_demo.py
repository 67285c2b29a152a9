"""The demo newsroom comes whole and goes whole."""

import io

import pytest
from django.apps import apps
from django.core.management import call_command

from articles.models import (
    ArticlePage,
    Correction,
    Embargo,
    HomePage,
    ImportedFrom,
    Organization,
    OrganizationMention,
    Person,
    PersonMention,
    ReaderReport,
    Signature,
    SourceDocument,
)
from articles.selectors.site.structured_data import POLICY_PAGES
from tests.factories import make_article, make_document, make_person

pytestmark = pytest.mark.django_db

# What a removal may leave: audit log and content types belong to Wagtail, and that something public
# has changed, or words were deleted, is true of a removal as well.
RECORDS = [
    model
    for model in apps.get_app_config("articles").get_models()
    if model.__name__ not in {"User", "ReviewTask", "HomePage", "PublicChange", "DeletedText"}
]


def counts():
    return {model.__name__: model._default_manager.count() for model in RECORDS}


@pytest.fixture
def newsroom(db):
    call_command("setup_newsroom", stdout=io.StringIO())


def test_comes_whole_and_goes_whole(newsroom, client):
    mine = make_person("Somebody Real")
    before, title = counts(), HomePage.objects.get().title
    call_command("load_demo", stdout=io.StringIO())
    published = ArticlePage.objects.published()
    assert published.count() == 8
    assert HomePage.objects.get().is_demo
    assert Person.objects.count() > 20
    assert Organization.objects.count() > 12
    front = client.get("/").content.decode()
    assert "demo" in front.lower()
    for article in published:
        assert client.get(article.address).status_code == 200
    shows_everything(client)
    call_command("load_demo", stdout=io.StringIO())
    assert published.count() == 8
    assert (Correction.objects.count(), ReaderReport.objects.count()) == (2, 1)

    call_command("remove_demo", stdout=io.StringIO())
    assert counts() == before
    assert not ImportedFrom.objects.exists()
    home = HomePage.objects.get()
    assert (home.is_demo, home.title, home.tagline) == (False, title, "")
    mine.refresh_from_db()


def shows_everything(client):
    """One of each thing that readers and the newsroom can meet."""
    log = client.get("/corrections/").content.decode()
    assert "It is 48." in log and "Demo: after this story appeared" in log
    assert len(client.get("/corrections/feed.json").json()["items"]) == 2
    document = SourceDocument.objects.exclude(file=None).get()
    page = client.get(document.get_absolute_url()).content.decode()
    assert document.file.sha256 in page.replace("<wbr>", "") and document.archived_url in page
    assert client.get(document.file.url).status_code == 200
    past = Person.objects.get(name="Hester Quillane").memberships.exclude(end_edtf="").get()
    assert (past.start_edtf, past.end_edtf) == ("2016", "2022")
    member = Person.objects.get(name="David Cicilline").memberships.get()
    assert (member.party.abbreviation, member.start_edtf) == ("D", "")
    assert Person.objects.get(name="Fiorenza Ostrelli").memberships.get().party
    policies = [client.get(f"/{slug}/").status_code for slug in POLICY_PAGES]
    assert policies == [200] * len(POLICY_PAGES)
    embargoed = Embargo.objects.in_force().get().article
    assert embargoed.title not in client.get("/").content.decode()
    assert ReaderReport.objects.get().state == "new"


def test_a_record_that_another_story_uses_stays(newsroom):
    call_command("load_demo", stdout=io.StringIO())
    organization = Organization.objects.filter(mentions__isnull=False).first()
    person = Person.objects.filter(mentions__isnull=False).first()
    # One stands in a live story, the other in a draft only.
    make_article(live=True, organization_mentions=[OrganizationMention(organization=organization)])
    make_article(person_mentions=[PersonMention(person=person)])
    signer = Person.objects.filter(mentions__isnull=False).exclude(pk=person.pk).first()
    letter = make_document("A real letter", signatures=[Signature(person=signer)])
    call_command("remove_demo", stdout=io.StringIO())
    assert Organization.objects.filter(pk=organization.pk).exists()
    assert Person.objects.filter(pk__in=[person.pk, signer.pk]).count() == 2
    assert letter.signatures.get().person == signer
    assert ArticlePage.objects.count() == 2
