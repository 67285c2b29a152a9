"""Who sees what: every state of a story at every public place, for readers and for staff alike."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import get_page_models

from articles.models import (
    ArticlePage,
    Byline,
    DocumentMention,
    LeadStory,
    OrganizationMention,
    PersonMention,
    Quote,
    TaggedArticle,
)
from articles.services.embargoes import set_embargo
from articles.services.newsroom_setup import setup_newsroom
from articles.urls import urlpatterns
from articles.views import reader_reports
from tests.factories import make_full_article, make_newsroom, make_user, publish_row
from tests.factories.corrections import make_correction, make_versions

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
TITLE = "The story of this test"
# The state of a story, and what its own address then answers.
STATES = {
    "live": 200,
    "draft": 404,
    "scheduled": 404,
    "expired": 410,
    "unpublished": 410,
    "embargoed": 404,
    "retracted": 200,  # with the notice of the retraction, and nothing of the story
}
LISTS = ("/", "/world/", "/topics/", "/corrections/", "/corrections/feed/")


def put_into(state, article):
    row = ArticlePage.objects.filter(pk=article.pk)
    if state in ("live", "expired", "unpublished", "retracted"):
        publish_row(article)
    changes = {
        "scheduled": {"go_live_at": timezone.now() + HOUR},
        # Its time has passed and nobody has run `publish_due`: the row is still live.
        "expired": {"expire_at": timezone.now() - HOUR},
        "unpublished": {"live": False},
        "retracted": {"live": False},
    }
    if state in changes:
        row.update(**changes[state])
    if state == "embargoed":
        setup_newsroom()
        now = timezone.now()
        set_embargo(article=article, until=now + HOUR, reason="Test.", user=None, now=now)
    if state == "retracted":
        make_correction(article, kind="retraction", headline="Taken back", text="A forgery.")


def addresses(article):
    quote = article.quotes.get()
    return {
        "topic": article.topics.get().get_absolute_url(),
        "person": quote.person.get_absolute_url(),
        "organization": article.organization_mentions.get().organization.get_absolute_url(),
        "document": article.document_mentions.get().document.get_absolute_url(),
        "author": article.bylines.get().author.get_absolute_url(),
    }


# Every address of the site that is no page of the tree, and where its row is.
ROWS = {
    "article": "test_own_address",
    "topics": "LISTS",
    "corrections": "LISTS",
    "corrections_feed": "LISTS",
    "topic": "addresses",
    "person": "addresses",
    "organization": "addresses",
    "document": "addresses",
    "author": "addresses",
    "quote": "own_addresses",
    "correction": "own_addresses",
    "versions": "own_addresses",
    "version": "own_addresses",
    "report_problem": "test_a_report_of_one_story",
    "report_quote": "test_a_report_of_one_story",
    "report_status": "test_a_report_of_one_story",
    "media": "tests/views/test_media.py, with the states of a picture",
}
# Every kind of page, and where its row is; the others name no story.
PAGE_ROWS = {
    "HomePage": "LISTS",
    "SectionPage": "LISTS",
    "ArticlePage": "test_own_address",
    "StandardPage": "",
    "EmbargoedPage": "",  # has no address: tests/editing/test_hidden_stories.py
}


def test_every_surface_has_a_row():
    """A new address or kind of page fails here until somebody says where it is looked at."""
    assert {row.name for row in urlpatterns} == set(ROWS)
    models = [model for model in get_page_models() if model.__module__.startswith("articles")]
    assert {model.__name__ for model in models} == set(PAGE_ROWS)
    for where in {row for row in (*ROWS.values(), *PAGE_ROWS.values()) if row.isidentifier()}:
        assert where in globals()


def own_addresses(article):
    """What is about this one story."""
    return {
        "quote": f"/quotes/{article.quotes.get().uid}/",
        "correction": f"/corrections/{article.corrections.get(kind='correction').pk}/",
        "versions": f"{article.address or article.proposed_address()}versions/",
        "version": f"{article.address or article.proposed_address()}versions/1/",
    }


@pytest.fixture(params=STATES)
def story(request):
    """A story in one state, put first on the front page, and that state."""
    article = make_full_article(live=False, title=TITLE, slug="the-story")
    article.save()  # its rows are in the database whatever its state
    make_correction(article)
    make_versions(article)
    put_into(request.param, article)
    article = ArticlePage.objects.get(pk=article.pk)
    home = make_newsroom()
    home.lead_stories = [LeadStory(article=article)]
    home.save()
    return article, request.param


@pytest.fixture
def look(client):
    """`look(address)` gives status and text; a reader and somebody who may do everything in the
    newsroom must get the same, byte for byte."""
    staff = type(client)()
    staff.force_login(make_user(is_staff=True, is_superuser=True))

    def look_at(address):
        seen, seen_by_staff = client.get(address), staff.get(address)
        assert seen.content == seen_by_staff.content, address
        assert seen.status_code == seen_by_staff.status_code, address
        return seen.status_code, seen.content.decode()

    return look_at


@pytest.fixture
def look_past_tokens(look, monkeypatch):
    """Tokens of forms differ by the second that they are made in."""
    monkeypatch.setattr(reader_reports, "make_token", lambda subject, now: "token")
    return look


def test_own_address(story, look):
    article, state = story
    status, text = look(article.address or article.proposed_address())
    assert status == STATES[state]
    assert (TITLE in text) is (state == "live")


def test_lists(story, look):
    article, state = story
    for address in LISTS:
        status, text = look(address)
        assert status == 200
        wanted = article.topics.get().name if address == "/topics/" else TITLE
        assert (wanted in text) is (state == "live"), address


def test_records_of_one_story(story, look):
    """A record that stands in this story alone has a page exactly as long as the story is out."""
    article, state = story
    for address in (*addresses(article).values(), *own_addresses(article).values()):
        status, text = look(address)
        assert status == (200 if state == "live" else 404), address
        assert (TITLE in text) is (state == "live"), address


def test_a_report_of_one_story(story, look_past_tokens):
    """Readers report what they can read; what they cannot is not there to be reported."""
    article, state = story
    address = f"/report{article.address or article.proposed_address()}"
    for place in (address, f"{address}quotes/{article.quotes.get().uid}/"):
        status, text = look_past_tokens(place)
        assert status == (200 if state == "live" else 404), place
        assert (TITLE in text) is (state == "live"), place
    assert TITLE not in look_past_tokens("/report/status/")[1]


def test_records_of_two_stories(story, look):
    """A page of a record, and a story beside it, name what is published and nothing else."""
    article, state = story
    other = make_full_article(title="Another story", slug="another")
    share_records(article, other)
    for address in (*addresses(other).values(), other.address):
        _, text = look(address)
        assert "Another story" in text
        assert (TITLE in text) is (state == "live"), address


def test_tree_path_is_no_address(story, look):
    article, _ = story
    assert look(f"/world/{article.slug}/")[0] == 404


def share_records(article, other):
    """Let the story's rows name the records of the other one."""
    quote = other.quotes.get()
    for model, changes in (
        (TaggedArticle, {"tag": other.topics.get()}),
        (Quote, {"person": quote.person}),
        (PersonMention, {"person": quote.person}),
        (OrganizationMention, {"organization": other.organization_mentions.get().organization}),
        (DocumentMention, {"document": other.document_mentions.get().document}),
        (Byline, {"author": other.bylines.get().author}),
    ):
        owner = "content_object" if model is TaggedArticle else "page"
        model.objects.filter(**{owner: article}).update(**changes)
