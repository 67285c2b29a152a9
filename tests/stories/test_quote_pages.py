"""The page of one quote."""

import datetime

import pytest
from bs4 import BeautifulSoup

from articles.models import ArticlePage, EventMention, Quote, SourceLink
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_newsroom,
    make_person,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TEXT = (
    "<p>The hall was full. The chair said “we came for answers,” waited, and went on: “and we "
    "stay until we have them.” Then the lights went out.</p>"
)


@pytest.fixture
def look(client):
    def read(story, **lookup):
        make_newsroom()
        quote = story.quotes.get(**lookup)
        response = client.get(f"/quotes/{quote.uid}/")
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").main

    return read


@remembered
def make_split_story(**fields):
    first = Quote(words="we came for answers,", **fields)
    rest = Quote(words="and we stay until we have them.", continues=first.uid, **fields)
    return make_article(live=True, text=TEXT, quotes=[first, rest])


def test_a_quotation_stands_in_the_words_around_it(look):
    ada = make_person("Ada Chair", standing="public_figure")
    main = look(make_split_story(person=ada, medium="speech"), continues__isnull=True)
    context = main.select_one(".quotation__context")
    assert [mark.get_text() for mark in context.select("mark")] == [
        "we came for answers,",
        "and we stay until we have them.",
    ]
    assert context.get_text().startswith("The hall was full. The chair said “we came")
    assert context.get_text().endswith("Then the lights went out.")


def test_it_is_copied_with_who_said_it_and_where_it_stands(look):
    ada = make_person("Ada Chair", standing="public_figure")
    story = make_split_story(person=ada, medium="speech")
    text = look(story, continues__isnull=True).textarea.get_text()
    assert text.startswith(
        "“we came for answers,” waited, and went on: “and we "
        "stay until we have them.” — Ada Chair (speech). “Story"
    )
    uid = story.quotes.get(continues__isnull=True).uid
    assert text.endswith(f"2026. http://127.0.0.1:8000/quotes/{uid}/")


@pytest.mark.parametrize("kind", ["document", "event", "source"])
def test_it_says_where_it_was_said(look, kind):
    values = {"words": "we will answer", "speaker_kind": "described", "attributed_as": "a clerk"}
    more = {}
    if kind == "document":
        values["said_in_document"] = make_document("The Minutes")
    elif kind == "event":
        values["said_in_event"] = make_event("The Hearing")
        more["event_mentions"] = [EventMention(event=values["said_in_event"])]
    else:
        source = SourceLink(title="The Transcript", url="https://example.org/t")
        values["said_in_source"], more["sources"] = source.uid, [source]
    main = look(make_article(live=True, quotes=[Quote(**values)], **more))
    said = main.select_one(".quotation__details")
    name = {"document": "The Minutes", "event": "The Hearing", "source": "The Transcript"}[kind]
    assert f"in {name}" in " ".join(said.get_text().split())
    links = [link["href"] for link in said.select("a")]
    wanted = {"document": ["/documents/the-minutes/"], "source": ["https://example.org/t"]}
    assert links == wanted.get(kind, [])


def test_more_of_a_speaker_who_may_be_named(look):
    ada = make_person("Ada Chair", standing="public_figure")
    make_article(live=True, quotes=[Quote(words="another time", person=ada)])
    make_article(
        live=True,
        quotes=[
            Quote(words="not hers", person=ada, speaker_kind="described", attributed_as="a guard")
        ],
    )
    main = look(make_split_story(person=ada), continues__isnull=True)
    assert "More quotes by Ada Chair" in main.get_text()
    assert "another time" in main.get_text() and "not hers" not in main.get_text()
    assert main.find("a", href="/quotes/?speaker=ada-chair")


def test_a_private_speaker_stays_the_storys_own_words(look):
    hidden = make_person("Hidden Source", standing="private")
    make_article(live=True, quotes=[Quote(words="elsewhere", person=hidden)])
    main = look(make_split_story(person=hidden, attributed_as="a teacher"), continues__isnull=True)
    text = main.get_text()
    assert "a teacher" in text
    assert "Hidden" not in text and "elsewhere" not in text and "/quotes/?" not in str(main)


@pytest.mark.parametrize(
    "change",
    [
        {"live": False},
        {"expire_at": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)},
    ],
)
def test_it_is_gone_with_its_story(client, change):
    make_newsroom()
    story = make_split_story(person=make_person("Ada Chair", standing="public_figure"))
    ArticlePage.objects.filter(pk=story.pk).update(**change)
    first = story.quotes.get(continues__isnull=True).uid
    assert client.get(story.address).status_code == 410
    assert client.get(f"/quotes/{first}/").status_code == 410
    assert client.get(f"/quotes/{first}/share.png").status_code == 410


def test_one_of_a_draft_never_was(client):
    make_newsroom()
    draft = make_article(quotes=[Quote(words="x", attributed_as="a guard")])
    for place in ("", "share.png"):
        assert client.get(f"/quotes/{draft.quotes.get().uid}/{place}").status_code == 404
