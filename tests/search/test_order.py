"""What is found first: stories, then names and aliases; quotes stand with their story."""

import pytest

from articles.models import (
    Organization,
    OrganizationMention,
    OrganizationOtherName,
    PersonMention,
    PersonOtherName,
    Quote,
    SearchEntry,
    SearchWord,
)
from articles.selectors.merging.duplicates import topics_like
from articles.selectors.search.finding import find
from articles.services.search import index_stories, rebuild_search
from articles.text import parse_query
from tests.factories import (
    make_article,
    make_newsroom,
    make_organization,
    make_person,
    make_topic,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def chechnya():
    """A story with two quotes of one speaker, its topic, and a government with another name."""
    make_newsroom()
    body = make_organization("Government of Chechnya")
    OrganizationOtherName.objects.create(organization=body, name="Chechen government")
    speaker = make_person("Ada Speaker")
    PersonOtherName.objects.create(person=speaker, name="Ада Говорова")
    said = ("Chechnya must answer now", "nobody in Chechnya has answered us")
    story = make_article(
        title="A letter asks for an inquiry",
        text=f"<p>On Chechnya: “{said[0]}”, and “{said[1]}”, she said.</p>",
        topics=[make_topic("Chechnya")],
        organization_mentions=[OrganizationMention(organization=body)],
        person_mentions=[PersonMention(person=speaker)],
        quotes=[Quote(words=words, speaker_kind="person", person=speaker) for words in said],
        live=True,
    )
    index_stories(keys=[story.pk])
    rebuild_search()
    return story


def first(text, number=0):
    """Kind and title of a hit."""
    hit = find(parse_query(text)).hits[number]
    return hit.kind, SearchEntry.objects.get(pk=hit.pk).title


def test_the_story_is_the_first_hit(chechnya):
    assert first("chechnya") == ("story", "A letter asks for an inquiry")
    assert first("chechnya", 1) == ("topic", "Chechnya")


def test_another_name_weighs_as_much_as_the_name(chechnya):
    assert first("Chechen government") == ("organization", "Government of Chechnya")
    assert first("government of chechnya") == ("organization", "Government of Chechnya")


def test_quotes_of_one_story_are_one_hit_with_its_headline(client, chechnya):
    page = client.get("/search/", {"q": "chechnya"}).content.decode()
    assert page.count('class="result result--') == 3  # story, topic, organization
    assert page.count('class="result__words"') == 2
    assert page.count("Ada Speaker</p>") == 2
    assert "3 results" in page
    # Where the quote alone has the words of a speaker, the headline still stands above it.
    quotes = client.get("/search/", {"q": "nobody answered", "type": "quote"}).content.decode()
    assert "A letter asks for an inquiry</a>" in quotes
    assert quotes.count('class="result result--story"') == 1
    assert "Ada Speaker" in quotes


def test_names_are_found_in_another_script_both_ways(chechnya):
    assert first("Ada Govorova")[1] == "Ada Speaker"
    assert first("Ада Говорова")[1] == "Ada Speaker"


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Diyarbakır", "Diyarbakir"),
        ("Łódź", "Lodz"),
        ("Đorđe", "Dorde"),
        ("Qurʼān", "Quran"),
        ("Muṣʿab", "Musab"),
        ("Tromsø", "Tromso"),
        ("Færeyjar", "Faereyjar"),
    ],
)
def test_letters_that_do_not_decompose_are_found_both_ways(written, asked):
    for title, query in ((written, asked), (asked, written)):
        story = make_article(title=title, live=True)
        index_stories(keys=[story.pk])
        assert any(hit.story_id == story.pk for hit in find(parse_query(query)).hits)


@pytest.mark.parametrize("title", ["ข่าวการเมืองไทย", "हिन्दी समाचार", "ភាសាខ្មែរ", "தமிழ் செய்தி"])
def test_words_of_every_script_are_found(title):
    story = make_article(title=title, live=True)
    index_stories(keys=[story.pk])
    for query in (title, title.split()[0]):
        assert [hit.story_id for hit in find(parse_query(query)).hits] == [story.pk]


def test_a_topic_like_another_in_letters_that_do_not_decompose_is_asked_about():
    lodz = make_topic("Łódź protests")
    assert topics_like(["Lodz protests"], None) == {"Lodz protests": lodz}


def test_rebuilding_mends_words_that_were_made_by_an_older_rule(chechnya):
    SearchEntry.objects.filter(kind="organization").update(title_words="government of chechnya")
    rebuild_search()
    names = SearchEntry.objects.get(kind="organization").title_words
    assert names == "government of chechnya | chechen government"
    assert not SearchWord.objects.filter(word="|").exists()


def test_a_name_that_goes_takes_its_words_away(chechnya):
    Organization.objects.get().other_names.get().delete()
    assert not SearchWord.objects.filter(word="chechen").exists()


def test_a_search_is_a_feed(client, chechnya):
    make_article(title="Something else", live=True)
    feed = client.get("/search/feed.atom", {"q": "chechnya"})
    assert feed.status_code == 200
    text = feed.content.decode()
    assert "A letter asks for an inquiry" in text
    assert "Something else" not in text
    assert client.get("/search/feed.json", {"q": "chechnia"}).json()["items"] == []
    assert client.get("/search/feed.atom").status_code == 404
    page = client.get("/search/", {"q": "chechnya"}).content.decode()
    assert 'href="/search/feed.atom?q=chechnya"' in page
