"""The lists of stories and quotes that readers narrow down."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from articles.models import ArticlePage, Quote
from tests.factories import make_article, make_newsroom, make_person, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    """`page(address)` gives the parsed page."""

    def read(address, status=200):
        make_newsroom()
        response = client.get(address)
        assert response.status_code == status, address
        return BeautifulSoup(response.content, "html.parser")

    return read


def titles(soup):
    return [link.get_text(strip=True) for link in soup.select(".card__title")]


def test_a_reader_narrows_a_list_and_widens_it_again(page):
    torture, prisons = make_topic("Torture"), make_topic("Prisons")
    make_article(title="Both", live=True, topics=[torture, prisons])
    make_article(title="One", live=True, topics=[torture])
    soup = page("/stories/")
    assert {"Both", "One"} == set(titles(soup))
    assert soup.h1.get_text() == "Stories"
    narrow = {link.get_text(): link["href"] for link in soup.select(".narrow a")}
    soup = page(narrow["Prisons"])
    assert titles(soup) == ["Both"]
    assert soup.h1.get_text() == "Stories about Prisons"
    assert soup.find("meta", {"name": "robots"})["content"] == "noindex, follow"
    soup = page("/stories/?topic=torture&topic=prisons", 302)
    soup = page("/stories/?topic=prisons&topic=torture")
    assert titles(soup) == ["Both"]
    away = {link.get_text(" ", strip=True): link["href"] for link in soup.select(".chip")}
    assert away == {
        "Topic Prisons × (remove)": "/stories/?topic=torture",
        "Topic Torture × (remove)": "/stories/?topic=prisons",
    }


def test_a_form_leaves_its_empty_fields_behind(client):
    make_newsroom()
    response = client.get("/stories/?section=&year=2017&from=&to=&updated_since=&order=updated")
    assert (response.status_code, response["Location"]) == (
        302,
        "/stories/?year=2017&order=updated",
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/stories/?year=20x7", "Enter a year, such as 2017."),
        ("/stories/?topic=nothing", "We have no stories about “nothing”"),
        ("/stories/?from=2018-01-01&to=2017-01-01", "The start date is after the end date"),
        ("/stories/?before=2017-13-01.1", "no such page"),
        ("/quotes/?said_by=nobody", "“nobody” is not one of the choices"),
        ("/quotes/?speaker=%00", "we have no page for"),
    ],
)
def test_what_cannot_be_answered_is_said(page, address, said):
    soup = page(address, 404)
    assert said in soup.main.get_text()
    assert soup.main.find("a", href=address.partition("?")[0])


def test_an_empty_list_says_how_to_go_on(page):
    make_article(live=True, topics=[make_topic("Torture")], published_on=datetime.date(2016, 1, 1))
    soup = page("/stories/?topic=torture&year=2017")
    assert "No stories match these filters" in soup.main.get_text()
    assert soup.select(".empty a")[0]["href"] == "/stories/"
    assert "No quotes yet." in page("/quotes/").main.get_text()


def test_pages_go_on_by_key(page):
    topic = make_topic("Torture")
    number = settings.ADVOCACY_PAGE_SIZE + 3
    ada = make_person("Ada", standing="public_figure")
    for n in range(number):
        quotes = [Quote(words=f"words {n}", person=ada), Quote(words=f"more {n}", person=ada)]
        make_article(title=f"S{n}", live=True, topics=[topic], quotes=quotes)
    seen = []
    for path, pick in (("/stories/?topic=torture", ".card__title"), ("/quotes/", "blockquote")):
        seen, address = [], path
        while address:
            soup = page(address)
            seen += [found.get_text(strip=True) for found in soup.select(pick)]
            older = soup.find("a", rel="next")
            address = older and older["href"]
        assert len(seen) == len(set(seen)) == number * (2 if "quotes" in path else 1)


def test_what_changed_since_is_marked_and_found(page):
    make_article(title="As it was", live=True)
    changed = make_article(title="Changed", live=True)
    moment = datetime.datetime(2026, 8, 2, 12, 0, tzinfo=datetime.UTC)
    ArticlePage.objects.filter(pk=changed.pk).update(updated_at=moment)
    soup = page("/stories/?order=updated")
    assert titles(soup) == ["Changed"]
    assert "Updated 2 August 2026" in soup.select_one(".card__updated").get_text(" ", strip=True)
    assert titles(page("/stories/?updated_since=2026-08-01")) == ["Changed"]
    assert titles(page("/stories/?updated_since=2026-08-03")) == []


def test_quotations_are_narrowed_by_who_said_them(page):
    ada = make_person("Ada Public", standing="public_figure")
    hidden = make_person("Hidden Source", standing="private")
    make_article(
        live=True,
        quotes=[
            Quote(words="for all to hear", person=ada, medium="speech"),
            Quote(words="in confidence", person=hidden, attributed_as="a teacher"),
            # The newsroom knows who it was; the story only describes her.
            Quote(words="unsaid", person=ada, speaker_kind="described", attributed_as="a guard"),
        ],
    )
    soup = page("/quotes/")
    text = soup.main.get_text(" ")
    assert "a teacher" in text and "a guard" in text and "Hidden Source" not in text
    narrow = {link.get_text(): link["href"] for link in soup.select(".narrow a")}
    assert set(narrow) == {"Ada Public", "speech"}
    soup = page(narrow["Ada Public"])
    assert [quote.get_text(strip=True) for quote in soup.select("blockquote")] == [
        "“for all to hear”"
    ]
    assert page("/quotes/?speaker=hidden-source", 404)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Lima"])
def test_the_ends_of_the_calendar_are_refused_in_every_time_zone(client, settings, zone):
    settings.TIME_ZONE = zone
    make_newsroom()
    make_article(live=True, title="Letter")
    for day in ("0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31"):
        status = 404 if day in ("0001-01-01", "9999-12-31") else 200
        for place in ("/stories/", "/stories/list.csv", "/feed.atom"):
            assert client.get(f"{place}?updated_since={day}").status_code == status, (place, day)
        assert client.get(f"/search/?q=letter&updated_since={day}").status_code == 200


def test_a_list_of_as_many_topics_as_there_may_be_offers_no_more(page):
    topics = [make_topic(f"Topic {number}") for number in range(10)]
    quote = Quote(words="for all to hear", person=make_person("Ada", standing="public_figure"))
    make_article(live=True, topics=topics, quotes=[quote])
    eight = "&".join(f"topic=topic-{number}" for number in range(8))
    for path in ("/stories/", "/quotes/"):
        soup = page(f"{path}?{eight}")
        assert len(soup.select(".chip")) == 8
        assert "Topic 9" not in soup.main.get_text()


@pytest.mark.parametrize("medium", ["inter\u00adview", "radio\tinterview", "a\u0378b"])
def test_a_medium_with_signs_that_nobody_sees_takes_no_list_away(page, medium):
    ada = make_person("Ada", standing="public_figure")
    make_article(live=True, quotes=[Quote(words="x", person=ada, medium=medium)])
    stored = Quote.objects.get().medium
    assert stored == {"inter\u00adview": "interview", "radio\tinterview": "radio interview"}.get(
        medium, medium
    )
    # Once as it is saved now, once as a row that was there before.
    for text in (stored, medium):
        Quote.objects.update(medium=text)
        soup = page("/quotes/")
        for link in soup.select(".narrow a[href*=medium]"):
            assert page(link["href"]).select("blockquote"), text
