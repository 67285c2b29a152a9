"""Feeds: what they have, that other programs read them, and when they say "nothing new"."""

import datetime
import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import feedparser
import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.models import ArticlePage, Person, Quote, RetiredRecordAddress
from articles.models.changes import touch_updated_at
from articles.services.killing.cached import pages_showing
from tests.factories import make_article, make_full_article, make_newsroom, make_person
from tests.factories.corrections import make_correction
from tests.factories.pictures import make_image
from tests.replay import remembered

pytestmark = pytest.mark.django_db
KINDS = ("atom", "rss", "json")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
@remembered
def story():
    article = make_full_article(
        size=2,
        title="A letter & <its> answer",
        slug="açık-mektup",
        lead_image=make_image(),
        published_on=timezone.localdate(),
        standfirst="What <happened>, in one sentence.",
    )
    text = article.body.raw_data[0]
    text["value"] += f'<p>See <a linktype="page" id="{article.pk}">the letter</a>.</p>'
    ArticlePage.objects.filter(pk=article.pk).update(body=article.body)
    make_correction(article, text="It was <Tuesday>.\n\nWe are sorry.")
    return article


def places(article):
    """The addresses of every feed in which the story or something of it stands."""
    records = (
        article.topics.first(),
        article.quotes.first().person,
        article.organization_mentions.first().organization,
        article.document_mentions.first().document,
        article.bylines.first().author,
    )
    pages = ["/", "/world/", *(record.get_absolute_url() for record in records)]
    return [*pages, "/quotes/", "/corrections/", "/timeline/"]


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_other_programs_read_every_feed(client, story):
    """Each has entries, and a program that knows nothing of us finds no fault in it."""
    for place in places(story):
        for kind in ("atom", "rss"):
            address = f"{place}feed.{kind}"
            feed = feedparser.parse(client.get(address).content)
            assert feed.bozo == 0, (address, feed.get("bozo_exception"))
            assert feed.version == {"atom": "atom10", "rss": "rss20"}[kind]
            assert feed.entries and feed.feed.title, address
            for entry in feed.entries:
                assert entry.id and entry.title and entry.link.startswith("http"), address
        items = json.loads(read(client, f"{place}feed.json"))["items"]
        assert len(items) == len(feed.entries)
        assert [item["id"] for item in items] == [entry.id for entry in feed.entries]


def test_a_story_is_whole_in_every_format(client, story):
    atom = feedparser.parse(client.get("/feed.atom").content).entries[0]
    rss = feedparser.parse(client.get("/feed.rss").content).entries[0]
    (item,) = json.loads(read(client, "/feed.json"))["items"]
    root = ElementTree.fromstring(read(client, "/feed.atom"))
    raw = root.find(f"{ATOM}entry/{ATOM}content")
    assert raw.get("{http://www.w3.org/XML/1998/namespace}base") == atom.link
    for html in (raw.text, item["content_html"]):
        assert "these are the words number 1" in html
        assert "It was &lt;Tuesday&gt;." in html
        assert f'id="quote-{story.quotes.first().uid}"' in html
        leading = re.findall(r'(?:href|src|cite)="([^"]*)"', html)
        assert leading and all(address.startswith("http") for address in leading)
        assert all(part.strip().startswith("http") for part in _srcsets(html))
    assert "these are the words number 1" in rss.content[0].value
    assert atom.summary == rss.summary == "What &lt;happened&gt;, in one sentence."
    assert item["summary"] == "What <happened>, in one sentence."
    assert atom.title == rss.title == item["title"] == story.title
    assert atom.id == rss.id == item["id"] == f"urn:uuid:{story.translation_key}"
    assert unquote(atom.link).endswith(story.address)
    names = [byline.author.name for byline in story.bylines.all()]
    assert [author.name for author in atom.authors] == names
    assert [author["name"] for author in item["authors"]] == names
    tags = ["World", *(topic.name for topic in story.topics.all())]
    assert [tag.term for tag in atom.tags] == [tag.term for tag in rss.tags] == item["tags"] == tags
    quote = item["_record"]["quotes"][0]
    assert quote["parts"] == ["these are the words number 0"]
    assert quote["speaker"]["name"] == story.quotes.first().person.name
    assert item["_record"]["corrections"][0]["kind"] == "correction"


def _srcsets(html):
    return [part for found in re.findall(r'srcset="([^"]*)"', html) for part in found.split(",")]


def test_times_are_those_of_the_story(client):
    """An old story that was imported today is as old as it says; a correction makes it newer."""
    article = make_article(live=True, published_on=datetime.date(2017, 7, 13))
    (item,) = json.loads(read(client, "/feed.json"))["items"]
    assert item["date_published"] == item["date_modified"] == "2017-07-13T00:00:00+00:00"
    later = timezone.now() + datetime.timedelta(hours=3)
    make_correction(article, issued_at=later)
    touch_updated_at(article)
    (item,) = json.loads(read(client, "/feed.json"))["items"]
    assert item["date_modified"] == later.isoformat(timespec="seconds")


def test_a_feed_of_what_somebody_asked_for(client, story):
    """The filters of lists; two ways to ask for the same are one feed, with one address."""
    first, second = story.topics.all()
    both = client.get("/feed.atom", {"topic": [first.slug, second.slug]})
    assert client.get("/feed.atom", {"topic": [second.slug, first.slug]}).content == both.content
    feed = feedparser.parse(both.content)
    assert [entry.title for entry in feed.entries] == [story.title]
    assert first.name in feed.feed.title and f"topic={first.slug}" in feed.feed.id
    make_article(live=True, topics=[first], title="Only one")
    assert (
        len(feedparser.parse(client.get("/feed.atom", {"topic": first.slug}).content).entries) == 2
    )
    assert client.get("/feed.atom", {"topic": [first.slug, second.slug]}).content == both.content
    speaker = story.quotes.first().person.slug
    said = client.get("/quotes/feed.json", {"speaker": speaker}).json()["items"]
    assert [item["id"] for item in said] == [f"urn:uuid:{story.quotes.first().uid}"]
    for asked in ({"topic": "nothing"}, {"year": "x"}):
        assert client.get("/feed.atom", asked).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_it_already_is_told_so(client, story, kind):
    address = f"/feed.{kind}"
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Last-Modified"] and "Set-Cookie" not in first.headers
    ArticlePage.objects.filter(pk=story.pk).update(live=False)
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).content
    assert story.title not in read(client, address)


def test_an_empty_site_has_feeds_that_do_not_change(client):
    make_newsroom()
    for place in ("/", "/quotes/", "/corrections/"):
        for kind in KINDS:
            address = f"{place}feed.{kind}"
            assert client.get(address).content == client.get(address).content
    assert feedparser.parse(client.get("/feed.atom").content).bozo == 0


def test_feeds_of_what_moved_or_is_gone(client, story):
    person = story.quotes.first().person
    kind = ContentType.objects.get_for_model(Person)
    for slug, record in (("moved", person.pk), ("gone", None)):
        RetiredRecordAddress.objects.create(
            content_type=kind, slug=slug, record_id=record, retired_at=timezone.now()
        )
    answer = client.get("/people/moved/feed.rss")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        f"{person.get_absolute_url()}feed.rss",
    )
    assert client.get("/people/gone/feed.atom").status_code == 410
    private = make_person(standing="private")
    for nobody in ("/people/nobody/", private.get_absolute_url(), "/nowhere/", "/topics/"):
        assert client.get(f"{nobody}feed.atom").status_code == 404, nobody


def test_a_private_speaker_is_words_in_a_feed(client):
    person = make_person("Mara Hidden", standing="private")
    quote = Quote(words="we will answer", person=person, attributed_as="a neighbour")
    make_article(live=True, quotes=[quote])
    for address in ("/feed.json", "/quotes/feed.json", "/feed.atom", "/quotes/feed.atom"):
        text = read(client, address)
        assert "Hidden" not in text and person.slug not in text
        # The text of a story marks the words alone.
        assert ("a neighbour" in text) is (address != "/feed.atom"), address


def test_pages_lead_to_their_feeds(client, story):
    """A program finds them in the head of the page, a reader on the page."""
    for place in places(story):
        if place == "/quotes/":
            continue
        text = read(client, place)
        head, _, body = text.partition("</head>")
        for kind in KINDS:
            assert f'href="{place}feed.{kind}"' in head, place
        assert f'href="{place}feed.atom"' in body, place


def test_a_kill_takes_a_story_out_of_every_cached_file(client, story):
    topic = story.topics.first()
    paths = set(pages_showing(story, [story.address], {type(topic): {topic.pk}}))
    wanted = {
        "/feed.atom",
        "/quotes/feed.json",
        "/timeline/",
        "/timeline/feed.atom",
        "/who-is-heard/",
        f"{topic.get_absolute_url()}feed.rss",
        f"{story.address}story.ninjs.json",
        f"{story.address}share.png",
        f"{story.address}versions/",
        f"/quotes/{story.quotes.first().uid}/",
        "/sitemap.xml",
    }
    assert wanted <= paths
    (part,) = (path for path in paths if "stories-" in path)
    assert story.address in unquote(read(client, part))
