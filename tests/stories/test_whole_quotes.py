"""A quote is whole or not joined, wherever it is printed: what two sentences say is two quotes."""

import csv
import html
import json

import pytest

from articles.models import ArticlePage, Quote, SearchEntry
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.site.share_pictures import say_quote
from articles.selectors.stories.quotes import find_citation
from articles.services.search.rebuild import rebuild_search
from tests.factories import make_article, make_newsroom, make_person

pytestmark = pytest.mark.django_db
TEXT = (
    "<p>“We came,” the chair said, “and we asked.” “Nobody answered,” she added. "
    "She spoke of a “stone”.</p>"
)
FIRST = "We came,” the chair said, “and we asked."
SECOND = "Nobody answered"
LISTS = ("/quotes/", "/people/ada-chair/", "/quotes/feed.atom", "/quotes/feed.rss")


@pytest.fixture
def story():
    make_newsroom()
    ada = make_person("Ada Chair", standing="public_figure")
    parts = [Quote(words=words, person=ada) for words in ("We came,", "and we asked.")]
    parts += [Quote(words="Nobody answered,", person=ada)]
    for part in parts[1:]:
        part.continues = parts[0].uid
    word = Quote(words="stone", person=ada, not_alone=True)
    article = make_article(live=True, text=TEXT, quotes=[*parts, word])
    rebuild_search()
    return ArticlePage.objects.get(pk=article.pk)


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(html.unescape(b"".join(response).decode()))


def uid_of(words):
    return Quote.objects.get(words=words).uid


def test_no_list_joins_two_sentences(client, story):
    for address in (story.address, *LISTS, f"/quotes/{uid_of('We came,')}/"):
        text = read(client, address)
        assert f"“{FIRST}”" in text, address
        assert f"“{SECOND}”" in text, address
        assert "…" not in text.replace("……", ""), address


def test_each_quote_has_its_own_page(client, story):
    text = read(client, f"/quotes/{uid_of('Nobody answered,')}/")
    assert f"“{SECOND}” — Ada Chair" in text and "Ada Chair: quote" in text
    # The address of a later part leads to the whole sentence.
    assert f"“{FIRST}” — Ada Chair" in read(client, f"/quotes/{uid_of('and we asked.')}/")


def test_no_table_joins_two_sentences(client, story):
    rows = csv.DictReader(read(client, "/quotes/list.csv").lstrip("\ufeff").splitlines())
    assert [row["quotation"] for row in rows] == [FIRST, SECOND]


def test_other_programs_get_each_quote_whole(client, story):
    items = json.loads(read_raw(client, "/quotes/feed.json"))["items"]
    assert [item["_record"]["quotes"][0]["text"] for item in items] == [FIRST, SECOND]
    ninjs = json.loads(read_raw(client, f"{story.address}story.ninjs.json"))
    quotes = [one for one in ninjs["associations"] if one["rel"] == "quotation"]
    assert [quote["bodies"][0]["value"] for quote in quotes] == [FIRST, SECOND, "stone"]
    page = read_raw(client, story.address)
    data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    texts = [part["text"] for part in json.loads(data)["@graph"][0]["hasPart"]]
    assert texts == [FIRST, SECOND, "stone"]


def read_raw(client, address):
    return b"".join(client.get(address)).decode()


def test_search_finds_each_quote_whole(client, story):
    entries = SearchEntry.objects.filter(kind="quote").order_by("pk")
    assert [entry.text for entry in entries] == [FIRST, SECOND]


def test_a_share_picture_says_the_whole_quote(story):
    frame = read_page_frame()
    said = [
        say_quote(find_citation(uid_of(words)), frame).words
        for words in ("We came,", "Nobody answered,")
    ]
    assert said == [FIRST, SECOND]


def test_words_that_say_nothing_alone_stay_in_their_story(client, story):
    assert "“stone”" in read(client, story.address)
    uid = uid_of("stone")
    for address in (*LISTS, "/quotes/feed.json", "/quotes/list.csv", "/sitemap-quotes-1.xml"):
        assert "stone" not in read(client, address) and str(uid) not in read(client, address)
    page = read(client, f"/quotes/{uid}/")
    assert "Cite this quote" not in page
    words = say_quote(find_citation(uid), read_page_frame())
    assert (words.words, words.is_quote) == (story.title, False)


def test_an_editor_may_say_what_stands_between(client, story):
    Quote.objects.filter(words="and we asked.").update(joined_as=", said Ada Chair, ")
    assert "“We came,”, said Ada Chair, “and we asked.”" in read(client, "/quotes/")


def test_the_story_itself_says_what_stands_between(story):
    """It follows the text, and is no part of what somebody approves."""
    draft = story.get_latest_revision_as_object()
    digest = draft.publication_digest()
    assert [quote.joint for quote in draft.quotes.all()] == ["", " the chair said, ", "", ""]
    for quote in draft.quotes.all():
        quote.joint = ""
    assert draft.publication_digest() == digest
