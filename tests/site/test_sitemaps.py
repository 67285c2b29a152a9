"""The sitemap names every page that can be found, and nothing that nobody may see is in either."""

import datetime
import json
import re

import pytest
from bs4 import BeautifulSoup
from django.core.checks import run_checks
from django.db import transaction
from django.utils import timezone

from articles.models import (
    ArticlePage,
    DocumentAddressee,
    DocumentMention,
    OrganizationMention,
    Quote,
    TaggedArticle,
)
from articles.selectors.site import sitemaps
from articles.selectors.site.structured_data import POLICY_PAGES
from articles.syndication.linked_data import story_json_ld
from tests.crawl import crawl, mapped
from tests.factories import (
    make_article,
    make_document,
    make_full_article,
    make_newsroom,
    make_organization,
    make_standard_page,
    make_topic,
    publish_row,
)
from tests.factories.corrections import make_correction, make_versions
from tests.standards.schema_terms import faults, read_terms, things
from tests.syndication.stories import FULL
from tests.test_visibility_matrix import put_into

HIDDEN = ("embargoed", "draft", "scheduled", "expired", "killed")
WHAT_TO_DO = """
These pages answer 200, are canonical to themselves and are not in the sitemap: {unmapped}
These are in the sitemap and cannot be reached from the front page, or are not canonical: {lost}
A page that is to be found belongs into articles/selectors/site/sitemaps.py: a list that is there
once into SINGLE_PAGES, pages of rows into KINDS, and something must link to it. A page that is not
to be found says <meta name="robots" content="noindex">, or has its canonical link to the one
that is.
"""


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """A site with more stories than one page of a list has, and one of every kind of page."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_newsroom(contact_email="desk@example.org")
        make_standard_page()
        make_standard_page("Editorial standards")
        full = make_full_article(slug="açık")
        first = full.quotes.get()
        Quote.objects.create(page=full, words="We know", continues=first.uid, sort_order=9)
        letter = full.document_mentions.get().document
        whom = make_organization("Addressee", kind="government")
        DocumentAddressee.objects.create(document=letter, organization=whom)
        law = make_document("H.Res. 1", kind="resolution", number="H.Res. 1")
        DocumentMention.objects.create(page=full, document=law)
        OrganizationMention.objects.create(page=full, organization=whom)
        make_versions(full, 3)
        make_correction(full)
        make_full_article(title="Beside")
        below = make_topic("Below", parent=full.topics.first())
        for _ in range(22):
            other = make_article(live=True)
            TaggedArticle.objects.create(tag=below, content_object=other)
        taken_back = publish_row(make_article(title="Untrue"))
        make_correction(taken_back, kind="retraction", headline="Taken back")
        ArticlePage.objects.filter(pk=taken_back.pk).update(live=False)
        yield full
        transaction.set_rollback(True)


def found_pages(pages):
    return {
        address
        for address, page in pages.items()
        if page.canonical == address and not page.is_hidden
    }


def test_the_sitemap_is_what_can_be_found(site, db, client):
    pages, (paths, _) = crawl(client), mapped(client)
    assert len(paths) == len(set(paths))
    found = found_pages(pages)
    unmapped, lost = sorted(found - set(paths)), sorted(set(paths) - found)
    assert not (unmapped or lost), WHAT_TO_DO.format(unmapped=unmapped, lost=lost)
    for address, page in pages.items():
        assert page.canonical or page.is_hidden, f"{address} has no canonical link"
        if "?" in address:
            assert page.is_hidden and page.canonical == address.partition("?")[0], address
    assert any("?before=" in address for address in pages)
    assert f"{site.address}versions/1/" in pages and site.address in found


def described(page):
    """The structured data of a page; None where there is none."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.text)
    return found and json.loads(found[1])


def test_every_page_says_to_programs_what_it_says_to_people(site, db, client):
    """Its structured data has no name and no words that the page does not print."""
    for address in found_pages(pages := crawl(client)):
        data = described(pages[address])
        assert data, f"{address} has none: it belongs into articles/selectors/site/linked_pages.py"
        body = pages[address].text.partition("<body>")[2]
        text = " ".join(BeautifulSoup(body, "html.parser").get_text(" ").split())
        for thing in things(data):
            for member in ("name", "text", "headline", "creditText", "alternateName"):
                words = thing.get(member, [])
                for each in words if isinstance(words, list) else [words]:
                    assert " ".join(each.split()) in text, (address, member, each)


def test_programs_are_told_in_terms_of_schema_org(site, db, client):
    terms, used, wrong = read_terms(), set(), set()
    pages = [described(page) for page in crawl(client).values()]
    for data in (*filter(None, pages), story_json_ld(FULL)):
        of_page = faults(data, terms)
        wrong |= of_page[0]
        used |= of_page[1]
    assert not wrong
    assert len(used) > 100
    assert "NewsMediaOrganization.publishingPrinciples" in used
    assert set(POLICY_PAGES.values()) <= terms["NewsMediaOrganization"]
    print(f"{len(used)} types and members of {len(terms)} types")


def test_what_nobody_may_see_changes_nothing(site, db, client):
    """Neither the set of pages nor a byte of any page, feed or part of the map."""
    before, parts = crawl(client), mapped(client)
    feeds = {path: client.get(path).content for path in ("/feed.json", "/quotes/feed.atom")}
    beside = ArticlePage.objects.filter(title="Beside").get()
    for state in HIDDEN:
        article = make_full_article(live=False, title=f"Hidden {state}", slug=f"hidden-{state}")
        article.save()
        put_into(state, article, beside=beside)
    after = crawl(client)
    assert after.keys() == before.keys()
    changed = [path for path, page in after.items() if page.text != before[path].text]
    assert changed == []
    assert mapped(client) == parts
    assert feeds == {path: client.get(path).content for path in feeds}


def test_parts_are_cut_by_key(site, db, client, monkeypatch):
    whole, _ = mapped(client)
    monkeypatch.setattr(sitemaps, "ROWS_A_FILE", 3)
    cut, parts = mapped(client)
    assert sorted(cut) == sorted(whole)
    topics = [text for path, text in parts.items() if "topics" in path]
    assert topics and all(text.count(b"<url>") == 1 for text in topics)
    stories = {path: text for path, text in parts.items() if "stories" in path}
    assert len(stories) >= 8
    assert all(0 < text.count(b"<url>") <= 3 for path, text in stories.items())
    assert b"<lastmod>" in next(iter(stories.values()))
    assert client.get("/sitemap-stories-99999999999999.xml").status_code == 404
    assert client.get("/sitemap-pages-2.xml").status_code == 404


def test_the_news_are_those_of_two_days(site, db, client):
    today = timezone.localdate()
    fresh = make_article(live=True, title="Fresh & new", published_on=today)
    make_article(live=True, title="Older", published_on=today - datetime.timedelta(days=3))
    stale = make_article(live=True, title="Republished", published_on=today)
    long_ago = timezone.now() - datetime.timedelta(days=30)
    ArticlePage.objects.filter(pk=stale.pk).update(first_published_at=long_ago)
    text = client.get("/news-sitemap.xml").content.decode()
    assert re.findall("<news:title>(.*?)</news:title>", text) == ["Fresh &amp; new"]
    fresh.refresh_from_db()
    moment = fresh.first_published_at.isoformat(timespec="seconds")
    assert f"<news:publication_date>{moment}</news:publication_date>" in text
    assert "<news:name>The Newsroom</news:name><news:language>en</news:language>" in text


def test_robots_are_told_where_everything_is(site, db, client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /report/" in lines
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in lines


def test_a_weakness_can_be_reported(site, db, client, settings):
    text = client.get("/.well-known/security.txt").content.decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:desk@example.org"
    expires = datetime.datetime.fromisoformat(fields["Expires"])
    assert timezone.now() < expires < timezone.now() + datetime.timedelta(days=365)
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    settings.ADVOCACY_SECURITY_CONTACT = "https://record.example/security"
    assert b"Contact: https://record.example/" in client.get("/.well-known/security.txt").content
    settings.ADVOCACY_SECURITY_CONTACT = ""
    type(make_newsroom()).objects.update(contact_email="")
    assert client.get("/.well-known/security.txt").status_code == 404
    found = [message.id for message in run_checks(databases=["default"])]
    assert "articles.W001" in found
