"""Every way for code to turn a story live, or to change a live one, meets the guard."""

import datetime

import pytest
from django.urls import reverse
from wagtail.models import Page

from articles.guard import PublicationRefused
from articles.models import ArticlePage
from tests.factories import make_section, make_user
from tests.publishing import NOBODY, approved, draft, now_of, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


@pytest.fixture
def moderator():
    return make_user(group="Moderators")


@pytest.fixture
def admin(client, moderator):
    client.force_login(moderator)
    return client


def test_publishing_a_revision_in_code_meets_the_guard():
    article = draft()
    with pytest.raises(PublicationRefused, match=NOBODY):
        article.get_latest_revision().publish()
    assert not now_of(article).live
    approved(article)
    article.get_latest_revision().publish()
    assert now_of(article).live


@pytest.mark.parametrize("fields", [None, ["live"], ["live", "title"]])
def test_saving_a_story_as_live_meets_the_guard(fields):
    article = draft()
    article.live = True
    with pytest.raises(PublicationRefused):
        article.save(update_fields=fields)
    assert not now_of(article).live


def test_saving_a_changed_live_story_meets_the_guard():
    article = published()
    article.save()
    article.title = "Changed in code"
    with pytest.raises(PublicationRefused, match="changed after its approval"):
        article.save()
    quote = now_of(article)
    quote.quotes = []
    with pytest.raises(PublicationRefused, match="changed after its approval"):
        quote.save()
    assert now_of(article).quotes.count() == 1


def test_a_new_story_cannot_be_added_live():
    with pytest.raises(PublicationRefused):
        make_section().add_child(
            instance=ArticlePage(title="Live at once", published_on=datetime.date(2026, 1, 1))
        )
    assert not ArticlePage.objects.exists()


def test_saving_the_plain_page_does_not_go_behind_the_story():
    article = draft()
    page = Page.objects.get(pk=article.pk)
    page.live = True
    with pytest.raises(PublicationRefused):
        page.save()
    live = Page.objects.get(pk=published().pk)
    live.title = "Changed behind the story"
    with pytest.raises(PublicationRefused):
        live.save()
    assert not now_of(article).live


def test_moving_makes_nothing_live_and_changes_no_address(admin):
    article, live = draft(), published()
    target = make_section("Europe")
    page = Page.objects.get(pk=article.pk)
    page.live = True
    with pytest.raises(PublicationRefused):
        page.save()
    for one in (article, live):
        response = admin.post(reverse("wagtailadmin_pages:move_confirm", args=[one.pk, target.pk]))
        assert response.status_code == 302
    assert not now_of(article).live
    assert now_of(live).live
    assert now_of(live).address == live.address
    assert now_of(live).get_parent().specific == target


@pytest.mark.parametrize("keep_live", [True, False])
def test_copying_a_live_story_makes_no_live_one(keep_live):
    article = published()
    if keep_live:
        with pytest.raises(PublicationRefused):
            article.copy(update_attrs={"slug": "copy"}, keep_live=True)
        assert ArticlePage.objects.count() == 1
    else:
        copy = article.copy(update_attrs={"slug": "copy"}, keep_live=False)
        with pytest.raises(PublicationRefused, match=NOBODY):
            copy.get_latest_revision().publish()
        assert not now_of(copy).live


def test_the_copy_dialogue_offers_no_way_around(admin):
    article = published()
    url = reverse("wagtailadmin_pages:copy", args=[article.pk])
    page = admin.get(url).content.decode()
    assert 'name="alias"' not in page
    assert 'name="publish_copies"' not in page
    response = admin.post(
        url,
        {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": make_section().pk,
            "alias": "on",
            "publish_copies": "on",
        },
    )
    assert response.status_code == 302
    copy = ArticlePage.objects.get(slug="copy")
    assert (copy.live, copy.alias_of_id, copy.address) == (False, None, "")


def test_an_alias_is_refused(admin):
    article = published()
    with pytest.raises(PublicationRefused, match="alias"):
        article.create_alias(update_slug="alias")
    assert ArticlePage.objects.count() == 1
