"""The front page, sections, standard pages, pages of errors."""

import datetime
import re

import pytest
from django.conf import settings

from articles.models import ArticlePage, LeadStory
from tests.factories import make_article, make_newsroom, make_section, make_standard_page
from tests.replay import remembered

pytestmark = pytest.mark.django_db


def titles(response):
    text = response.content.decode()
    return re.findall(r'class="card__title" dir="auto"><a href="[^"]*">([^<]*)</a>', text)


@remembered
def make_dated(number, **fields):
    day = datetime.date(2026, 1, 1) + datetime.timedelta(days=number)
    return make_article(
        live=True, title=f"Title {number}", slug=f"title-{number}", published_on=day, **fields
    )


def test_the_front_page_of_an_empty_newsroom(client):
    make_newsroom()
    response = client.get("/")
    assert response.status_code == 200
    assert "No stories yet." in response.content.decode()


def test_leads_are_the_newest_until_editors_choose(client):
    stories = [make_dated(number) for number in range(7)]
    assert titles(client.get("/"))[:5] == [f"Title {number}" for number in (6, 5, 4, 3, 2)]
    home = make_newsroom()
    home.lead_stories = [LeadStory(article=stories[1]), LeadStory(article=stories[0])]
    home.save()
    assert titles(client.get("/"))[:5] == [f"Title {number}" for number in (1, 0, 6, 5, 4)]


def test_no_story_stands_twice_on_the_front_page(client):
    for number in range(12):
        make_dated(number, section=make_section(f"Section {number % 3}"))
    found = titles(client.get("/"))
    assert len(found) == len(set(found)) == 12


def test_a_section_shows_its_own_stories_newest_first(client):
    other = make_section("Elsewhere")
    for number in range(3):
        make_dated(number)
    make_dated(9, section=other)
    assert titles(client.get("/world/")) == ["Title 2", "Title 1", "Title 0"]


def test_paging_by_key_reaches_every_story_once(client):
    total = settings.ADVOCACY_PAGE_SIZE * 2 + 1
    day = datetime.date(2026, 2, 1)
    for number in range(total):
        make_article(live=True, title=f"T{number}", slug=f"t{number}", published_on=day)
    seen, address = [], "/world/"
    while address:
        text = client.get(address)
        seen += titles(text)
        found = re.search(r'rel="next" href="([^"]+)"', text.content.decode())
        address = found and found[1]
    assert len(seen) == len(set(seen)) == total


BAD_CURSORS = ("", "x", "2017-13-01.4", "2017-07-13", "2017-07-13.", "2017-07-13.٣", "9" * 400)


@pytest.mark.parametrize("cursor", BAD_CURSORS)
def test_a_cursor_that_no_page_links_to(client, cursor):
    make_section()
    assert client.get("/world/", {"before": cursor}).status_code == 404


def test_the_end_of_a_list(client):
    make_dated(1)
    response = client.get("/world/", {"before": "1999-01-01.1"})
    assert response.status_code == 200
    assert "No older stories" in response.content.decode()


def test_a_standard_page(client):
    story = make_dated(1)
    make_standard_page(body=f'<p>See <a linktype="page" id="{story.pk}">this</a>.</p>')
    text = client.get("/about/").content.decode()
    assert f'<a href="{story.address}">this</a>' in text


def test_pages_around_stories_can_be_previewed():
    story = make_dated(1)
    for page in (make_newsroom(), story.get_parent().specific, make_standard_page()):
        response = page.make_preview_request()
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]


def test_the_demo_says_so_on_every_page(client):
    home = make_newsroom()
    story = make_dated(1)
    home.is_demo = True
    home.save()
    for address in ("/", "/world/", "/topics/", story.address, "/nothing/"):
        assert "Demo newsroom" in client.get(address).content.decode(), address


def test_an_error_of_ours_needs_no_database(client, monkeypatch):
    make_newsroom()

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(ArticlePage.objects.all().__class__, "published", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
