"""The page of search results: what is found, how it is shown, and what odd input gives."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.enums import NamingStatus, SpeakerKind
from articles.models import ArticlePage, EventMention, PersonMention, Quote
from articles.services.search import index_stories
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_full_article,
    make_newsroom,
    make_organization,
    make_person,
    make_place,
    make_section,
    make_topic,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@remembered
def story(**fields):
    """A public story that is in the index."""
    article = make_full_article(**fields) if fields.pop("full", False) else None
    article = article or make_article(live=True, **fields)
    index_stories(keys=[article.pk])
    return article


@pytest.fixture
def found(client):
    """`found(q)` gives the text of the page."""
    make_newsroom()

    def look(q, **more):
        response = client.get("/search/", {"q": q, **more})
        assert response.status_code == 200
        return response.content.decode()

    return look


def titles(text):
    """The titles of the results, in order, without marks."""
    parts = re.split(r'<h3 class="result__title"[^>]*>', text)[1:]
    plain = (part.partition("</h3>")[0] for part in parts)
    return [
        "".join(piece.partition(">")[2] if ">" in piece else piece for piece in part.split("<"))
        for part in plain
    ]


def test_words_in_any_form_are_found_and_marked(found):
    story(title="Prisoners’ letters", text="<p>She voted for the inquiry in Łódź.</p>")
    story(title="Nothing of the kind", text="<p>Another text.</p>")
    text = found("prisoner letter vote")
    assert titles(text) == ["Prisoners’ letters"]
    assert "<mark>voted</mark>" in text
    assert "<mark>Łódź</mark>" in found("LÓDŹ") or "<mark>Łódź</mark>" in found("Łodz")


def test_title_comes_before_text(found):
    story(title="A report on water", text="<p>Sealed.</p>")
    story(title="Sealed", text="<p>A report on water, and again water.</p>")
    assert titles(found("report water"))[0] == "A report on water"


def test_exact_phrase(found):
    person = make_person("Ada Speaker")
    quote = Quote(
        words="we will answer every letter",
        speaker_kind=SpeakerKind.PERSON.value,
        person=person,
    )
    story(text="<p>“we will answer every letter”, she said.</p>", quotes=[quote], title="Answers")
    story(title="Letters", text="<p>Every answer will, we letter.</p>")
    text = found("“will answer every letter”")
    assert sorted(titles(text)) == ["Answers"]
    assert f"/quotes/{quote.uid}/" in text
    assert "<mark>will answer every letter</mark>" in text
    assert titles(found('"every will answer"')) == []


def test_misspelt_words(found):
    story(title="The Chechnya inquiry", text="<p>Congress wrote to the secretary.</p>")
    text = found("chechyna inqiury")
    assert titles(text) == ["The Chechnya inquiry"]
    assert "chechnya inquiry</a> instead" in text
    assert titles(found("congress wrote elephant secretary")) == ["The Chechnya inquiry"]


def test_every_kind_is_found(found):
    event = make_event("Brackwater hearing")
    document = make_document("Brackwater report", number="H.Res. 351")
    topic = make_topic("Brackwater dam")
    body = make_organization("Brackwater Council")
    person = make_person("Ada Brackwater")
    article = make_full_article(title="Brackwater floods")
    for rows, name, record in (
        (article.event_mentions, "event", event),
        (article.document_mentions, "document", document),
        (article.organization_mentions, "organization", body),
        (article.person_mentions, "person", person),
    ):
        rows.model.objects.filter(page=article).update(**{name: record})
    article.tagged_topics.model.objects.filter(content_object=article).update(tag=topic)
    index_stories(keys=[article.pk])
    text = found("brackwater")
    for label, url in (
        ("Story", article.address),
        ("Event", article.address),
        ("Document", document.get_absolute_url()),
        ("Organization", body.get_absolute_url()),
        ("Person", person.get_absolute_url()),
        ("Topic", topic.get_absolute_url()),
    ):
        assert f'<p class="kicker">{label}</p>' in text
        assert f'<a href="{url}">' in text
    assert titles(found("brackwater", type="document")) == ["Brackwater report"]
    assert titles(found("hres 351")) == ["Brackwater report"]


def test_facets_narrow_and_count(found):
    topic, other = make_topic("Water"), make_topic("Fire")
    ada = make_person("Ada Facet")
    mention = {"person_mentions": [PersonMention(person=ada)]}
    story(title="Flood one", topics=[topic], published_on=datetime.date(2025, 3, 1), **mention)
    story(title="Flood two", topics=[topic, other], section=make_section("Local"))
    story(title="Flood three", topics=[other])
    text = found("flood")
    assert "3 results" in text
    for address, number in (
        ("topic=water", 2),
        ("person=ada-facet", 1),
        ("section=local", 1),
        ("year=2025", 1),
        ("type=story", 3),
    ):
        link = text.partition(f'href="/search/?q=flood&amp;{address}"')[2].partition("</li>")[0]
        assert f'<span class="facet__number">{number}</span>' in link, address
    assert set(titles(found("flood", topic="water"))) == {"Flood one", "Flood two"}
    assert titles(found("flood", topic=["water", "fire"])) == ["Flood two"]
    assert titles(found("flood", person="ada-facet", year="2025")) == ["Flood one"]
    assert titles(found("flood", section="local")) == ["Flood two"]
    assert "Enter a year" in found("flood", year="soon")


def test_private_people_are_never_found(found):
    private = make_person("Hidden Witness", standing=NamingStatus.PRIVATE.value)
    quote = Quote(
        words="they came at night",
        speaker_kind=SpeakerKind.PERSON.value,
        person=private,
        attributed_as="a man who fled",
    )
    story(
        title="Night",
        text="<p>“they came at night”, a man who fled said.</p>",
        quotes=[quote],
        person_mentions=[PersonMention(person=private, described_as="a man who fled")],
    )
    assert titles(found("hidden witness")) == []
    text = found("“they came at night”")
    assert titles(text) == ["Night"]
    assert "a man who fled</p>" in text
    assert "Hidden" not in text
    assert private.slug not in text


def test_what_time_has_taken_away_is_left_out_at_once(found, client):
    """The index still has it, and nobody has run `publish_due`."""
    lapsed = make_person(
        "Lapsed Consent",
        standing=NamingStatus.NAMED_WITH_CONSENT.value,
        consent_method="written",
        consent_given_on=datetime.date(2020, 1, 1),
    )
    over = story(title="Expiring", person_mentions=[PersonMention(person=lapsed)])
    stays = story(
        title="Staying",
        text="<p>“a quoted line” stands here.</p>",
        quotes=[Quote(words="a quoted line", speaker_kind="person", person=lapsed)],
    )
    assert titles(found("lapsed consent"))[0] == "Lapsed Consent"
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    type(lapsed).objects.filter(pk=lapsed.pk).update(consent_expires_on=yesterday)
    ArticlePage.objects.filter(pk=over.pk).update(expire_at=timezone.now())
    assert titles(found("expiring")) == []
    assert titles(found("lapsed consent")) == []
    assert titles(found("quoted line")) == ["Staying"]
    text = found("staying")
    assert "Lapsed" not in text
    for q in ("lapsed", "expiring"):
        assert json.loads(client.get("/search/suggestions/", {"q": q}).content) == {
            "suggestions": []
        }
    assert stays.live


@pytest.mark.parametrize(
    "q",
    [
        "",
        " ",
        "***",
        '"',
        "“”",
        "AND OR NOT NEAR(",
        "title_words:x",
        "a\0b",
        "x" * 10_000,
        "word " * 3000,
        "'; DROP TABLE--",
        "% _ \\",
        "عربي ‏שלום",
        "中文測試",
        "😀",
        "-",
        "a*",
        "𐏿",
        "ﷺ",
        "' :* & | ! <->",
    ],
)
def test_odd_questions_have_a_page(client, q):
    response = client.get("/search/", {"q": q})
    assert response.status_code == 200
    assert "<h1" in response.content.decode()
    assert client.get("/search/suggestions/", {"q": q}).status_code == 200


def test_scripts_without_spaces(found):
    story(title="人權報告發表", text="<p>今天發表的報告說明了情況。</p>")
    assert titles(found("報告發表")) == ["人權報告發表"]
    assert titles(found("發報")) == []


def test_pages_of_results_cost_the_same(client):
    make_newsroom()
    for number in range(3):
        story(title=f"Common {number}", full=True)
    with CaptureQueriesContext(connection) as few:
        client.get("/search/", {"q": "common"})
    for number in range(22):
        story(title=f"Common again {number}")
    with CaptureQueriesContext(connection) as many:
        text = client.get("/search/", {"q": "common"}).content.decode()
    assert len(many) <= len(few) <= 8
    assert "25 results" in text
    assert 'href="/search/?q=common&amp;page=2"' in text
    second = client.get("/search/", {"q": "common", "page": "2"}).content.decode()
    assert len(titles(text)) == 20
    assert len(titles(second)) == 5
    assert not set(titles(text)) & set(titles(second))
    assert client.get("/search/", {"q": "common", "page": "99"}).status_code == 404


def test_it_is_no_page_for_search_engines_and_has_an_etag(client):
    make_newsroom()
    response = client.get("/search/", {"q": "anything"})
    assert '<meta name="robots" content="noindex, follow">' in response.content.decode()
    assert not response.cookies
    again = client.get("/search/", {"q": "anything"}, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_suggestions(client):
    make_newsroom()
    ada = make_person("Ada Lovelace")
    body = make_organization("Adalbert House")
    story(
        title="Adapting to floods",
        person_mentions=[PersonMention(person=ada)],
        topics=[make_topic("Adaptation")],
        quotes=[Quote(words="words", speaker_kind="organization", organization=body)],
    )
    story(title="Unrelated")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/search/suggestions/", {"q": "ada"})
    rows = json.loads(answer.content)["suggestions"]
    assert {row["title"] for row in rows[:3]} == {"Ada Lovelace", "Adalbert House", "Adaptation"}
    assert [row["title"] for row in rows[3:]] == ["Adapting to floods"]
    assert {"kind": "Person", "title": "Ada Lovelace", "url": ada.get_absolute_url()} in rows
    assert len(queries) <= 5
    assert json.loads(client.get("/search/suggestions/", {"q": "a"}).content)["suggestions"] == []
    both = json.loads(client.get("/search/suggestions/", {"q": "lovelace ad"}).content)
    assert [row["title"] for row in both["suggestions"]] == ["Ada Lovelace"]


def test_what_is_wrong_with_a_filter_is_said_and_the_rest_kept(found):
    story(title="Letter of one year", published_on=datetime.date(2016, 1, 1))
    story(title="Letter of another", published_on=datetime.date(2017, 1, 1))
    for wrong, said in (
        ({"type": "x"}, "Type: “x” is not one of the choices."),
        ({"place": "nowhere"}, "We have no stories about “nowhere”."),
        ({"person": "nobody"}, "We have no stories about “nobody”."),
    ):
        text = found("letter", year="2017", **wrong)
        assert said in text and "Your other filters still apply." in text
        assert titles(text) == ["Letter of another"]
        text = found("letter", **wrong)
        assert said in text and "Showing all results." in text
        assert len(titles(text)) == 2


def test_places_are_found_and_suggested(found, client):
    odrun, vell = make_place("Odrun", kind="town"), make_place("Vell")
    event = make_event("The march", place=vell)
    story(title="From the town", dateline_place=odrun, event_mentions=[EventMention(event=event)])
    make_place("Odrunia of no story")
    assert titles(found("odrun")) == ["Odrun"]
    assert titles(found("town", type="place")) == ["Odrun"]
    for q in ("Odrun", "odr", "Odrum"):  # whole, unfinished, misspelt
        body = client.get("/search/suggestions/", {"q": q}).json()
        assert body["suggestions"] == [
            {"kind": "Place", "title": "Odrun", "url": "/places/odrun/"}
        ], q
    moved = make_place("Zarren")
    event.place = moved
    event.save()
    assert titles(found("zarren", type="place")) == ["Zarren"]
    assert titles(found("vell", type="place")) == []


def test_a_place_is_found_no_more_when_no_story_is_from_there(found, client):
    article = story(title="From the town", dateline_place=make_place("Odrun"))
    assert titles(found("odrun")) == ["Odrun"]
    ArticlePage.objects.get(pk=article.pk).unpublish()
    assert titles(found("odrun")) == []
    assert client.get("/search/suggestions/?q=odrum").json() == {"suggestions": []}
