"""Places: what published stories tell of them, and of no other."""

import pytest

from articles.models import ArticlePage, EventMention, Place
from tests.factories import make_article, make_event, make_newsroom, make_place
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def newsroom():
    """A story filed from one place, with an event at another, and a draft from a third."""
    make_newsroom()
    grozny = make_place("Grozny", kind="city", country="RU", latitude=43.3, longitude=45.7)
    march = make_event("A march", place=grozny, date_edtf="2017-05")
    make_article(
        live=True,
        title="Told from Paris",
        dateline_place=make_place("Paris"),
        event_mentions=[EventMention(event=march)],
    )
    hideout = make_place("Hideout")
    secret = make_event("A meeting", place=grozny)
    make_article(
        title="A draft", dateline_place=hideout, event_mentions=[EventMention(event=secret)]
    )


def test_a_place_has_its_stories_and_its_events(newsroom, client):
    html = client.get("/places/grozny/").content.decode()
    assert "City, Russia" in html
    assert "A march" in html
    assert "May 2017" in html
    assert "Told from Paris" in html
    assert '"latitude":43.3' in html.replace(" ", "")
    assert "Told from Paris" in client.get("/places/paris/").content.decode()
    table = client.get("/places/list.csv").content.decode()
    assert "/places/grozny/,Grozny,city,RU" in table
    assert "Hideout" not in table
    assert "Told from Paris" in client.get("/places/paris/feed.json").content.decode()


def test_a_story_leads_to_its_places(newsroom, client):
    html = client.get(ArticlePage.objects.published().get().address).content.decode()
    assert '<a href="/places/paris/">Paris</a>' in html
    assert '<a href="/places/grozny/">Grozny</a>' in html


def test_a_place_of_drafts_alone_is_nowhere(newsroom, client):
    assert client.get("/places/hideout/").status_code == 404
    for address in ("/places/", "/places/grozny/", "/timeline/"):
        html = client.get(address).content.decode()
        assert "Grozny" in html
        assert not any(word in html for word in ("Hideout", "A meeting", "A draft")), address


def test_the_list_is_paged_by_key(newsroom, client, monkeypatch):
    monkeypatch.setattr("articles.selectors.lists.records.RECORDS_PER_PAGE", 1)
    first = client.get("/places/").content.decode()
    assert "Grozny" in first
    assert "Paris" not in first
    further = first.partition('rel="next" href="')[2].partition('"')[0]
    second = client.get(further).content.decode()
    assert "Paris</a>" in second
    assert "noindex" in second
    for unknown in ("0", "x", "x." + "9" * 30, "x.²", "x\0.1"):
        assert client.get("/places/", {"after": unknown}).status_code == 404


def test_the_list_is_narrowed_to_a_country_whatever_its_letters(newsroom, client):
    Place.objects.filter(name="Grozny").update(country="ru")
    Place.objects.filter(name="Paris").update(country="FR")
    whole = client.get("/places/").content.decode()
    assert 'href="/places/?country=RU"' in whole
    narrowed = client.get("/places/?country=RU").content.decode()
    assert "Grozny</a>" in narrowed
    assert "Paris</a>" not in narrowed
    assert "<h1" in narrowed
    assert "Places in Russia" in narrowed
    rows = client.get("/places/list.csv?country=RU").content.decode()
    assert "Grozny" in rows
    assert "Paris" not in rows
