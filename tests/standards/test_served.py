"""Every file that the demo newsroom serves keeps to its standard, by that standard's own rules."""

import io
import json
import re

import bibtexparser
import pytest
from django.core.management import call_command
from django.db import transaction

from articles.models import ArticlePage, Topic
from tests.crawl import locations
from tests.standards import json_feed, ninjs, schema_terms, sitemap

HOST = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The stories of the demo newsroom."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("setup_newsroom", stdout=io.StringIO())
        call_command("load_demo", stdout=io.StringIO())
        yield list(ArticlePage.objects.published().order_by("pk"))
        transaction.set_rollback(True)


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content


@pytest.fixture
def items(demo, db, client):
    """The ninjs of every story, by its address."""
    return {
        story.address: json.loads(read(client, f"{story.address}story.ninjs.json"))
        for story in demo
    }


def test_ninjs_by_our_own_list_of_its_rules(items):
    assert len(items) >= 8
    assert [(path, fault) for path, item in items.items() for fault in ninjs.faults(item)] == []
    of_associations = {one["rel"] for item in items.values() for one in item["associations"]}
    assert of_associations >= {"quotation", "document", "picture"}


def test_ninjs_by_the_schema_of_iptc(items):
    validator = ninjs.read_validator()
    faults = [
        (path, error.json_path, error.message)
        for path, item in items.items()
        for error in validator.iter_errors(item)
    ]
    assert faults == []


def test_json_ld_by_the_terms_of_schema_org(demo, db, client):
    terms, wrong, described = schema_terms.read_terms(), set(), set()
    for part in locations(client, "/sitemap.xml"):
        paths = locations(client, part)
        for path in paths if "stories" in part else paths[:3]:
            page = read(client, path).decode()
            for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page):
                wrong |= schema_terms.faults(json.loads(text), terms)[0]
                described.add(path)
    assert not wrong and {story.address for story in demo} <= described


def feed_addresses(story):
    records = (
        Topic.objects.first(),
        story.quotes.exclude(person=None).first().person,
        story.document_mentions.exclude(document=None).first().document,
        story.bylines.first().author,
    )
    return ["/", "/quotes/", "/corrections/", *(one.get_absolute_url() for one in records)]


def test_json_feeds(demo, db, client):
    for place in feed_addresses(demo[0]):
        feed = json.loads(read(client, f"{place}feed.json"))
        assert json_feed.faults(feed) == [], place
        assert feed["feed_url"].endswith(f"{place}feed.json")


def test_sitemaps(demo, db, client):
    parts = [*locations(client, "/sitemap.xml")]
    assert len(parts) > 3
    for path in ("/sitemap.xml", *parts, "/news-sitemap.xml"):
        assert sitemap.faults(read(client, path), f"{HOST}{path}") == [], path


def test_another_program_reads_every_citation(demo, db, client):
    keys = set()
    for story in demo:
        text = read(client, f"{story.address}citation.bib").decode()
        library = bibtexparser.parse_string(text)
        assert not library.failed_blocks, text
        (entry,) = library.entries
        fields = entry.fields_dict
        assert fields["url"].value.endswith(story.address)
        assert fields["year"].value == f"{story.published_on:%Y}"
        assert {"author", "title", "howpublished", "day"} <= set(fields)
        keys.add(entry.key)
    assert len(keys) == len(demo)
