"""Share pictures say what their pages say, and are there as long as these are."""

import io

import pytest
from PIL import Image

from articles.enums import Standing
from articles.models import ArticlePage, Person
from articles.selectors.furniture import read_furniture
from articles.selectors.quotes import find_citation
from articles.selectors.share_pictures import say_quote
from articles.syndication.cache_keys import key_of
from tests.factories import make_article
from tests.public_addresses import make_public_site, public_addresses

pytestmark = pytest.mark.django_db
NAMES = ("story_picture", "quote_picture", "record_picture", "site_picture")


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


def test_pictures_of_what_is_not_public_are_not_there(client):
    article = make_public_site()
    addresses = public_addresses(article)
    draft = make_article()
    assert client.get(f"{draft.proposed_address()}share.png").status_code == 404
    assert client.get("/topics/nothing/share.png").status_code == 404
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    assert client.get(addresses["story_picture"]).status_code == 410
    for name in ("quote_picture", "record_picture"):
        assert client.get(addresses[name]).status_code == 404


def test_nobody_private_is_named(client):
    quote = make_public_site().quotes.first()
    person = quote.person
    Person.objects.filter(pk=person.pk).update(standing=Standing.PRIVATE.value)
    assert client.get(f"/people/{person.slug}/share.png").status_code == 404
    said = say_quote(find_citation(quote.uid), read_furniture())
    assert person.name not in (said.words, said.label, said.note)
    assert said.words == quote.words
