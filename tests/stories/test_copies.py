"""A copy is a draft of its own: no address, and new uids that hang together as the old ones did."""

import pytest
from django.utils import timezone

from articles.models import ArticlePage, Quote
from articles.services.review.publication import publish_by_override
from tests.factories import make_full_article
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@remembered
def original(*, live):
    article = make_full_article(size=2, live=False)
    draft = article.get_latest_revision_as_object()
    first, second = draft.quotes.all()
    second.continues, second.said_in_source = first.uid, draft.sources.all()[1].uid
    draft.quotes = [first, second]
    draft.save()
    revision = draft.save_revision()
    if live:
        return publish_by_override(
            article=draft, revision=revision, user=None, reason="Test.", now=timezone.now()
        )
    return ArticlePage.objects.get(pk=article.pk)


def uids(article):
    return [row.uid for row in (*article.quotes.all(), *article.sources.all())]


def copy_of(article):
    copy = article.copy(update_attrs={"slug": "copy"}, keep_live=False)
    return ArticlePage.objects.get(pk=copy.pk)


@pytest.mark.parametrize("live", [True, False])
def test_a_copy_has_uids_of_its_own_in_its_row_and_in_its_draft(live):
    article = original(live=live)
    before = uids(article)
    copy = copy_of(article)
    draft = copy.get_latest_revision().as_object()
    assert uids(ArticlePage.objects.get(pk=article.pk)) == before
    assert len(set(uids(copy)) & set(before)) == 0
    assert uids(draft) == uids(copy)
    first, second = draft.quotes.all()
    assert second.continues == first.uid
    assert second.said_in_source == draft.sources.all()[1].uid
    assert first.continues is None


def test_a_copy_is_a_draft_without_an_address():
    article = original(live=True)
    copy = copy_of(article)
    assert (copy.live, copy.address, copy.live_revision_id) == (False, "", None)
    draft = copy.get_latest_revision().as_object()
    live = publish_by_override(
        article=copy,
        revision=draft.save_revision(),
        user=None,
        reason="Test.",
        now=timezone.now(),
    )
    assert live.address == f"/{live.published_on:%Y/%m/%d}/copy/"
    assert ArticlePage.objects.get(pk=article.pk).address == article.address
    assert Quote.objects.values("uid").distinct().count() == Quote.objects.count() == 4


def test_an_old_version_that_came_with_the_copy_brings_back_no_old_uid():
    article = original(live=True)
    copy = copy_of(article)
    oldest = copy.revisions.order_by("pk").first()
    restored = oldest.as_object()
    restored.slug = copy.slug
    restored.save_revision()
    assert set(uids(restored)) & set(uids(article)) == set()


def test_saving_and_publishing_again_keeps_every_uid():
    article = original(live=True)
    before = uids(article)
    again = publish_by_override(
        article=article,
        revision=article.save_revision(),
        user=None,
        reason="Test.",
        now=timezone.now(),
    )
    assert uids(again) == before
