"""What readers see of corrections: at the story, in the log, in the feed, after a retraction."""

import datetime
import json
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.enums import ChangeKind, CorrectionKind
from articles.models import RetiredAddress
from articles.services.corrections.corrections import ChangeNote, issue_correction
from articles.services.corrections.retraction import retract_story
from articles.syndication.cache_keys import key_of
from tests.factories.corrections import make_correction
from tests.publishing import changed, now_of, published

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = "We wrote <Monday>.\n\nIt was Tuesday."


def issue(article, kind=CorrectionKind.CORRECTION, text=TEXT, **fields):
    return issue_correction(
        article=now_of(article), kind=kind, text=text, by=None, now=timezone.now(), **fields
    )


def retract(article, text="The letter was a forgery."):
    return retract_story(
        article=article, text=text, headline="A letter", by=None, now=timezone.now()
    )


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def test_a_notice_stands_at_the_story_in_plain_words(client):
    article = published()
    quote = article.quotes.get()
    first = issue(article, quote_uid=quote.uid)
    second = issue(article, kind=CorrectionKind.UPDATE, text="More is known.")
    soup = soup_of(client.get(article.address))
    notices = soup.select(".correction")
    assert [notice.h2["id"] for notice in notices] == [
        f"correction-{second.pk}",
        f"correction-{first.pk}",
    ]
    assert [p.text for p in notices[1].find_all("p", recursive=False)][:2] == [
        "We wrote <Monday>.",
        "It was Tuesday.",
    ]
    day = timezone.localtime(first.issued_at)
    assert f"{day.day} {day:%B %Y}" in notices[1].h2.text
    assert notices[1].find("a", string="The quote")["href"] == f"/quotes/{quote.uid}/"


def test_a_newer_notice_takes_the_place_and_the_older_stays_reachable(client):
    article = published()
    first = issue(article)
    second = issue(article, text="It was Wednesday.", supersedes=first)
    page = client.get(article.address).content.decode()
    assert "It was Wednesday." in page
    assert "It was Tuesday." not in page
    assert f"/corrections/{first.pk}/" in page
    old = client.get(f"/corrections/{first.pk}/").content.decode()
    assert "It was Tuesday." in old
    assert "Replaced by" in old
    assert f"/corrections/{second.pk}/" in old


def test_the_structured_data_carries_what_the_page_prints(client):
    article = published(title="</script><b>Title")
    correction = issue(article)
    soup = soup_of(client.get(article.address))
    data = json.loads(soup.find("script", type="application/ld+json").string)["@graph"][0]
    assert (data["headline"], data["@type"]) == ("</script><b>Title", "NewsArticle")
    assert data["url"].endswith(article.address)
    (said,) = data["correction"]
    assert said["text"] == "We wrote <Monday>. It was Tuesday."
    assert said["url"].endswith(f"/corrections/{correction.pk}/")
    (quote,) = data["hasPart"]
    assert quote["url"].endswith(f"/quotes/{article.quotes.get().uid}/")


def test_the_log_has_public_stories_only_newest_first(client):
    stories = [published(title=f"Story number {number}") for number in range(3)]
    for story in stories:
        issue(story)
    stories[0].unpublish()
    links = [a.text for a in soup_of(client.get("/corrections/")).select(".correction__story a")]
    assert links == ["Story number 2", "Story number 1"]


def test_the_log_is_paged_by_key(client, settings):
    settings.ADVOCACY_PAGE_SIZE = 2
    article = published()
    issued = [issue(article, text=f"Number {number}.") for number in range(3)]
    page = soup_of(client.get("/corrections/"))
    older = page.find("a", rel="next")["href"]
    assert older.startswith("/corrections/?before=")
    assert [h2["id"] for h2 in soup_of(client.get(older)).select(".correction h2")] == [
        f"correction-{issued[0].pk}"
    ]
    assert client.get("/corrections/?before=nonsense").status_code == 404


def test_the_log_its_table_and_its_feed_are_narrowed_by_kind_and_year(client):
    make_correction(published(title="One"), text="A date.")
    make_correction(published(title="Two"), kind="update", text="More is known.")
    # The newsroom's year, which begins before or after that of Greenwich.
    night = timezone.make_aware(datetime.datetime(2017, 12, 31, 23, 59))
    make_correction(published(title="Three"), text="Late.", issued_at=night)
    for query, change_note in (
        ("kind=correction", {"A date.", "Late."}),
        ("kind=update", {"More is known."}),
        ("year=2017", {"Late."}),
        ("kind=update&year=2017", set()),
    ):
        for address in ("/corrections/", "/corrections/list.csv", "/corrections/feed.atom"):
            said = client.get(f"{address}?{query}").content.decode()
            assert {words for words in ("A date.", "More is known.", "Late.") if words in said} == (
                change_note
            ), (address, query)
    page = soup_of(client.get("/corrections/?kind=update"))
    assert page.find("meta", {"name": "robots"})["content"].startswith("noindex")
    assert page.find("a", type="text/csv")["href"] == "/corrections/list.csv?kind=update"
    assert page.find("a", type="application/atom+xml")["href"].endswith("feed.atom?kind=update")
    assert (
        client.get("/corrections/?year=&kind=update").headers["Location"].endswith("/?kind=update")
    )
    for odd in ("kind=nothing", "year=x", "year=0000", "year=9999&kind=a"):
        for address in ("/corrections/", "/corrections/list.csv", "/corrections/feed.atom"):
            assert client.get(f"{address}?{odd}").status_code == 404, (address, odd)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize("year", ["0001", "9999"])
def test_no_year_is_outside_of_the_calendar(client, settings, zone, year):
    settings.TIME_ZONE = zone
    issue(published())
    response = client.get(f"/corrections/?year={year}")
    assert response.status_code == 200
    assert TEXT[:8] not in response.content.decode()


def test_the_feed_is_atom_and_is_sent_once(client, settings):
    article = published(title="A & B")
    first = issue(article)
    second = issue(article, text="It was Wednesday.", supersedes=first)
    response = client.get("/corrections/feed/", headers={"host": "localhost"})
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Correction: A & B"] * 2
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"{settings.WAGTAILADMIN_BASE_URL}/corrections/{one.pk}/" for one in (second, first)
    ]
    assert entries[0].findtext(f"{ATOM}summary") == "It was Wednesday."
    again = client.get("/corrections/feed/", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "max-age" in response["Cache-Control"]
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    issue(article, text="And more.")
    assert client.get("/corrections/feed/", headers={"If-None-Match": response["ETag"]}).content


def test_the_feed_does_not_depend_on_how_it_was_asked_for(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    issue(published())
    asked = [
        client.get("/corrections/feed/", headers={"host": host}).content
        for host in ("localhost", "elsewhere.example")
    ]
    assert asked[0] == asked[1]


def test_a_retracted_story_keeps_its_address_and_nothing_else(client):
    article = published(title="A forged letter", standfirst="Standing first")
    quote, old = article.quotes.get(), "/2016/01/01/earlier-address/"
    RetiredAddress.objects.create(address=old, article=article)
    person, topic = quote.person, article.topics.get()
    issue(article, text="An earlier correction.")
    notice = retract(article)
    response = client.get(article.address)
    page = response.content.decode()
    assert response.status_code == 200
    assert "The letter was a forgery." in page
    assert soup_of(response).h1.text == "A letter"
    for gone in ("A forged letter", "Standing first", quote.words, person.name, topic.name):
        assert gone not in page
    assert client.get(f"/quotes/{quote.uid}/").status_code == 410
    for address in (person.get_absolute_url(), topic.get_absolute_url()):
        assert client.get(address).status_code == 404
    assert client.get(f"{article.address}versions/").status_code == 404
    for address in ("/", "/world/"):
        assert article.address not in client.get(address).content.decode()
    assert client.get(old)["Location"] == article.address
    log = client.get("/corrections/").content.decode()
    assert "The letter was a forgery." in log
    assert "An earlier correction." not in log
    assert "A forged letter" not in log
    assert client.get(f"/corrections/{notice.pk}/").status_code == 200


def test_a_story_that_came_back_prints_its_text_and_says_why(client):
    article = published()
    notice = retract(article)
    changed(article, change_note=ChangeNote(ChangeKind.CORRECTION, "It was genuine after all."))
    page = client.get(article.address).content.decode()
    assert "It was genuine after all." in page
    assert article.quotes.get().words in page
    assert "The letter was a forgery." not in page
    assert f"/corrections/{notice.pk}/" in page


def test_corrections_of_a_story_that_is_not_public_are_none(client):
    article = published()
    correction = issue(article)
    type(article).objects.filter(pk=article.pk).update(
        expire_at=timezone.now() - datetime.timedelta(hours=1)
    )
    assert client.get(f"/corrections/{correction.pk}/").status_code == 404
    assert TEXT[:8] not in client.get("/corrections/").content.decode()
    assert b"<entry>" not in client.get("/corrections/feed/").content


@pytest.mark.parametrize("key", ["0", str(2**63), "9" * 30, "9" * 5000])
def test_no_odd_key_is_an_error(client, key):
    assert client.get(f"/corrections/{key}/").status_code == 404


def test_the_feed_is_told_when_a_corrected_story_gets_another_headline(client):
    article = published()
    issue(article)
    keys = client.get("/corrections/feed.atom")["Surrogate-Key"].split()
    assert key_of(article.address) in keys
