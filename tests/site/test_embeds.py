"""Cards in frames of other sites, and how other sites find them."""

import json
from urllib.parse import quote as percent

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.enums import KillCause, StatusKind
from articles.services.killing import kill_story
from tests.factories import make_full_article, make_newsroom
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def story():
    make_newsroom()
    story = make_full_article()
    letter = story.document_mentions.first().document
    letter.statuses.create(kind=StatusKind.SENT.value, date_edtf="2026-01-01")
    letter.save()
    return story


def cards(story):
    letter = story.document_mentions.first().document
    return f"/quotes/{story.quotes.first().uid}/embed/", f"{letter.get_absolute_url()}embed/"


def test_a_card_may_stand_in_a_frame_and_nothing_else_may(client, story):
    for url in (*cards(story), "/did-they-say-it/embed/"):
        response = client.get(url)
        assert response.status_code == 200
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert "script-src" not in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
        assert not response.cookies
        again = client.get(url, headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304
        assert "X-Frame-Options" not in again
        soup = BeautifulSoup(response.content, "html.parser")
        assert not soup.find_all("script")
    for url in (story.address, f"/quotes/{story.quotes.first().uid}/", "/did-they-say-it/"):
        response = client.get(url)
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"


def test_a_card_says_what_its_page_says(client, story):
    said = story.quotes.first()
    quote, letter = (client.get(url).content.decode() for url in cards(story))
    assert said.words in quote
    assert said.person.name in quote
    assert story.title in quote
    assert "No answer that we know of" in letter


def test_oembed_leads_to_the_card(client, story):
    for card in cards(story):
        page = client.get(card.removesuffix("embed/")).content
        link = BeautifulSoup(page, "html.parser").find("link", type="application/json+oembed")
        address = "/" + link["href"].split("/", 3)[3]
        answer = client.get(address)
        body = json.loads(answer.content)
        assert (body["type"], body["version"]) == ("rich", "1.0")
        assert card in body["html"]
        narrow = json.loads(client.get(f"{address}&maxwidth=300").content)
        assert narrow["width"] == 300


@pytest.mark.parametrize(
    "url",
    [
        *("", "/", "/quotes/", "https://elsewhere.example/quotes/1/", "//[", "javascript:alert(1)"),
        "/quotes/00000000-0000-0000-0000-000000000000/",
    ],
)
def test_nothing_else_is_embedded(client, story, url):
    assert client.get(f"/oembed/?url={percent(url)}").status_code == 404
    assert client.get(f"/oembed/?url={percent(url)}&format=xml").status_code == 501


def test_a_kill_takes_the_cards_away(client, story):
    urls = cards(story)
    shown = [client.get(url)["Surrogate-Key"] for url in urls]
    quote_page = client.get(f"/quotes/{story.quotes.first().uid}/")["Surrogate-Key"].split()
    assert set(shown[0].split()) & set(quote_page)
    kill_story(article_id=story.pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())
    for url in urls:
        assert client.get(url).status_code == 404
        page = url.removesuffix("embed/")
        assert client.get(f"/oembed/?url={percent(page)}").status_code == 404


def test_a_quote_as_bibtex_and_its_title_where_it_is_shared(client, story):
    said = story.quotes.first()
    text = client.get(f"/quotes/{said.uid}/citation.bib").content.decode()
    assert text.startswith("@misc{quote-")
    assert f"author = {{{said.person.name}}}" in text
    assert f"/quotes/{said.uid}/" in text
    page = BeautifulSoup(client.get(f"/quotes/{said.uid}/").content, "html.parser")
    title = page.find("meta", property="og:title")["content"]
    assert title.startswith(f"{said.person.name}: “")


def test_browsers_find_the_search(client, story):
    page = BeautifulSoup(client.get("/").content, "html.parser")
    link = page.find("link", rel="search")
    description = client.get(link["href"])
    assert description["Content-Type"] == "application/opensearchdescription+xml"
    soup = BeautifulSoup(description.content, "xml")
    assert soup.find("Url")["template"].endswith("/search/?q={searchTerms}&page={startPage?}")
