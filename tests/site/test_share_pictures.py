"""Share pictures say what their pages say, and are there as long as these are."""

import io
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from articles.enums import NamingStatus
from articles.models import ArticlePage, Person
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.site.share_pictures import say_quote
from articles.selectors.stories.quotes import find_citation
from articles.syndication.cache_keys import key_of
from tests.factories import make_article
from tests.public_addresses import make_public_site, public_addresses

pytestmark = pytest.mark.django_db
NAMES = ("story_picture", "quote_picture", "record_picture", "site_picture", "page_picture")


def test_a_picture_is_drawn_for_story_quote_and_record(client):
    article = make_public_site()
    addresses = public_addresses(article)
    for name in NAMES:
        response = client.get(addresses[name])
        assert response.headers["Content-Type"] == "image/png"
        assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
        assert len(response.content) < 60_000
    quote = client.get(addresses["quote_picture"]).headers["Surrogate-Key"].split()
    assert {key_of(article.address), key_of(addresses["quote"])} <= {*quote}


def test_every_page_that_is_to_be_found_says_what_it_is_to_sites_that_link_to_it(client):
    found = {}
    for name, address in public_addresses(make_public_site()).items():
        response = client.get(address)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        page = BeautifulSoup(response.content, "html.parser")
        if page.select_one('meta[name="robots"]'):
            continue
        assert page.select_one('meta[name="twitter:card"]')["content"] == "summary_large_image"
        for part in ("title", "url", "type", "site_name"):
            assert page.select_one(f'meta[property="og:{part}"]')["content"], (name, part)
        picture = page.select_one('meta[property="og:image"]')["content"]
        found[name] = urlsplit(picture).path
    assert {"front", "article", "topic", "person", "quote", "corrections"} <= found.keys()
    for path in set(found.values()):
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize(
    "name", ["section", "place", "author", "timeline", "who_is_heard", "topics"]
)
def test_these_pages_have_a_picture_of_their_own(client, name):
    address = public_addresses(make_public_site())[name]
    page = BeautifulSoup(client.get(address).content, "html.parser")
    picture = urlsplit(page.select_one('meta[property="og:image"]')["content"]).path
    assert picture == f"{address}share.png"
    response = client.get(picture)
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert response.content != client.get("/share.png").content
    assert key_of(address) in response.headers["Surrogate-Key"].split()


def test_a_list_that_is_narrowed_shows_the_picture_of_the_list(client):
    make_public_site()
    for address in ("/who-is-heard/?year=2026", "/where-it-stands/", "/quotes/?year=2026"):
        page = BeautifulSoup(client.get(address, follow=True).content, "html.parser")
        picture = urlsplit(page.select_one('meta[property="og:image"]')["content"])
        assert picture.path == f"{address.partition('?')[0]}share.png" and not picture.query
        assert client.get(picture.path).status_code == 200


@pytest.mark.parametrize(
    "title", ["Ça n’ıle: Žluťoučký kůň và những người khác " * 4, "الصحافة الحرة في خطر " * 9]
)
def test_long_titles_accents_and_right_to_left_fit(client, title):
    section = make_public_site().get_parent()
    type(section).objects.filter(pk=section.pk).update(title=title[:255])
    response = client.get("/world/share.png")
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert client.get("/nowhere/share.png").status_code == 404


def test_pictures_of_what_is_not_public_are_not_there(client):
    article = make_public_site()
    addresses = public_addresses(article)
    draft = make_article()
    assert client.get(f"{draft.proposed_address()}share.png").status_code == 404
    assert client.get("/topics/nothing/share.png").status_code == 404
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    for name in ("story_picture", "quote_picture"):
        assert client.get(addresses[name]).status_code == 410
    assert client.get(addresses["record_picture"]).status_code == 404


def test_nobody_private_is_named(client):
    quote = make_public_site().quotes.first()
    person = quote.person
    Person.objects.filter(pk=person.pk).update(standing=NamingStatus.PRIVATE.value)
    assert client.get(f"/people/{person.slug}/share.png").status_code == 404
    said = say_quote(find_citation(quote.uid), read_page_frame())
    assert person.name not in (said.words, said.label, said.note)
    assert said.words == quote.words
