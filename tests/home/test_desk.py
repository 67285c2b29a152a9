"""What waits on whose desk."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow, WorkflowTask

from articles.enums import DeskList
from articles.models import ArticlePage, Claim, Quote
from articles.models.steps import steps_that_wait_for
from articles.selectors.home.desk import EMBARGO_ENDS, OWN_CHANGE_REASON, read_desk, stories_on
from articles.services.embargo.embargoes import set_embargo
from tests.editor import edit_url
from tests.factories import make_article, make_full_article, make_user
from tests.publishing import approved, edited_by, now_of, published
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


def titles(desk, user):
    return [story.draft_title for story in stories_on(desk, user, timezone.now())]


@remembered
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


def test_what_waits_is_what_each_step_would_name():
    author = make_user(group="Editors")
    # A step of Wagtail's own kind, which an administrator may add.
    plain = GroupApprovalTask.objects.create(name="Somebody reads it")
    plain.groups.add(Group.objects.get(name="Editors"))
    short = Workflow.objects.create(name="Short")
    WorkflowTask.objects.create(workflow=short, task=plain)
    submitted("Shown", author)
    set_embargo(
        article=submitted("Hidden", author),
        until=timezone.now() + datetime.timedelta(days=1),
        reason="Test.",
        user=None,
        now=timezone.now(),
    )
    other = submitted("Other", author)
    other.current_workflow_state.cancel(author)
    short.start(now_of(other), author)
    found = {}
    for group in ("Editors", "Copy editors", "Fact checkers", "Embargo desk"):
        user = make_user(group=group)
        states = set(steps_that_wait_for(user))
        assert states == set(TaskState.objects.reviewable_by(user)), group
        found[group] = {state.workflow_state.content_object.draft_title for state in states}
    assert found == {
        "Editors": {"Other"},
        "Copy editors": {"Shown"},
        "Fact checkers": set(),
        "Embargo desk": set(),
    }
    everything = steps_that_wait_for(make_user(is_superuser=True))
    assert everything.count() == TaskState.objects.filter(status="in_progress").count() == 3


def claimed(article, user, due_on=None):
    return Claim.objects.create(
        task_state=now_of(article).current_workflow_task_state,
        article=article,
        claimed_by=user,
        claimed_at=timezone.now(),
        due_on=due_on,
    )


@remembered
def submitted(title, author):
    article = make_full_article(live=False, title="First words", owner=author)
    edited_by(article, author, title)
    article = now_of(article)
    article.get_workflow().start(article, author)
    return article


def test_what_a_colleague_has_claimed_waits_for_nobody_else():
    author, mine, theirs = (make_user(group="Moderators") for _ in range(3))
    article = submitted("Claimed", author)
    claim = claimed(article, mine)
    assert titles(DeskList.WAITING, mine) == ["Claimed"]
    assert titles(DeskList.WAITING, theirs) == []
    claim.delete()
    assert titles(DeskList.WAITING, theirs) == ["Claimed"]


def test_ones_own_last_change_is_marked(client):
    author, other = make_user(group="Moderators"), make_user(group="Moderators")
    article = submitted("My own words", author)
    submitted("Theirs", other)
    # Without a change: it stays the author's.
    now_of(article).get_latest_revision_as_object().save_revision(user=other)
    waiting = next(
        part for part in read_desk(author, timezone.now()) if part.desk is DeskList.WAITING
    )
    assert {row.title: row.note for row in waiting.rows} == {
        "My own words": f"Copy edit: {OWN_CHANGE_REASON}",
        "Theirs": "Copy edit",
    }
    client.force_login(author)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert page.count(str(OWN_CHANGE_REASON)) == 1


def test_what_one_is_late_with_stands_on_the_home_screen(client):
    author, late = make_user(group="Editors"), make_user(group="Moderators")
    today = timezone.localdate()
    for title, days in (("In time", 0), ("Late", -1), ("Later still", -3)):
        claimed(submitted(title, author), late, today + datetime.timedelta(days=days))
    assert titles(DeskList.OVERDUE, late) == ["Later still", "Late"]
    assert titles(DeskList.OVERDUE, author) == []
    client.force_login(late)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert DeskList.OVERDUE.label in home
    assert f"{reverse('stories:index')}?desk=overdue" in home


@remembered
def embargoed(title, days):
    now = timezone.now()
    set_embargo(
        article=make_full_article(live=False, title=title),
        until=now + datetime.timedelta(days=days),
        reason="Test.",
        user=None,
        now=now,
    )


def test_embargoes_stand_on_the_home_screen_of_those_who_may_know(client):
    embargoed("Ends later", 3)
    embargoed("Ends soon", 1)
    desk = make_user(group="Administrators")
    assert titles(DeskList.EMBARGOED, desk) == ["Ends soon", "Ends later"]
    client.force_login(desk)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f"{reverse('stories:index')}?desk=embargoed" in home
    listed = client.get(reverse("stories:index"), {"desk": "embargoed"}).content.decode()
    assert "Ends soon" in listed
    client.force_login(make_user(group="Moderators"))
    for url in (reverse("wagtailadmin_home"), f"{reverse('stories:index')}?desk=embargoed"):
        page = client.get(url).content.decode()
        assert "Ends soon" not in page
        assert DeskList.EMBARGOED.label not in page


def test_the_calendar_knows_when_an_embargo_ends(client):
    desk, editor = make_user(group="Administrators"), make_user(group="Moderators")
    embargoed("Kept back", 2)
    article = make_full_article(live=False, title="Goes out first")
    version = article.get_latest_revision_as_object()
    version.go_live_at = timezone.now() + datetime.timedelta(days=1)
    revision = version.save_revision()
    approved(article, revision)
    revision.publish()
    assert titles(DeskList.SCHEDULED, desk) == ["Goes out first", "Kept back"]
    assert titles(DeskList.SCHEDULED, editor) == ["Goes out first"]
    client.force_login(desk)
    assert EMBARGO_ENDS in client.get(reverse("wagtailadmin_home")).content.decode()


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
    assert "Nothing to do" in client.get(reverse("wagtailadmin_home")).content.decode()
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
    client.force_login(make_user(group="Administrators"))
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
    assert counts[1][1] <= 21
