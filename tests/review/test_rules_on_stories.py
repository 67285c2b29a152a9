"""The guard reads real stories: each rule on a row of the database."""

import datetime
import uuid

import pytest
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from articles.enums import ConsentMethod, NamingStatus, Origin, SpeakerKind
from articles.guard import PublicationRefused
from articles.models import ArticlePage, NewsImage, PersonMention, Quote, story_facts
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.stories.page import read_story_page
from articles.services.review.publication import publish_by_override
from tests.factories import make_full_article, make_newsroom, make_person
from tests.replay import remembered

pytestmark = pytest.mark.django_db


def make_image(**fields):
    return NewsImage.objects.create(title="A square", file=get_test_image_file(), **fields)


def publish(article, **fields):
    revision = article.save_revision() if fields or article.pk is None else None
    return publish_by_override(
        article=article, revision=revision, user=None, reason="Test.", now=timezone.now()
    )


@remembered
def draft(**fields):
    return make_full_article(live=False, **fields).get_latest_revision_as_object()


def rules(article):
    article.save_revision()
    with pytest.raises(PublicationRefused) as refusal:
        publish_by_override(
            article=ArticlePage.objects.get(pk=article.pk),
            user=None,
            reason="Test.",
            now=timezone.now(),
        )
    assert not ArticlePage.objects.get(pk=article.pk).live
    return {finding.rule: finding for finding in refusal.value.findings}


@remembered
def with_quotes(*quotes):
    article = draft()
    article.quotes = list(quotes)
    return article


WORDS = "these are the words number 0"
CONSENT = {
    "standing": NamingStatus.NAMED_WITH_CONSENT.value,
    "consent_method": ConsentMethod.WRITTEN.value,
    "consent_given_on": datetime.date(2026, 1, 2),
}


def test_a_quote_whose_words_are_gone():
    article = draft()
    article.body = [("text", "<p>Nothing of it.</p>")]
    assert set(rules(article)) == {"quote"}


def test_the_stored_flag_alone_convinces_nobody():
    article = draft()
    revision = article.save_revision()
    content = revision.content
    content["quotes"][0]["words"] = "words that nobody said"
    content["quotes"][0]["anchored"] = True
    revision.content = content
    revision.save()
    with pytest.raises(PublicationRefused, match="is not in the text"):
        publish_by_override(
            article=article, revision=revision, user=None, reason="x", now=timezone.now()
        )


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"attributed_as": "a minister"},
        {"speaker_kind": SpeakerKind.ORGANIZATION.value},
        {"speaker_kind": SpeakerKind.DOCUMENT.value},
        {"speaker_kind": SpeakerKind.DESCRIBED.value},
    ],
)
def test_a_quote_without_its_speaker(fields):
    assert set(rules(with_quotes(Quote(words=WORDS, **fields)))) == {"speaker"}


def test_a_quote_whose_speaker_was_removed_from_the_record():
    person = make_person()
    article = with_quotes(Quote(words=WORDS, person=person))
    article.save_revision()
    person.delete()
    stored = ArticlePage.objects.get(pk=article.pk).get_latest_revision().as_object()
    finding = rules(stored)["speaker"]
    assert "record was removed" in finding.message


@pytest.mark.parametrize(
    "fields",
    [
        {"standing": NamingStatus.PRIVATE.value},
        {**CONSENT, "consent_withdrawn_on": datetime.date(2026, 1, 3)},
        {**CONSENT, "consent_expires_on": datetime.date(2026, 1, 3)},
    ],
)
def test_a_quote_of_a_private_person_needs_the_storys_words(fields):
    quote = Quote(words=WORDS, person=make_person(**fields))
    finding = rules(with_quotes(quote))["speaker"]
    assert "“speaker in the story's words”" in finding.message
    quote.attributed_as = "a man who fled Grozny"
    assert publish(with_quotes(quote), new=True).live


def test_a_person_who_may_be_named_needs_no_words_beside_the_name():
    assert publish(with_quotes(Quote(words=WORDS, person=make_person(**CONSENT))), new=True).live


def test_the_later_part_of_a_private_persons_quote_needs_no_words_of_its_own():
    person = make_person(standing=NamingStatus.PRIVATE.value)
    first = Quote(words="these are the words", person=person, attributed_as="a witness")
    second = Quote(words="number 0", person=person, continues=first.uid)
    assert publish(with_quotes(first, second), new=True).live
    alone = Quote(words="number 0", person=person, continues=uuid.uuid4())
    assert set(rules(with_quotes(alone))) == {"speaker"}


def test_what_only_the_machine_proposed():
    article = with_quotes(Quote(words=WORDS, person=make_person(), origin=Origin.MACHINE.value))
    article.person_mentions = [
        PersonMention(person=make_person("Ada"), origin=Origin.MACHINE.value)
    ]
    assert set(rules(article)) == {"unconfirmed"}


@pytest.mark.parametrize(
    ("alt", "description", "printed"),
    [
        ("", "", ""),
        ("  ", " ", ""),
        ("A crowd", "", "A crowd"),
        ("", "A square", "A square"),
        ("  ", "A square", "A square"),
        ("A crowd", "A square", "A crowd"),
    ],
)
def test_the_rule_and_the_page_agree_on_the_lead_images_words(alt, description, printed):
    article = draft()
    article.lead_image, article.lead_image_alt = make_image(description=description), alt
    (image,) = story_facts.read_story_facts(article).images
    assert image.described is bool(printed)
    assert read_story_page(article, read_page_frame()).picture.alt == printed


def test_a_lead_image_without_words():
    article = draft()
    article.lead_image = make_image()
    assert set(rules(article)) == {"image"}
    article.lead_image_alt = "A grey square"
    article.save_revision()
    assert publish(ArticlePage.objects.get(pk=article.pk)).live


def test_the_description_of_the_lead_image_is_enough():
    article = draft()
    article.lead_image = make_image(description="A grey square")
    article.save_revision()
    assert publish(ArticlePage.objects.get(pk=article.pk)).live


@pytest.mark.parametrize(
    ("value", "passes"),
    [
        ({"decorative": False, "alt_text": ""}, False),
        ({"decorative": True, "alt_text": ""}, True),
        ({"decorative": False, "alt_text": "A square"}, True),
    ],
)
def test_an_image_in_the_text(value, passes):
    article = draft()
    blocks = [(block.block_type, block.value) for block in article.body]
    article.body = [*blocks, ("image", {"image": {"image": make_image(), **value}})]
    article.save_revision(clean=False)
    stored = ArticlePage.objects.get(pk=article.pk)
    if passes:
        assert publish(stored).live
    else:
        with pytest.raises(PublicationRefused, match="Image 1 in the text"):
            publish(stored)


def test_a_story_without_a_topic():
    article = draft()
    article.topics.clear()
    assert set(rules(article)) == {"topic"}


def test_a_story_outside_the_sections():
    article = draft()
    ArticlePage.objects.get(pk=article.pk).move(make_newsroom(), pos="last-child")
    moved = ArticlePage.objects.get(pk=article.pk).get_latest_revision().as_object()
    assert set(rules(moved)) == {"section"}


def test_an_unfinished_draft_is_refused_with_words_and_not_with_a_broken_page():
    article = draft()
    article.slugline = "x" * 200
    article.save_revision(clean=False)
    with pytest.raises(PublicationRefused, match="Slugline"):
        publish(ArticlePage.objects.get(pk=article.pk))
