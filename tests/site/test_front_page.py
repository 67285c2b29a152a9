"""The front page shows what is special here: a chosen quote, letters without answer, corrections,
topics, who we are and how to write safely. Of what is not filled in it shows nothing."""

import datetime
import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.enums import StatusKind
from articles.models import (
    ArticlePage,
    DocumentMention,
    DocumentStatus,
    HomePage,
    Quote,
    StandardPage,
)
from articles.selectors.site.front_record import read_front_quote
from articles.services.setup.first_pages import make_first_pages, remove_unwritten_pages
from articles.services.setup.newsroom_setup import setup_newsroom
from tests.editor import edit_url, form_of
from tests.factories import make_article, make_document, make_newsroom, make_topic, make_user
from tests.factories.corrections import make_correction

pytestmark = pytest.mark.django_db
WORDS = "a field is no procedure"


def front(client):
    return client.get("/").content.decode()


def set_home(**fields):
    home = make_newsroom()
    for name, value in fields.items():
        setattr(home, name, value)
    home.save()
    return home


def step(document, kind, day):
    DocumentStatus.objects.create(document=document, kind=kind.value, date_edtf=day)


def form_data(client, home, **changes):
    """All that the edit screen of the front page holds, with some fields changed."""
    soup = BeautifulSoup(client.get(edit_url(home)).content, "html.parser")
    return {**form_of(soup, SimpleNamespace(body=[])), **changes}


@pytest.fixture
def quote(db):
    story = make_article(
        live=True,
        text=f"<p>“{WORDS},” she said.</p>",
        quotes=[Quote(words=f"{WORDS},", speaker_kind="described", attributed_as="A lawyer")],
    )
    return story.quotes.get()


def test_a_chosen_quote_stands_there_and_goes_with_its_story(client, quote):
    home = set_home(front_quote="")
    assert WORDS not in front(client)
    home.front_quote = f"https://example.org/quotes/{quote.uid}/"
    home.save()
    text = front(client)
    assert f"“{WORDS}”" in text
    assert f'href="/quotes/{quote.uid}/"' in text
    ArticlePage.objects.filter(pk=quote.page_id).update(live=False)
    assert WORDS not in front(client)


def test_a_chosen_quote_keeps_the_budget(client, quote, django_assert_max_num_queries):
    set_home(front_quote=str(quote.uid))
    client.get("/")
    with django_assert_max_num_queries(12):
        assert WORDS in front(client)


def test_a_quote_that_cannot_stand_alone_is_not_shown(quote):
    address = f"/quotes/{quote.uid}/"
    assert [citation.quote.uid for citation in read_front_quote(address)] == [str(quote.uid)]
    Quote.objects.filter(uid=quote.uid).update(not_alone=True)
    assert read_front_quote(address) == ()


@pytest.mark.parametrize("address", ["nothing", "/quotes/00000000-0000-4000-8000-000000000000/"])
def test_an_address_of_no_public_quote_is_answered_beside_its_field(client, quote, address):
    home = set_home()
    home.save_revision()
    client.force_login(make_user(is_superuser=True))
    response = client.post(edit_url(home), form_data(client, home, front_quote=address))
    assert "No published quote that may be shown alone" in str(response.context["form"].errors)
    ArticlePage.objects.filter(pk=quote.page_id).update(live=False)
    hidden = form_data(client, home, front_quote=str(quote.uid))
    response = client.post(edit_url(home), hidden)
    assert "No published quote that may be shown alone" in str(response.context["form"].errors)


def test_an_editor_chooses_a_quote_by_its_address(client, quote):
    home = set_home()
    home.save_revision()
    client.force_login(make_user(is_superuser=True))
    pasted = f" https://example.org/quotes/{quote.uid}/ "
    client.post(edit_url(home), form_data(client, home, front_quote=pasted))
    home.refresh_from_db()
    assert home.get_latest_revision_as_object().front_quote == f"/quotes/{quote.uid}/"
    # What is no longer public stays where it was, so that everything else can still be saved.
    ArticlePage.objects.filter(pk=quote.page_id).update(live=False)
    response = client.post(edit_url(home), form_data(client, home, tagline="New"))
    assert response.status_code == 302


def test_letters_that_wait_corrections_and_topics(client):
    topic = make_topic("Prisons")
    old = make_article(live=True, title="Older", topics=[topic])
    for number in range(6):
        make_article(live=True, title=f"Newer {number}", topics=[topic])
    letter = make_document(name="Letter to the minister")
    answered = make_document(name="Letter with an answer")
    for document in (letter, answered):
        step(document, StatusKind.SENT, "2026-01-01")
        DocumentMention.objects.create(page=old, document=document)
    step(answered, StatusKind.ANSWERED, "2026-01-05")
    hidden = make_document(name="Letter of a draft")
    step(hidden, StatusKind.SENT, "2026-01-01")
    DocumentMention.objects.create(page=make_article(), document=hidden)
    notice = make_correction(old)
    part = front(client).partition('class="front-record"')[2]
    assert letter.get_absolute_url() in part
    assert "Letter with an answer" not in part and "Letter of a draft" not in part
    assert f'href="/corrections/{notice.pk}/"' in part
    newest = ArticlePage.objects.published().newest_first().first()
    assert re.search(rf'{topic.get_absolute_url()}">Prisons</a>.*?{newest.address}"', part)


def test_who_we_are_and_how_to_write_safely(client):
    story = make_article(live=True)
    set_home()
    for address in ("/", story.address, "/topics/"):
        text = client.get(address).content.decode()
        assert "How to reach us safely" not in text and "Who we are" not in text
    set_home(who_we_are="We report.", secure_tips="<p>Use Signal.</p>", secure_address="x.onion")
    assert "We report." in front(client)
    for address in ("/", story.address, "/topics/", "/nothing-here/"):
        text = client.get(address).content.decode()
        footer = text.partition('<footer class="footer">')[2]
        assert "<p>Use Signal.</p>" in footer and "x.onion" in footer
        assert "<form" not in footer


def test_a_preview_shows_the_leads_that_are_in_memory(client):
    stories = [make_article(live=True, published_on=datetime.date(2026, 1, n)) for n in (1, 2, 3)]
    home = make_newsroom()
    home.lead_stories = [
        home.lead_stories.model(article=stories[0]),
        home.lead_stories.model(article=make_article()),
        home.lead_stories.model(article=stories[1]),
    ]
    text = home.make_preview_request().content.decode()
    found = re.findall(r'class="card__title" dir="auto"><a href="([^"]*)"', text)
    assert found[:3] == [stories[0].address, stories[1].address, stories[2].address]


def test_an_empty_newsroom_has_drafts_and_no_dead_link(client):
    setup_newsroom()
    home = HomePage.objects.get()
    drafts = StandardPage.objects.child_of(home)
    slugs = {"about", "contact", "editorial-standards", "corrections-policy", "funding"}
    assert set(drafts.values_list("slug", flat=True)) == slugs
    assert not drafts.live().exists()
    text = front(client)
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)"', text))
    assert {"/people/", "/quotes/", "/timeline/", reverse("correspondence")} <= links
    for link in sorted(links):
        assert client.get(link).status_code == 200, link
    page = drafts.get(slug="about")
    page.get_latest_revision_as_object().save_revision().publish()
    assert 'href="/about/"' in front(client)


def test_drafts_are_made_once_and_written_ones_stay(db):
    setup_newsroom()
    home = HomePage.objects.get()
    written = StandardPage.objects.child_of(home).get(slug="about")
    written.body = "<p>We are three reporters.</p>"
    written.save_revision()
    remove_unwritten_pages(home)
    assert [page.slug for page in StandardPage.objects.child_of(home)] == ["about"]
    assert make_first_pages(home) == []
    assert setup_newsroom().made == []
