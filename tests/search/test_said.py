"""The page "Did they say it?": what it says, what it never says, and what it keeps."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.enums import NamingStatus
from articles.models import PersonMention, PersonOtherName, Quote
from articles.services.search import index_stories, rebuild_search
from tests.factories import make_article, make_newsroom, make_person
from tests.replay import remembered

pytestmark = pytest.mark.django_db
URL = "/did-they-say-it/"
WORDS = "We did not answer the harbour letter before the winter."


@pytest.fixture
@remembered
def told():
    make_newsroom()
    speaker = make_person("Ada Demo")
    PersonOtherName.objects.create(person=speaker, name="A. Demonova")
    private = make_person("Hidden Demo", standing=NamingStatus.PRIVATE.value)
    story = make_article(
        title="The letter",
        text=f"<p>“{WORDS}” she said. “They came to the northern pier at night”, a man said.</p>",
        person_mentions=[PersonMention(person=speaker)],
        quotes=[
            Quote(words=WORDS, speaker_kind="person", person=speaker, said_edtf="2026-03"),
            Quote(
                words="They came to the northern pier at night",
                speaker_kind="person",
                person=private,
                attributed_as="a man who fled",
            ),
        ],
        live=True,
    )
    index_stories(keys=[story.pk])
    rebuild_search()
    return story


def ask(client, words, speaker=""):
    response = client.post(URL, {"words": words, "speaker": speaker})
    assert response.status_code == 200
    return response.content.decode()


def test_said_so(client, told):
    page = ask(client, f"  “{WORDS.rstrip('.')}”  ")
    assert "Said so</h2>" in page
    assert "Ada Demo" in page
    assert "March 2026" in page
    assert str(told.quotes.first().uid) in page
    assert "Said so</h2>" in ask(client, WORDS, "Demonova")


def test_said_differently(client, told):
    page = ask(client, WORDS.replace("did not answer", "did answer"))
    assert "Said differently</h2>" in page
    assert '<del class="changes__removed">not</del>' in page
    assert "another speaker" in ask(client, WORDS, "Ben Demo")


def test_not_in_our_records_and_never_false(client, told):
    page = ask(client, "The ferry runs on Sundays to every island of the bay.")
    assert "Not in our records</h2>" in page
    for word in ("false", "fake", "wrong", "lie"):
        assert f" {word} " not in page.lower()
    assert "a few more words" in ask(client, "not much")


def test_a_private_speaker_is_never_named(client, told):
    page = ask(client, "They came to the northern pier at night")
    assert "Said so</h2>" in page
    assert "a man who fled" in page
    assert "Hidden" not in page
    assert "another speaker" in ask(
        client, "They came to the northern pier at night", "Hidden Demo"
    )


def test_what_is_not_public_is_not_in_the_records(client, told):
    told.unpublish()
    assert "Not in our records</h2>" in ask(client, WORDS)


def test_nothing_is_kept(client, told):
    response = client.post(URL, {"words": WORDS})
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "Surrogate-Key" not in response
    with CaptureQueriesContext(connection) as queries:
        client.post(URL, {"words": WORDS})
    assert len(queries) <= 11
    assert not [row for row in queries if not row["sql"].lstrip("(").startswith(("SELECT", "WITH"))]
    # An address with the words in it asks nothing.
    assert "Said so" not in client.get(URL, {"words": WORDS}).content.decode()


@pytest.mark.parametrize(
    "words", ["", "\ud83d half", "x" * 5000, '" OR * (', "%s %s %s", "a b c d"]
)
def test_odd_input(client, told, words):
    body = urlencode({"words": words}, errors="surrogatepass")
    response = client.post(URL, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == (413 if len(words) > 1000 else 200)


def test_another_sites_form_leads_here(client, told):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(URL, {"words": WORDS}, headers={"origin": "https://elsewhere.example"})
    assert response.status_code == 200
