"""A story's address: frozen at its first publication, valid, its own, and gone with it."""

import datetime

import pytest
from django.utils import timezone

from articles.guard import PublicationRefused
from articles.models import ArticlePage, RetiredAddress, story_facts
from articles.services.review.publication import publish_by_override
from tests.factories import make_full_article, make_section
from tests.publishing import MINOR
from tests.replay import remembered

pytestmark = pytest.mark.django_db


def publish(article):
    return publish_by_override(article=article, user=None, reason="Test.", now=timezone.now())


@remembered
def draft(**fields):
    return make_full_article(live=False, **fields)


def rules(article):
    with pytest.raises(PublicationRefused) as refusal:
        publish(ArticlePage.objects.get(pk=article.pk))
    stored = ArticlePage.objects.get(pk=article.pk)
    assert (stored.live, stored.address) == (False, "")
    return {finding.rule: finding for finding in refusal.value.findings}


def test_the_address_is_frozen_at_the_first_publication():
    live = publish(make_full_article(live=False, slug="first"))
    address = f"/{live.published_on:%Y/%m/%d}/first/"
    assert live.address == address
    changed = live.get_latest_revision_as_object()
    changed.slug = "second"
    revision = changed.save_revision()
    again = publish_by_override(
        article=changed,
        revision=revision,
        user=None,
        reason="x",
        change_note=MINOR,
        now=timezone.now(),
    )
    assert (again.slug, again.address) == ("second", address)
    again.unpublish()
    back = publish(ArticlePage.objects.get(pk=again.pk))
    assert back.address == address


def test_an_address_of_another_story_is_refused_by_name():
    first = publish(make_full_article(live=False, title="The first", slug="same"))
    ArticlePage.objects.filter(pk=first.pk).update(slug="other")
    article = draft(slug="same", published_on=first.published_on)
    finding = rules(article)["address"]
    assert "“The first”" in finding.message
    assert first.address in finding.message


def test_a_retired_address_stays_with_its_story():
    first = publish(make_full_article(live=False, title="The first"))
    article = draft(slug="taken", published_on=first.published_on)
    RetiredAddress.objects.create(address=article.proposed_address(), article=first)
    assert "“The first”" in rules(article)["address"].message
    RetiredAddress.objects.update(article=None)
    assert "a story that is gone" in rules(article)["address"].message
    RetiredAddress.objects.update(article=article.pk)
    assert publish(ArticlePage.objects.get(pk=article.pk)).live


@pytest.mark.parametrize(
    ("day", "address"),
    [
        (datetime.date(1, 2, 3), "/0001/02/03/early/"),
        (datetime.date(987, 12, 31), "/0987/12/31/early/"),
        (datetime.date(9999, 12, 31), "/9999/12/31/early/"),
    ],
)
def test_every_date_of_a_story_makes_an_address(client, day, address):
    live = publish(draft(slug="early", published_on=day))
    assert live.address == address
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("slug", ["two words", "a/b", "x" * 250])
def test_a_slug_that_makes_no_address_is_refused_with_words(slug):
    article = draft()
    candidate = article.get_latest_revision_as_object()
    candidate.slug = slug
    candidate.save_revision(clean=False)
    finding = rules(article)["address"]
    assert finding.anchor == "slug"
    assert "letters, digits and hyphens" in finding.message


def test_an_address_that_is_taken_at_the_same_instant_is_refused(monkeypatch):
    """The other story is published between the guard's look and the save."""
    first, article = draft(title="The first", slug="same"), draft(slug="other")
    first = publish(first)
    candidate = article.get_latest_revision_as_object()
    candidate.slug, candidate.published_on = "same", first.published_on
    ArticlePage.objects.filter(pk=first.pk).update(slug="moved")
    candidate.save_revision()
    holder, looks = story_facts._holder, []

    def late(*args):
        looks.append(args)
        return "" if len(looks) == 1 else holder(*args)

    monkeypatch.setattr(story_facts, "_holder", late)
    monkeypatch.setattr(ArticlePage, "full_clean", lambda self, **_: None)
    assert "“The first”" in rules(article)["address"].message


# --- After the deletion -----------------------------------------------------------------------
def test_the_address_of_a_deleted_story_is_gone_for_good(client):
    first = publish(draft(slug="letter"))
    address = first.address
    first.delete()
    assert client.get(address).status_code == 410
    retired = RetiredAddress.objects.get()
    assert (retired.address, retired.article) == (address, None)
    again = draft(slug="letter", published_on=first.published_on)
    assert "a story that is gone" in rules(again)["address"].message


def test_deleting_a_section_keeps_the_addresses_of_its_stories(client):
    stories = [publish(draft()), publish(draft())]
    ArticlePage.objects.get(pk=stories[0].pk).unpublish()
    make_section().delete()
    assert not ArticlePage.objects.exists()
    assert {client.get(story.address).status_code for story in stories} == {410}


def test_a_story_that_never_was_public_leaves_no_address():
    draft().delete()
    assert not RetiredAddress.objects.exists()


def test_an_address_that_led_to_a_deleted_story_is_gone_as_well(client):
    story = publish(draft())
    RetiredAddress.objects.create(address="/2017/07/13/old/", article=story)
    ArticlePage.objects.get(pk=story.pk).delete()
    assert client.get("/2017/07/13/old/").status_code == 410
    assert RetiredAddress.objects.count() == 2
