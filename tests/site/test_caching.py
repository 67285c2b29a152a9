"""What caches and browsers are told with every answer that is the same for everybody."""

import datetime
import re
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.utils import timezone
from django.utils.http import parse_http_date
from wagtail.contrib.redirects.models import Redirect

from articles.models import ArticlePage, Person, PublicChange, RetiredAddress
from articles.services.review.publication import publish_by_override
from articles.services.site import public_changes
from articles.syndication.cache_keys import MAX_CACHE_KEYS, header, key_of, keys_in
from tests.factories import make_article, make_newsroom, make_person, make_topic
from tests.public_addresses import PRIVATE, make_public_site, public_addresses
from tests.publishing import verified

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
        assert key_of(address.partition("?")[0]) in keys.split(), name
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
    links = "".join(f'<a href="/topics/t{number}/">' for number in range(MAX_CACHE_KEYS + 1))
    assert keys_in(links.encode(), "/topics/") == {"frame", "many", "records", key_of("/topics/")}
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


LISTS_OF_RECORDS = (
    *("who-is-heard", "people", "organizations", "documents", "places", "topics"),
    *("where-it-stands", "timeline", "quotes", "quotes/by/speakers", "stories"),
)


def test_lists_are_forgotten_when_something_new_may_stand_in_them(
    client, purged, django_capture_on_commit_callbacks
):
    article = make_public_site()
    for name in LISTS_OF_RECORDS:
        assert "records" in client.get(f"/{name}/").headers["Surrogate-Key"].split(), name
    for name in ("sitemap.xml", "sitemap-people-1.xml", "people/list.csv", "search/?q=words"):
        assert "records" in client.get(f"/{name}").headers["Surrogate-Key"].split(), name
    person = article.quotes.first().person
    for address in (article.address, person.get_absolute_url()):
        assert "records" not in client.get(address).headers["Surrogate-Key"].split()
    with django_capture_on_commit_callbacks(execute=True):
        Person.objects.get(pk=person.pk).save()
    assert "records" in purged.pop()
    with django_capture_on_commit_callbacks(execute=True):
        ArticlePage.objects.get(pk=article.pk).unpublish()
    assert "records" in purged.pop()


def shown_to_caches(response):
    names = ("Cache-Control", "ETag", "Last-Modified", "Vary")
    return {name: response.headers.get(name) for name in names}


def test_where_nothing_is_caches_are_told_too_and_nothing_of_drafts(client):
    story = make_article(live=True)
    ArticlePage.objects.filter(pk=story.pk).update(live=False)
    draft = make_article()
    nothing, unpublished, hidden = (
        client.get(address)
        for address in ("/world/nothing/", story.address, f"/world/{draft.slug}/")
    )
    assert [one.status_code for one in (nothing, unpublished, hidden)] == [404, 410, 404]
    assert shown_to_caches(nothing) == shown_to_caches(hidden)
    for response in (nothing, unpublished, hidden, client.get("/stories/?year=x")):
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert response.headers["ETag"] and response.headers["Last-Modified"]
        keys = response.headers["Surrogate-Key"].split()
        assert {"frame", "nothing", key_of(response.request["PATH_INFO"])} <= {*keys}
        assert not response.cookies


def test_what_leads_on_is_kept_for_a_minute(client):
    story = make_article(live=True)
    RetiredAddress.objects.create(address="/2017/07/13/old/", article=story)
    Redirect.objects.create(old_path="/old", redirect_link="/topics/")
    for address, status, target in (
        ("/2017/07/13/old/", 301, story.address),
        ("/old/", 301, "/topics/"),
        ("/topics", 301, "/topics/"),
        ("/stories/?year=2017&utm=x", 302, "/stories/?year=2017"),
    ):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (status, target)
        assert response.headers["Cache-Control"] == "public, max-age=60", address
        keys = {"nothing", key_of(address.partition("?")[0])}
        assert keys <= {*response.headers["Surrogate-Key"].split()}, address
        assert not response.cookies
    assert key_of(story.address) in client.get("/2017/07/13/old/").headers["Surrogate-Key"]


def test_what_is_somebodys_own_is_kept_by_no_cache(client):
    make_newsroom()
    for address in ("/admin/nothing/", "/media/nothing.png", "/report/2017/07/13/nothing/"):
        response = client.get(address)
        assert "public" not in response.headers.get("Cache-Control", ""), address
        assert "Surrogate-Key" not in response.headers, address


def test_what_appears_takes_the_place_of_nothing(purged, django_capture_on_commit_callbacks):
    article = verified(make_article(quotes=[], topics=[make_topic()]))
    with django_capture_on_commit_callbacks(execute=True):
        publish_by_override(article=article, user=None, reason="Test.", now=timezone.now())
    address = ArticlePage.objects.get(pk=article.pk).address
    assert any({"records", key_of(address)} <= keys for keys in purged)


def test_nginx_is_told_when_to_ask_again(newsroom, client, settings):
    """Whole seconds: at the end of this one. Also of what is the same, from memory or not."""
    settings.ADVOCACY_PROXY_SECONDS = 1
    article = make_article(live=True)
    client.get(article.address)
    for room in (0, 16, 16):
        settings.ADVOCACY_PAGE_CACHE_MB = room
        before = int(time.time())
        first = client.get(article.address)
        again = client.get(article.address, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        for response in (first, again):
            assert before <= int(response["X-Accel-Expires"].removeprefix("@")) <= time.time()
            assert response["Cache-Control"] == "public, max-age=60, stale-while-revalidate=1"


def test_without_nginx_nothing_is_told_to_it(newsroom, client):
    assert "X-Accel-Expires" not in client.get("/")
