"""Names and headlines in every script have addresses of their own, which answer."""

import json

import pytest
from django.db import IntegrityError
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from articles.models import ArticlePage, StandardPage, Topic, TopicSynonym
from articles.services.search import index_stories
from tests.editor import form_data
from tests.factories import (
    make_article,
    make_organization,
    make_section,
    make_standard_page,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
HINDI, OTHER, THAI = "हिन्दी समाचार", "हन्द समचर", "ข่าวการเมืองไทย"


@pytest.fixture
def desk(newsroom, client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


@pytest.mark.parametrize("title", [HINDI, THAI, "தமிழ் செய்தி", "বাংলা সংবাদ", "ភាសាខ្មែរ"])
def test_a_story_answers_at_its_whole_address(client, newsroom, title):
    story = make_article(title=title, slug="", live=True)
    assert title.split()[0] in story.address
    assert client.get(story.address).status_code == 200
    for file in ("citation.bib", "story.ninjs.json", "share.png"):
        assert client.get(f"{story.address}{file}").status_code == 200
    assert client.get(f"/report{story.address}").status_code == 200


def test_two_names_that_differ_in_vowels_have_two_addresses(client):
    body, other = make_organization(HINDI), make_organization(OTHER)
    assert (body.slug, other.slug) == ("हिन्दी-समाचार", "हन्द-समचर")
    make_article(
        live=True,
        topics=[make_topic(HINDI), make_topic(OTHER)],
        organization_mentions=[],
    )
    for topic in Topic.objects.all():
        page = client.get(topic.get_absolute_url())
        assert page.status_code == 200
        assert topic.name in page.content.decode()


def test_a_section_and_a_standard_page_answer(client):
    section = make_section(HINDI, slug="हिन्दी-समाचार")
    page = make_standard_page(THAI)
    section.full_clean()
    for one in (section, page):
        assert client.get(one.url).status_code == 200
    assert client.get(f"{section.url}feed.atom").status_code == 200


def test_a_topic_of_signs_alone_gets_a_word(client):
    flag, heart = make_topic("🏳️‍🌈"), make_topic("❤️")
    assert flag.slug == "topic"
    assert heart.slug.startswith("topic-")
    story = make_article(live=True, topics=[flag, heart])
    index_stories(keys=[story.pk])
    assert client.get(flag.get_absolute_url()).status_code == 200


def test_a_synonym_keeps_its_old_address():
    synonym = TopicSynonym.objects.create(topic=make_topic(), name=HINDI)
    TopicSynonym.objects.filter(pk=synonym.pk).update(slug="हनद-समचर")
    synonym.refresh_from_db()
    synonym.save()
    assert synonym.slug == "हनद-समचर"
    synonym.name = THAI
    synonym.save()
    assert synonym.slug == "ข่าวการเมืองไทย"


def topic_form(*synonyms, **values):
    rows = {f"synonyms-{n}-name": name for n, name in enumerate(synonyms)}
    counts = {"synonyms-TOTAL_FORMS": str(len(synonyms)), "synonyms-INITIAL_FORMS": "0"}
    return {"name": "Rainbow", "description": "Kept", **counts, **rows, **values}


@pytest.mark.parametrize("words", [("LGBTQ", "LGBTQ+"), ("Co-operatives", "Co operatives")])
def test_two_synonyms_of_one_address_are_told_beside_the_field(desk, words):
    add = reverse(Topic.snippet_viewset.get_url_name("add"))
    answer = desk.post(add, topic_form(*words))
    assert answer.status_code == 200
    rows = answer.context["form"].formsets["synonyms"].forms
    assert f"the same web address as “{words[0]}”" in str(rows[1].errors["name"])
    assert "Kept" in answer.content.decode()
    assert not Topic.objects.exists()
    assert desk.post(add, topic_form(words[0])).status_code == 302
    edit = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[Topic.objects.get().pk])
    data = topic_form(words[0], words[1], **{"synonyms-INITIAL_FORMS": "1"})
    data["synonyms-0-id"] = str(TopicSynonym.objects.get().pk)
    answer = desk.post(edit, data)
    assert "the same web address" in str(
        answer.context["form"].formsets["synonyms"].forms[1].errors["name"]
    )


def test_a_topic_whose_address_is_taken_is_told_beside_the_field(desk):
    make_topic("Co-operatives")
    answer = desk.post(
        reverse(Topic.snippet_viewset.get_url_name("add")), topic_form(name="Co operatives")
    )
    assert "the same web address as “Co-operatives”" in str(answer.context["form"].errors["name"])
    story = make_article()
    data = form_data(desk, story, topics='"Co operatives"', **{"topics-new": "on"})
    answer = desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    assert "the same web address" in str(answer.context["form"].errors["topics"])
    # Code that asks nobody gets an address that is free.
    assert Topic.objects.create(name="Co operatives").slug.startswith("co-operatives-")


def test_the_browser_drops_vowel_signs_and_the_server_puts_them_back(desk):
    section = make_section()
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    for title, sent, slug in ((HINDI, "हनद-समचर", "हिन्दी-समाचार"), ("🔥🔥🔥", "", "story")):
        data = form_data(desk, make_article(), url=None)
        data |= {"title": title, "slug": sent}
        assert desk.post(url, data).status_code == 302
        assert ArticlePage.objects.get(title=title).slug == slug


def test_half_an_emoji_in_the_text_of_a_page(desk):
    page = make_standard_page("About")
    text = {"key": "a", "text": "Fire \ud83dand \\ud83d ice 🔥", "type": "unstyled", "depth": 0}
    blocks = [{**text, "inlineStyleRanges": [], "entityRanges": []}]
    data = {
        "title": "About",
        "slug": "about",
        "introduction": "",
        "body": json.dumps({"blocks": blocks, "entityMap": {}}),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    answer = desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert answer.status_code == 302
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "Fire and \\ud83d ice 🔥" in draft.body


def test_a_redirect_to_itself_is_refused(desk):
    add = reverse("wagtailredirects:add")
    data = {"old_path": "/loop", "site": "", "is_permanent": "on", "redirect_page": ""}
    for target in ("http://localhost/loop", "http://localhost:8000/loop/?"):
        answer = desk.post(add, {**data, "redirect_link": target})
        assert "leads back to the address itself" in str(
            answer.context["form"].errors["redirect_link"]
        )
    assert desk.post(add, {**data, "redirect_link": "http://localhost/other/"}).status_code == 302
    back = {**data, "old_path": "/other", "redirect_link": "http://localhost/loop"}
    assert "leads back" in desk.post(add, back).content.decode()
    away = {**data, "old_path": "/away", "redirect_link": "https://example.org/away"}
    assert desk.post(add, away).status_code == 302
    assert Redirect.objects.count() == 2


def test_the_database_refuses_two_of_one_address():
    make_topic("Water")
    with pytest.raises(IntegrityError):
        Topic.objects.create(name="Fire", slug="water")
