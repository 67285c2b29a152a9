"""The rules that we keep ourselves find the faults that they are for."""

import json

import bibtexparser
import pytest

from articles.syndication.described import bibtex_entry
from articles.syndication.ninjs import ninjs_item as make_item
from tests.standards import json_feed, ninjs, sitemap
from tests.syndication.stories import FULL

AUTHORS = {"authors": [{"name": "Mara"}]}
ITEM = {"id": "urn:x", "content_html": "<p>x</p>", "date_published": "2026-03-03T00:00:00+00:00"}


def test_ninjs():
    item = make_item(FULL, "<p>x</p>", "x")
    assert ninjs.faults(item) == []
    for name, value in (
        ("type", "story"),
        ("pubStatus", "killed"),
        ("firstCreated", "2026-03-03"),
        ("uri", "/2026/03/03/letter/"),
        ("uri", ""),
        ("quotes", []),
        ("bodies", [{"role": "main"}]),
        ("people", [{"name": "Ada", "url": "https://x.example/"}]),
        ("associations", [{"uri": "https://x.example/", "rel": "quotation"}]),
    ):
        assert ninjs.faults({**item, name: value}), name


def test_ninjs_of_iptc_finds_the_same():
    validator, item = ninjs.read_validator(), make_item(FULL, "<p>x</p>", "x")
    assert not list(validator.iter_errors(json.loads(json.dumps(item))))
    for name, value in (("type", "story"), ("uri", "no address"), ("quotes", []), ("title", 1)):
        assert list(validator.iter_errors({**item, name: value})), name


@pytest.mark.parametrize(
    "change",
    [
        {"version": "https://jsonfeed.org/version/1"},
        {"title": 1},
        {"author": {"name": "of version 1"}},
        {"authors": [{}]},
        {"items": [{"id": "x"}]},
        {"items": [ITEM, ITEM]},
        {"items": [{**ITEM, "date_published": "3 March"}]},
        {"items": [{**ITEM, "url": "/here/"}]},
        {"items": [{**ITEM, "tags": "one"}]},
    ],
)
def test_json_feed(change):
    feed = {"version": json_feed.VERSION, "title": "Demo", "items": [ITEM], **AUTHORS}
    assert json_feed.faults(feed) == []
    assert json_feed.faults(feed | change)


@pytest.mark.parametrize(
    "wrong",
    [
        "<url><loc>https://a.example/ü/</loc></url>",
        "<url><loc>https://b.example/</loc></url>",
        "<url><loc>https://a.example/</loc><lastmod>3 March 2026</lastmod></url>",
        "<url><loc>https://a.example/</loc><lastmod>2026-03-03T10:00:00</lastmod></url>",
        "<url><lastmod>2026-03-03</lastmod></url>",
        "<url><loc>https://a.example/1/</loc></url>" * 2,
        "<sitemap><loc>https://a.example/</loc></sitemap>",
    ],
)
def test_sitemap(wrong):
    head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    good = "<url><loc>https://a.example/2/</loc><lastmod>2026-03-03T10:00:00+00:00</lastmod></url>"
    at = "https://a.example/sitemap-1.xml"
    assert sitemap.faults(f"{head}{good}</urlset>".encode(), at) == []
    assert sitemap.faults(f"{head}{good}{wrong}</urlset>".encode(), at)
    assert sitemap.faults(b"<urlset></urlset>", at)


def test_bibtex_is_read_as_it_was_meant():
    (entry,) = bibtexparser.parse_string(bibtex_entry(FULL)).entries
    assert entry.entry_type == "misc" and entry["title"] == "{A letter}"
    assert entry["author"] == "Mara and Bo"
