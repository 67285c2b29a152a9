"""What waits on whose desk."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from articles.enums import DeskList
from articles.models import ArticlePage, Quote
from articles.selectors.desk import read_desk, stories_on
from articles.services.newsroom_setup import setup_newsroom
from tests.editor import edit_url
from tests.factories import make_article, make_full_article, make_user
from tests.publishing import approved, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _newsroom():
    setup_newsroom()


def titles(desk, user):
    return [story.draft_title for story in stories_on(desk, user, timezone.now())]


def written_by(user, title, **fields):
    article = make_article(title=title, owner=user, **fields)
    article.save_revision(user=user)
    return ArticlePage.objects.get(pk=article.pk)


def test_my_work_is_what_i_have_begun_and_not_finished():
    me, other = make_user(group="Editors"), make_user(group="Editors")
    written_by(me, "Mine")
    written_by(other, "Not mine")
    published(title="Live", owner=me)
    assert titles(DeskList.MINE, me) == ["Mine"]


def test_a_story_waits_for_those_who_may_do_its_next_step():
    author, moderator = make_user(group="Editors"), make_user(group="Moderators")
    article = make_full_article(live=False, title="Submitted", owner=author)
    article.save_revision(user=author)
    article = ArticlePage.objects.get(pk=article.pk)
    assert titles(DeskList.WAITING, moderator) == []
    article.get_workflow().start(article, author)
    assert titles(DeskList.WAITING, moderator) == ["Submitted"]
    assert titles(DeskList.WAITING, author) == []


def test_publishing_next_stands_in_the_order_of_time():
    user, now = make_user(group="Moderators"), timezone.now()
    for title, days in (("Later", 3), ("Sooner", 1)):
        article = make_full_article(live=False, title=title)
        draft = article.get_latest_revision_as_object()
        draft.go_live_at = now + datetime.timedelta(days=days)
        revision = draft.save_revision()
        approved(article, revision)
        revision.publish()
    assert titles(DeskList.SCHEDULED, user) == ["Sooner", "Later"]


def test_a_refused_story_stands_there_until_somebody_works_on_it(client):
    moderator = make_user(group="Moderators")
    client.force_login(moderator)
    article = make_full_article(live=False, title="Nobody approved it")
    page = client.get(edit_url(article))
    assert page.status_code == 200
    log(
        instance=article,
        action="article.refused",
        timestamp=timezone.now(),
        data={"reason": "Nobody has approved it."},
    )
    assert titles(DeskList.REFUSED, moderator) == ["Nobody approved it"]
    article.save_revision()
    assert titles(DeskList.REFUSED, moderator) == []


def test_drafts_that_nobody_touches_are_pointed_at(settings):
    user, long_ago = make_user(group="Editors"), timezone.now() - datetime.timedelta(days=15)
    for title in ("Forgotten", "Fresh", "In review"):
        make_full_article(live=False, title=title)
    old = Page.objects.filter(title__in=["Forgotten", "In review"])
    old.update(latest_revision_created_at=long_ago)
    waiting = ArticlePage.objects.get(title="In review")
    waiting.get_workflow().start(waiting, user)
    assert titles(DeskList.STALE, user) == ["Forgotten"]
    settings.ADVOCACY_STALE_DAYS = 16
    assert titles(DeskList.STALE, user) == []


def test_a_live_story_with_a_lost_quote_is_pointed_at():
    user = make_user(group="Editors")
    article = published(title="Live and wrong")
    assert titles(DeskList.FINDINGS, user) == []
    Quote.objects.filter(page=article).update(anchored=False)
    assert titles(DeskList.FINDINGS, user) == ["Live and wrong"]


def test_somebody_without_rights_has_an_empty_desk(client):
    nobody = make_user()
    written_by(make_user(group="Editors"), "Theirs")
    assert read_desk(nobody, timezone.now()) == []


def test_the_home_screen_leads_into_the_filtered_list(client):
    me = make_user(group="Editors")
    client.force_login(me)
    assert "Nothing waits for you" in client.get(reverse("wagtailadmin_home")).content.decode()
    for number in range(7):
        written_by(me, f"Draft {number}")
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    address = f"{reverse('stories:index')}?desk=mine"
    assert address in home
    assert "All 7 stories" in home
    listed = client.get(address).content.decode()
    assert "Draft 6" in listed
    assert "Draft 0" in listed


@pytest.mark.parametrize("desk", list(DeskList))
def test_every_list_is_a_filter(client, desk):
    client.force_login(make_user(group="Moderators"))
    response = client.get(reverse("stories:index"), {"desk": desk.value})
    assert response.status_code == 200
    assert desk.label in response.content.decode()


def test_the_screens_ask_as_often_for_six_stories_as_for_thirty(client):
    me = make_user(group="Moderators")
    client.force_login(me)
    counts = []
    # More than the home screen shows of each list, so that it counts them both times.
    for more in (6, 24):
        for _ in range(more):
            article = make_full_article(live=False, owner=me)
            article.save_revision(user=me)
            article = ArticlePage.objects.get(pk=article.pk)
            article.get_workflow().start(article, make_user())
        row = []
        for url in (reverse("wagtailadmin_home"), reverse("stories:index")):
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            row.append(len(queries))
        counts.append(row)
    assert counts[0] == counts[1]
    assert counts[1][1] <= 20
