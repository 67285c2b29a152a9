"""Saving a draft, autosave, unpublishing, expiry, locking and moving never meet the guard."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from articles.guard import PublicationRefused
from articles.models import ArticlePage, SectionPage
from articles.services.review.publication import publish_by_override
from tests.editor import edit_url, form_data
from tests.factories import make_article, make_full_article, make_section, make_user
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


@pytest.fixture
def admin(client):
    client.force_login(make_user(group="Moderators"))
    return client


@remembered
def draft():
    return make_full_article(live=False)


def published():
    return publish_by_override(article=draft(), user=None, reason="Test.", now=timezone.now())


def now_of(article):
    return ArticlePage.objects.get(pk=article.pk)


@remembered
def broken_live():
    """A live story that would break every rule if it were published now."""
    article = published()
    ArticlePage.objects.filter(pk=article.pk).update(title="Changed past every rule")
    return now_of(article)


def test_saving_a_draft_never_meets_the_guard(admin):
    for article in (broken_live(), draft()):
        data = form_data(admin, article, text="<p>Other words.</p>", title="Draft only")
        response = admin.post(edit_url(article), data)
        assert response.status_code == 302
        assert now_of(article).get_latest_revision().as_object().title == "Draft only"


def test_autosave_never_meets_the_guard(admin):
    for article in (broken_live(), draft()):
        data = form_data(admin, article, text="<p>Other words.</p>", title="Autosaved")
        response = admin.post(edit_url(article), data, headers={"accept": "application/json"})
        assert response.json()["success"] is True
        assert now_of(article).get_latest_revision().as_object().title == "Autosaved"


def test_unpublishing_never_meets_the_guard(admin):
    article = broken_live()
    url = reverse("wagtailadmin_pages:unpublish", args=[article.pk])
    assert admin.get(url).status_code == 200
    assert admin.post(url).status_code == 302
    gone = now_of(article)
    assert (gone.live, gone.address) == (False, article.address)
    Page.objects.get(pk=broken_live().pk).unpublish()
    assert not ArticlePage.objects.live().exists()


@pytest.mark.parametrize("command", ["publish_due", "publish_scheduled"])
def test_expiry_never_meets_the_guard(command):
    article = broken_live()
    ArticlePage.objects.filter(pk=article.pk).update(
        expire_at=timezone.now() - datetime.timedelta(minutes=1)
    )
    call_command(command)
    gone = now_of(article)
    assert (gone.live, gone.expired, gone.address) == (False, True, article.address)


def test_lock_and_unlock_never_meet_the_guard(admin):
    article = broken_live()
    for action in ("lock", "unlock"):
        url = reverse(f"wagtailadmin_pages:{action}", args=[article.pk])
        assert admin.post(url).status_code in (200, 302)
    assert now_of(article).live


def test_moving_and_reordering_never_meet_the_guard(admin):
    article = broken_live()
    make_article(section=make_section())
    article.move(make_section("Asia"), pos="last-child")
    now_of(article).move(make_section(), pos="first-child")
    assert now_of(article).live
    assert SectionPage.objects.parent_of(now_of(article)).exists()


def test_a_page_above_stories_is_never_private(admin):
    article = published()
    for page in (article, make_section()):
        with pytest.raises(PublicationRefused):
            PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not PageViewRestriction.objects.exists()
