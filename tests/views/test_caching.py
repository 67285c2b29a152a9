"""What caches and browsers are told with every answer that is the same for everybody."""

import datetime
import re
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.utils import timezone
from django.utils.http import parse_http_date

from articles.models import ArticlePage, Person, PublicChange
from articles.services import public_changes
from articles.syndication.cache_keys import MOST, header, key_of, keys_in
from tests.factories import make_article, make_newsroom, make_person
from tests.public_addresses import PRIVATE, make_public_site, public_addresses

pytestmark = pytest.mark.django_db
LONGEST_HEADER = 3000  # nginx takes 4 KB of headers by default, all together


def test_every_address_answers_with_what_caches_need(client):
    article = make_public_site()
    for name, address in public_addresses(article).items():
        response = client.get(address)
        assert response.status_code == 200, (name, address)
        assert not response.cookies, name
        if name in PRIVATE:
            assert "no-store" in response.headers["Cache-Control"], name
            continue
        assert response.headers["Cache-Control"].startswith("public, max-age="), name
        assert re.fullmatch(r'"[^"]+"', response.headers["ETag"]), name
        assert parse_http_date(response.headers["Last-Modified"]) <= timezone.now().timestamp()
        keys = response.headers["Surrogate-Key"]
        assert key_of(address) in keys.split(), name
        assert len(keys) < LONGEST_HEADER
        for asked in (
            {"If-None-Match": response.headers["ETag"]},
            {"If-Modified-Since": response.headers["Last-Modified"]},
        ):
            again = client.get(address, headers=asked)
            assert again.status_code == 304, (name, asked)
            assert again.headers["Surrogate-Key"] == keys, name


def test_an_answer_names_what_it_shows_and_nothing_of_its_frame(client):
    article = make_public_site()
    topic = article.topics.first()
    keys = client.get(topic.get_absolute_url()).headers["Surrogate-Key"].split()
    assert {"frame", "lists", key_of(topic.get_absolute_url()), key_of(article.address)} <= {*keys}
    assert key_of("/topics/") not in keys  # stands in the footer of every page
    shown = client.get(article.address).headers["Surrogate-Key"].split()
    assert key_of(article.quotes.first().person.get_absolute_url()) in shown
    assert "lists" not in shown


def test_an_answer_with_too_many_links_says_so():
    links = "".join(f'<a href="/topics/t{number}/">' for number in range(MOST + 1))
    assert keys_in(links.encode(), "/topics/") == {"frame", "many", key_of("/topics/")}
    assert key_of("/topics/press/") in keys_in(b'"https://x.example/topics/press/"', "/feed.json")
    assert key_of("/topics/pr%C3%A9s/") == key_of("/topics/prés/")
    assert header(["b", "a", "b"]) == "a b"


def test_what_is_compressed_is_the_same_page(client):
    make_newsroom()
    plain = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert len(packed.content) < len(plain.content)


@pytest.fixture
def purged(settings, monkeypatch):
    settings.ADVOCACY_PURGE_URL = "http://127.0.0.1:1/"
    asked = []
    monkeypatch.setattr(public_changes, "purge_keys", lambda keys: asked.append(set(keys)))
    return asked


def test_what_is_taken_back_is_known_to_caches(purged, django_capture_on_commit_callbacks):
    article = make_article(live=True)
    row = ArticlePage.objects.get(pk=article.pk)
    with django_capture_on_commit_callbacks(execute=True):
        row.unpublish()
    assert PublicChange.objects.count() == 1
    assert {key_of(article.address), key_of("/world/"), "lists", "many"} <= purged.pop()


def test_work_on_what_is_not_public_leaves_no_trace(client, purged):
    make_newsroom()
    before = client.get("/").headers["Last-Modified"]
    draft = make_article()
    draft.title = "Changed"
    draft.save_revision()
    draft.save()
    person = make_person()
    person.description = "Changed"
    person.save()
    assert not PublicChange.objects.exists()
    assert client.get("/").headers["Last-Modified"] == before
    assert not purged


def test_a_record_that_a_story_names_changes_its_pages(
    purged, client, django_capture_on_commit_callbacks
):
    article = make_public_site()
    person = article.quotes.first().person
    later = timezone.now() + datetime.timedelta(hours=1)
    with django_capture_on_commit_callbacks(execute=True):
        Person.objects.get(pk=person.pk).save()
    assert key_of(person.get_absolute_url()) in purged.pop()
    PublicChange.objects.create(changed_at=later)
    for address in (article.address, "/corrections/feed/"):
        modified = client.get(address).headers["Last-Modified"]
        assert parse_http_date(modified) == int(later.timestamp())


def test_a_cache_that_does_not_answer_stops_nobody(settings, caplog):
    settings.ADVOCACY_PURGE_URL = "http://127.0.0.1:1/"
    assert public_changes.purge_keys({"frame"}) is False
    assert "cache.purge_failed" in caplog.text


def test_a_cache_is_asked_by_key(settings):
    asked = []

    class Proxy(BaseHTTPRequestHandler):
        def do_PURGE(self):
            asked.append((self.path, self.headers["Surrogate-Key"], self.headers["xkey-purge"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *words):
            pass

    with HTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        thread = Thread(target=proxy.handle_request)
        thread.start()
        settings.ADVOCACY_PURGE_URL = f"http://127.0.0.1:{proxy.server_port}/purge"
        assert public_changes.purge_keys({"lists", "frame"})
        thread.join(5)
    assert asked == [("/purge", "frame lists", "frame lists")]
