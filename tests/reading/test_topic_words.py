"""Topics are proposed for words that speak of them, and not only for their names."""

import datetime

import pytest

from articles.selectors.reading.topic_words import words_about
from articles.services.reading.read import read_article
from tests.factories import make_article, make_topic

pytestmark = pytest.mark.django_db
TEXT = "<p>Gay men from Chechnya were tortured, a reporter wrote. Gay men had fled before.</p>"


def topics_of(text):
    story = make_article(text=text, published_on=datetime.date(2017, 7, 13))
    reading = read_article(article=story)
    return {one.label: one for one in reading.proposals if one.kind == "topic"}


def test_a_story_on_gay_chechens_is_about_lgbt_rights():
    make_topic("LGBT rights")
    make_topic("Harbours")
    found = topics_of(TEXT)
    assert set(found) == {"LGBT rights"}
    assert found["LGBT rights"].evidence.words == "Gay men"


def test_a_synonym_tells_what_the_topic_is_about():
    topic = make_topic("Our families")
    topic.synonyms.create(name="LGBTQ")
    topic.save()
    assert set(topics_of(TEXT)) == {"Our families"}


def test_a_newsroom_without_the_topic_is_proposed_none():
    assert topics_of(TEXT) == {}


def test_a_hidden_topic_is_not_proposed():
    make_topic("Torture", hidden=True)
    assert topics_of(TEXT) == {}


def test_a_name_is_not_a_word_besides_itself():
    assert "torture" not in words_about(["Torture"]) and "tortured" in words_about(["Torture"])
    assert words_about(["Harbours"]) == ()
