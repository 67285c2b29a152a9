"""Everything that quotes can be narrowed down to: each number is the length of its list."""

import csv
import datetime
import io
import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from articles.models import Quote
from articles.selectors.lists.quote_choices import QUOTE_CHOICES
from tests.factories import (
    make_article,
    make_document,
    make_newsroom,
    make_organization,
    make_person,
    make_topic,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db
DAY = datetime.date(2020, 6, 1)


@pytest.fixture
def page(client):
    def look(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return BeautifulSoup(response.content, "html.parser")

    return look


@pytest.fixture
@remembered
def newsroom():
    """Two stories with speakers of every kind, and a draft."""
    make_newsroom()
    ada, bea = make_person("Ada"), make_person("bea")
    hidden = make_person("Hidden", standing="private")
    group = make_organization("Group")
    letter, report = make_document(name="Letter"), make_document(name="Report")
    votes, water = make_topic("Votes"), make_topic("Water")
    secret = make_topic("Secret", hidden=True)
    first = Quote(words="one", person=ada, medium="Interview", said_edtf="2017")
    make_article(
        live=True,
        published_on=DAY,
        topics=[votes, water, secret],
        quotes=[
            first,
            Quote(words="two", person=ada, continues=first.uid, medium="interview"),
            Quote(words="three", person=bea, medium="interview", said_in_document=report),
            Quote(words="four", person=hidden, attributed_as="a clerk", medium="call"),
            # The newsroom knows who it was; the story only describes her.
            Quote(words="five", person=bea, speaker_kind="described", attributed_as="a guard"),
        ],
    )
    make_article(
        live=True,
        published_on=DAY,
        topics=[votes],
        quotes=[
            Quote(words="six", speaker_kind="organization", organization=group, medium="100%"),
            Quote(words="seven", speaker_kind="document", document=letter),
            Quote(
                words="eight",
                speaker_kind="document",
                document=letter,
                said_in_document=letter,
            ),
            Quote(words="nine", speaker_kind="document", document=letter, said_in_document=report),
        ],
    )
    make_article(
        topics=[make_topic("Draft")],
        quotes=[Quote(words="draft", person=make_person("Drafted"), medium="whisper")],
    )


def entries(soup):
    return {
        row.a.get_text(): int(row.span.get_text().split()[0])
        for row in soup.select(".index-list li")
    }


def test_values_of_published_quotations_are_counted(newsroom, page):
    found = {by: entries(page(f"/quotes/by/{by}/")) for by in QUOTE_CHOICES}
    assert found == {
        # Two parts that no sentence joins are two quotes.
        "speakers": {"Ada": 2, "bea": 1},
        "organizations": {"Group": 1},
        "documents": {"Letter": 3, "Report": 2},
        "topics": {"Votes": 9, "Water": 5},
        "media": {"100%": 1, "call": 1, "Interview": 3},
    }
    assert list(found["media"]) == ["100%", "call", "Interview"]


@pytest.mark.parametrize(
    "query", ["", "?topic=votes", "?said_by=document", "?topic=votes&year=2017"]
)
def test_a_number_is_the_length_of_its_list(query, newsroom, page):
    for by in QUOTE_CHOICES:
        soup = page(f"/quotes/by/{by}/{query}")
        for row in soup.select(".index-list li"):
            shown = page(row.a["href"]).main.select("blockquote")
            assert len(shown) == int(row.span.get_text().split()[0]), row.a["href"]


def test_a_choice_is_added_to_what_is_chosen(newsroom, page, client):
    narrow = {link.get_text(): link["href"] for link in page("/quotes/").select(".narrow-all a")}
    assert set(narrow.values()) == {f"/quotes/by/{by}/" for by in QUOTE_CHOICES}
    narrowed = page("/quotes/?speaker=bea&topic=votes").select(".narrow-all a")
    assert [link["href"] for link in narrowed] == [
        f"/quotes/by/{by}/?speaker=bea&topic=votes" for by in ("documents", "topics", "media")
    ]
    topics = page("/quotes/by/topics/?speaker=bea&topic=votes")
    assert entries(topics) == {"Water": 1}
    assert (
        topics.select_one(".index-list a")["href"] == "/quotes/?speaker=bea&topic=votes&topic=water"
    )
    assert [chip["href"] for chip in topics.select(".chip")] == [
        "/quotes/by/topics/?topic=votes",
        "/quotes/by/topics/?speaker=bea",
    ]
    assert topics.main.find("a", href="/quotes/?speaker=bea&topic=votes")
    # Another speaker takes the place of the one that is chosen.
    response = client.get("/quotes/by/speakers/?topic=votes&speaker=bea&utm=x")
    assert response.url == "/quotes/by/speakers/?topic=votes"


def test_narrowed_and_later_pages_are_not_for_search_engines(newsroom, page, monkeypatch):
    monkeypatch.setattr("articles.selectors.lists.quote_choices.CHOICES_PER_PAGE", 1)
    for by, names in (("topics", ["Votes", "Water"]), ("media", ["100%", "call", "interview"])):
        address, seen = f"/quotes/by/{by}/?year=2020", []
        while address:
            soup = page(address)
            assert soup.find("meta", {"name": "robots"})["content"] == "noindex, follow"
            seen += entries(soup)
            older = soup.find("a", rel="next")
            address = older and older["href"]
            assert not address or "year=2020&after=" in address
        assert seen == names
    assert not page("/quotes/by/topics/").find("meta", {"name": "robots"})


def test_every_list_is_a_table_too(newsroom, page, client, monkeypatch):
    monkeypatch.setattr("articles.selectors.lists.tables.base.MAX_ROWS", 1)
    for by in QUOTE_CHOICES:
        soup = page(f"/quotes/by/{by}/?year=2020")
        link, seen = soup.find("a", type="text/csv")["href"], {}
        assert link == f"/quotes/by/{by}/list.csv?year=2020"
        while link:
            response = client.get(link)
            text = response.content.decode("utf-8-sig")
            for row in csv.DictReader(io.StringIO(text)):
                seen[row["name"]] = int(row["quotations"])
                assert page(urlsplit(row["list_url"])._replace(scheme="", netloc="").geturl())
            following = re.search("<([^>]+)>", response.headers.get("Link", ""))
            link = following and urlsplit(following[1])._replace(scheme="", netloc="").geturl()
        assert seen == entries(soup)
    assert client.get("/quotes/by/topics/list.csv?topic=nothing").status_code == 404
    assert client.get("/quotes/by/topics/list.csv?after=x").status_code == 404


def test_nobody_learns_of_what_is_not_public_by_asking(newsroom, page, client):
    for query in ("speaker=hidden", "speaker=drafted", "speaker=nobody", "topic=draft"):
        assert client.get(f"/quotes/by/media/?{query}").status_code == 404, query
    for by in QUOTE_CHOICES:
        text = page(f"/quotes/by/{by}/").get_text()
        assert not any(word in text for word in ("Hidden", "Draft", "whisper", "Secret")), by


@pytest.mark.parametrize("after", ["x", "a.b", "\0.1", f"a.{'9' * 30}"])
def test_no_address_breaks_a_list(after, newsroom, client):
    for by in QUOTE_CHOICES:
        status = client.get(f"/quotes/by/{by}/", {"after": after}).status_code
        assert status == 404 or (by == "media" and status == 200 and "\0" not in after), by
    assert client.get("/quotes/by/nobody/").status_code == 404


def test_what_nothing_is_left_of_says_so(newsroom, page):
    text = page("/quotes/by/organizations/?speaker=bea").main.get_text()
    assert "Nothing matches these filters." in text
