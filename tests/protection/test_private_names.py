"""Whether a private person may be named in a story is asked once, and blocks until answered."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from articles.enums import NamingStatus
from articles.guard import PRIVATE_NAME
from articles.models import ArticlePage, PersonMention, PersonOtherName
from articles.models.private_names import name_questions
from articles.services.embargo import embargoes
from articles.services.protection.private_names import say_it_may_be_printed
from articles.services.review.publication import publish_by_override
from tests.factories import make_article, make_person, make_topic, make_user

pytestmark = pytest.mark.django_db

NAME = "Zelim Protectov"


@pytest.fixture
def private(newsroom):
    return make_person(name=NAME, standing=NamingStatus.PRIVATE.value)


def story(text=f"<p>It rained. We met {NAME} there.</p>", **fields):
    return make_article(topics=[make_topic()], text=text, **fields)


def draft_of(article):
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def asked(article):
    return {one.person_id for one in name_questions(draft_of(article))}


def answer(article, by=None):
    by = by or make_user(group="Editors")
    contexts = [one.context for one in name_questions(draft_of(article))]
    return say_it_may_be_printed(article=article, contexts=contexts, by=by, now=timezone.now())


def change(article, text):
    draft = draft_of(article)
    draft.body = [("text", text)]
    draft.save_revision()


@pytest.mark.parametrize(
    "text", [NAME, "Zelim\nProtectov", "Protectov, Zelim", "ZELIM PROTECTOV’S HOUSE"]
)
def test_everybody_who_is_private_is_looked_for_and_not_only_the_record_of_the_story(private, text):
    assert asked(story(f"<p>{text}</p>")) == {private.pk}


@pytest.mark.parametrize("text", ["Protectov", "Z. Protectov", "Zelim", "P r o t e c t o v"])
def test_less_than_the_full_name_is_no_question(private, text):
    assert asked(story(f"<p>{text}</p>")) == set()


def test_other_names_on_record_count_also_when_they_come_later(private):
    article = story("<p>They call him Abu Harrumf.</p>")
    assert asked(article) == set()
    PersonOtherName.objects.create(person=private, name="Abu Harrumf")
    assert asked(article) == {private.pk}


def test_who_may_be_named_is_no_question(private):
    article = story()
    private.standing = NamingStatus.PUBLIC_FIGURE.value
    private.save()
    assert asked(article) == set()


def test_the_question_blocks_and_the_answer_is_remembered(private):
    article = story()
    found = [one for one in draft_of(article).content_findings() if one.rule == PRIVATE_NAME]
    assert [one.anchor for one in found] == [f"{PRIVATE_NAME}:{private.pk}"]
    assert answer(article) == 1
    assert [one.rule for one in draft_of(article).content_findings()] == []
    change(article, f"<p>It snowed. We met {NAME} there.</p><p>More.</p>")
    assert asked(article) == set()


def test_another_sentence_and_another_standing_are_asked_about_again(private):
    article = story()
    answer(article)
    change(article, f"<p>{NAME} was beaten.</p>")
    assert asked(article) == {private.pk}
    answer(article)
    assert asked(article) == set()
    private.standing = NamingStatus.NAMED_WITH_CONSENT.value
    private.consent_method, private.consent_given_on = "written", datetime.date(2026, 1, 2)
    private.consent_withdrawn_on = datetime.date(2026, 1, 3)
    private.save()
    assert asked(article) == {private.pk}


def test_an_answer_is_for_one_story(private):
    first, second = story(), story()
    answer(first)
    assert asked(second) == {private.pk}


def test_only_who_may_edit_the_story_answers(private):
    with pytest.raises(PermissionDenied):
        answer(story(), by=make_user(group="Contributors"))


def test_a_contributor_asks_an_editor_about_names_in_an_own_story(private, client):
    author = make_user(group="Contributors")
    own = story(owner=author)
    assert own.permissions_for_user(author).can_edit()
    with pytest.raises(PermissionDenied):
        answer(own, by=author)
    client.force_login(author)
    address = reverse("story_private_names", args=[own.pk])
    page = client.get(address).content.decode()
    assert "An editor answers this." in page
    assert 'name="context"' not in page
    assert client.post(address, {"context": name_questions(own)[0].context}).status_code != 200
    assert asked(own) == {private.pk}


def test_an_import_with_a_reason_answers(private):
    article = story(person_mentions=[PersonMention(person=private)])
    live = publish_by_override(article=article, user=None, reason="Import.", now=timezone.now())
    assert live.live
    assert asked(article) == set()


def test_somebody_hidden_by_an_embargo_gives_no_hit(private):
    hidden = story("<p>Nothing yet.</p>", person_mentions=[PersonMention(person=private)])
    other = story()
    embargoes.set_embargo(
        article=hidden,
        until=timezone.now() + datetime.timedelta(days=2),
        reason="Test.",
        user=make_user(group="Administrators"),
        now=timezone.now(),
    )
    assert asked(other) == set()
