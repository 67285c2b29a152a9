"""Feeds, web pages, wire items, Medium, Substack: each gives items, or says why not."""

import json

import pytest

from articles.old_sites import SourceRefused, read_old_site

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Demo</title><link>https://old.example/</link>
<item><title>One</title><link>https://old.example/2020/one.html</link><guid>g1</guid>
<author>m@example.com (Mira Demo)</author><category>Rivers</category>
<pubDate>Wed, 06 May 2020 07:08:09 GMT</pubDate><description>Short</description>
<content:encoded><![CDATA[<p>Whole text</p>]]></content:encoded></item>
<item><title>One again</title><guid>g1</guid><description>Short</description></item>
</channel></rss>"""


def read(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_old_site(path)[0]


def test_a_feed_gives_whole_texts_once(tmp_path):
    site = read(tmp_path, "feed.xml", "\n" + RSS)
    assert len(site.items) == 1 and [one.reason for one in site.skipped] == [
        "the feed has it twice"
    ]
    item = site.items[0]
    assert (item.html, item.excerpt, item.slug) == ("<p>Whole text</p>", "Short", "one")
    assert (item.writers, item.tags, item.old_paths) == (
        ("Mira Demo",),
        ("Rivers",),
        ("/2020/one.html",),
    )


def test_a_json_feed(tmp_path):
    entry = {"id": "1", "url": "https://old.example/a", "title": "A", "content_html": "<p>x</p>"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "D", "items": [entry]}
    assert read(tmp_path, "feed.json", json.dumps(feed)).items[0].html == "<p>x</p>"


def test_a_web_page_without_what_is_around_it(tmp_path):
    text = (
        "<p>"
        + "Two towns ask for a bridge over the river, and have done so for years. " * 6
        + "</p>"
    )
    ld = {"@type": "NewsArticle", "datePublished": "2020-05-06", "author": {"name": "Mira Demo"}}
    page = (
        "<html lang='en'><head><title>A bridge - Demo</title><meta property='og:title' "
        "content='A bridge'><link rel='canonical' href='https://old.example/a-bridge.html'>"
        f"<script type='application/ld+json'>{json.dumps(ld)}</script></head><body>"
        f"<nav>Menu</nav><article><h1>A bridge</h1>{text * 3}</article><footer>Imprint</footer>"
        "</body></html>"
    )
    item = read(tmp_path, "page.html", page).items[0]
    assert (item.title, item.slug, item.writers) == ("A bridge", "a-bridge", ("Mira Demo",))
    assert "Two towns" in item.html and "Menu" not in item.html and "Imprint" not in item.html
    assert item.state == "draft" and item.why_draft


def test_ninjs_of_three_versions_and_what_was_withdrawn(tmp_path):
    one = {
        "uri": "u1",
        "type": "text",
        "headline": "H",
        "body_html": "<p>b</p>",
        "byline": "By A Demo",
    }
    two = {"uri": "u2", "headlines": [{"value": "H2"}], "pubstatus": "usable",
           "bodies": [{"contenttype": "text/plain", "value": "t"},
                      {"contenttype": "text/html", "value": "<p>c</p>"}],
           "embargoed": "2030-01-01T00:00:00Z"}  # fmt: skip
    three = {"uri": "u3", "headline": "Gone", "pubstatus": "canceled", "body_html": "<p>secret</p>"}
    site = read(tmp_path, "wire.json", json.dumps([one, two, three]))
    assert [(item.title, item.html, item.state) for item in site.items] == [
        ("H", "<p>b</p>", "draft"),
        ("H2", "<p>c</p>", "draft"),
    ]
    assert site.items[0].writers == ("A Demo",)
    assert "embargo until 2030-01-01" in site.items[1].why_draft
    assert "secret" not in repr(site) and site.skipped[0].key == "u3"


NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:demo:1" xml:lang="en">
<rightsInfo><usageTerms>Not after May</usageTerms></rightsInfo>
<itemMeta><versionCreated>2020-05-06T07:08:09Z</versionCreated></itemMeta>
<contentMeta><by>By Mira Demo, Staff Reporter</by><headline>A bridge</headline></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Two <em>towns</em> &amp;
a river</p></body></html></inlineXML></contentSet></newsItem>"""


def test_newsml_with_its_terms(tmp_path):
    item = read(tmp_path, "item.xml", NEWSML).items[0]
    assert (item.key, item.title, item.writers) == ("urn:demo:1", "A bridge", ("Mira Demo",))
    assert "<p>Two <em>towns</em> &amp;" in item.html
    assert item.lost == ["its terms, to be kept to: “Not after May”"]


def test_a_part_of_a_newsml_item_is_refused_in_words(tmp_path):
    with pytest.raises(SourceRefused, match="a part of a NewsML-G2 item"):
        read(tmp_path, "part.xml", "<contentSet><inlineXML>x</inlineXML></contentSet>")


def test_medium_tells_stories_from_responses(tmp_path):
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "profile.html").write_text("<p>Mira Demo</p>")
    story = (
        '<h1 class="p-name">A bridge</h1><section data-field="subtitle">Sub</section>'
        '<section data-field="body"><h3 class="graf--title">A bridge</h3><p>Text</p></section>'
        '<a class="p-canonical" href="https://medium.com/@m/a-bridge-abcdef123456">c</a>'
    )
    answer = '<h1 class="p-name">I agree</h1><section data-field="body"><p>I agree</p></section>'
    for name, text in (("2020_a.html", story), ("2020_b.html", answer)):
        path = tmp_path / "posts" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    site = read_old_site(tmp_path)[0]
    assert [(item.title, item.slug, item.excerpt) for item in site.items] == [
        ("A bridge", "a-bridge", "Sub")
    ]
    assert "graf--title" not in site.items[0].html
    assert site.skipped[0].reason == "a response to somebody, not a story"


def test_substack_by_its_table(tmp_path):
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "12.a-bridge.html").write_text("<p>Text</p>")
    (tmp_path / "posts" / "13.paid.html").write_text("<p>Paid</p>")
    (tmp_path / "posts.csv").write_text(
        "post_id,post_date,is_published,audience,type,title,subtitle\n"
        "12.a-bridge,2020-05-06T07:08:09Z,true,everyone,newsletter,A bridge,Sub\n"
        "13.paid,2020-05-06T07:08:09Z,true,only_paid,newsletter,Paid,\n"
        "14.talk,2020-05-06T07:08:09Z,true,everyone,thread,Talk,\n"
    )
    site = read_old_site(tmp_path)[0]
    assert {item.title: (item.state, item.html) for item in site.items} == {
        "A bridge": ("published", "<p>Text</p>"),
        "Paid": ("private", "<p>Paid</p>"),
    }
    assert site.skipped[0].title == "Talk"
