"""What the newsroom sees of it before a story is published."""

import pytest
from django.urls import reverse

from articles.enums import NamingStatus
from articles.models import ArticlePage, PersonMention
from articles.selectors.protection.knowable import read_knowable
from tests.factories import make_article, make_person, make_user

pytestmark = pytest.mark.django_db


def story(person, text, **fields):
    rows = [PersonMention(person=person, described_as="Idris")]
    return make_article(text=f"<p>{text}</p>", person_mentions=rows, **fields)


def private():
    return make_person("Somebody Real", standing=NamingStatus.PRIVATE.value)


def draft_of(article):
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def test_published_stories_about_the_same_person_count_and_drafts_do_not(newsroom):
    person = private()
    earlier = story(person, "Idris is a nurse.", live=True, title="Earlier")
    story(person, "Idris is 34 years old.", title="A draft")
    new = story(person, "Idris, the nurse, is 34 years old.")
    [found] = read_knowable(draft_of(new))
    assert found.label == "Idris"
    assert [fact.kind for fact in found.found.new] == ["age"]
    assert [one.key for one, _fact in found.found.known] == [earlier.pk]
    assert found.is_more


def test_a_caption_that_says_who_it_is_shows_a_face(newsroom):
    new = story(private(), "Nothing else.", lead_image_caption="Idris at the gate")
    [found] = read_knowable(draft_of(new))
    assert [fact.kind for fact in found.found.new] == ["picture"]


def test_of_people_who_may_be_named_nothing_is_said(newsroom):
    assert read_knowable(draft_of(story(make_person(), "Idris is a nurse."))) == []


def test_queries_do_not_grow_with_the_stories(newsroom, django_assert_num_queries):
    person = private()
    for number in range(4):
        story(person, f"Idris is {30 + number} years old.", live=True)
    draft = draft_of(story(person, "Idris is a nurse."))
    read_knowable(draft)
    with django_assert_num_queries(3):
        read_knowable(draft)


def test_the_screen_and_the_review_page_show_the_sentences(newsroom, client):
    person = private()
    story(person, "Idris is a nurse.", live=True, title="Earlier")
    new = story(person, "Idris is 34 years old.", owner=make_user())
    client.force_login(make_user(group="Moderators"))
    page = client.get(reverse("story_knowable", args=[new.pk]))
    assert "Idris is 34 years old." in page.text
    assert "Idris is a nurse." in page.text
    assert "Somebody Real" not in page.text
    client.force_login(make_user(group="Contributors"))
    assert client.get(reverse("story_knowable", args=[new.pk])).status_code == 302
