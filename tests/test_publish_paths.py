"""Every way for a story to go live meets the guard: the editor, review, bulk action and schedule.

Ways in code: `test_publish_paths_in_code`; what is no publication: `test_no_publish_paths`.
"""

import datetime

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from articles.enums import StepPreset
from articles.guard import PublicationRefused
from articles.models import Approval, ArticlePage
from articles.services.review.step_presets import newsroom_workflow, set_steps
from tests.editor import edit_url, form_data
from tests.factories import make_section, make_user
from tests.publishing import (
    NOBODY,
    approved,
    changed,
    checked,
    draft,
    edited_by,
    marked_minor,
    now_of,
    published,
    shown,
)
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


@pytest.fixture
@remembered
def moderator():
    return make_user(group="Moderators")


@pytest.fixture
def admin(client, moderator):
    client.force_login(moderator)
    return client


# --- The page editor --------------------------------------------------------------------------
def test_publish_in_the_editor_without_an_approval_keeps_the_draft_and_says_what_to_do(admin):
    article = draft()
    data = form_data(admin, article, title="New words", **{"action-publish": "1"})
    response = admin.post(edit_url(article), data)
    assert (response.status_code, response["Location"]) == (302, edit_url(article))
    assert NOBODY in shown(response)
    assert "Submit it for review" in shown(response)
    article = now_of(article)
    assert not article.live
    assert article.get_latest_revision().as_object().title == "New words"
    assert "New words" in admin.get(edit_url(article)).content.decode()


def test_publish_in_the_editor_of_a_live_story_keeps_the_live_version(admin):
    article = published()
    data = form_data(admin, article, title="New words", **{"action-publish": "1"})
    response = admin.post(edit_url(article), data)
    assert response.status_code == 302
    assert NOBODY in shown(response)
    assert now_of(article).title == article.title
    assert now_of(article).get_latest_revision().as_object().title == "New words"


def test_publish_in_the_editor_of_what_was_approved_and_not_changed(admin):
    article = approved(draft())
    response = admin.post(edit_url(article), form_data(admin, article, **{"action-publish": "1"}))
    assert response.status_code == 302
    assert "has been published" in shown(response)
    live = now_of(article)
    assert live.live
    assert live.address == f"/{live.published_on:%Y/%m/%d}/{live.slug}/"


def test_a_new_story_is_saved_as_a_draft_when_somebody_presses_publish(admin):
    section = make_section()
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    data = form_data(admin, None, url=url, title="Typed just now", slug="typed-just-now")
    assert b'name="action-publish"' not in admin.get(url).content
    response = admin.post(url, {**data, "action-publish": "1"})
    assert response.status_code == 302
    assert "Saved as a draft" in shown(response)
    article = ArticlePage.objects.get(slug="typed-just-now")
    assert not article.live
    assert article.get_latest_revision().as_object().title == "Typed just now"


def test_restoring_an_old_version_and_publishing_it_needs_an_approval(admin):
    article = published(title="As it was")
    old = article.live_revision
    changed(article, title="Changed since")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, old.pk])
    data = form_data(admin, article, url=url, **{"action-publish": "1"})
    response = admin.post(url, data)
    assert response.status_code == 302
    assert NOBODY in shown(response)
    assert now_of(article).title == "Changed since"
    assert now_of(article).get_latest_revision().as_object().title == "As it was"


# --- Review -----------------------------------------------------------------------------------
@remembered
def submitted(article, user):
    """Every check of this version is done, so that the story waits at the last step."""
    return checked(article).get_workflow().start(article, user)


def workflow_url(article, action="approve"):
    state = article.current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, state.pk])


def test_an_approval_in_review_publishes_exactly_this_version(admin, moderator):
    article = draft()
    author = make_user(group="Contributors")
    revision = article.get_latest_revision_as_object().save_revision(user=author)
    article.refresh_from_db()
    submitted(article, author)
    response = admin.post(workflow_url(article))
    assert response.status_code == 302
    live = now_of(article)
    assert live.live_revision_id == revision.pk
    approval = Approval.objects.get()
    assert (approval.revision_id, approval.approved_by) == (revision.pk, moderator)
    assert approval.digest == live.publication_digest()


@pytest.mark.parametrize("preset", StepPreset)
def test_the_review_page_publishes_what_is_sound_and_refuses_the_rest(admin, preset):
    set_steps(workflow=newsroom_workflow(), preset=preset, user=None)
    for is_sound in (True, False):
        article = draft()
        article.get_workflow().start(article, make_user(group="Contributors"))
        if not is_sound:
            version = article.get_latest_revision_as_object()
            version.topics.clear()
            version.save_revision(user=make_user())
        checked(article)
        url = reverse("story_review", args=[article.pk])
        digest = admin.get(url).context["digest"]
        response = admin.post(url, {"do": "publish", "digest": digest})
        assert response.status_code == (302 if is_sound else 409)
        assert now_of(article).live is is_sound


def test_nobody_approves_their_own_last_edit(admin, moderator):
    article = draft()
    edited_by(article, moderator)
    article.refresh_from_db()
    submitted(article, make_user(group="Contributors"))
    response = admin.post(workflow_url(article))
    assert response.status_code in (302, 403)
    assert not now_of(article).live
    assert not Approval.objects.exists()
    assert now_of(article).workflow_in_progress


def test_a_reviewer_who_changes_the_story_while_approving_it_is_refused(admin):
    article = draft()
    submitted(article, make_user(group="Contributors"))
    data = form_data(
        admin,
        article,
        title="My own words",
        **{"action-workflow-action": "true", "workflow-action-name": "approve"},
    )
    response = admin.post(edit_url(article), data)
    assert response.status_code == 302
    assert "You made the last change" in shown(response)
    article = now_of(article)
    assert not article.live
    assert article.workflow_in_progress
    assert article.get_latest_revision().as_object().title == "My own words"


def test_an_approval_that_a_rule_refuses_leaves_everything_as_it_was(admin):
    article = draft()
    submitted(article, make_user(group="Contributors"))
    broken = article.get_latest_revision_as_object()
    broken.topics.clear()
    broken.save_revision(user=make_user())
    response = admin.post(workflow_url(article))
    assert response.status_code == 302
    assert "The story has no topic" in shown(response)
    article = now_of(article)
    assert not article.live
    assert article.workflow_in_progress
    assert not Approval.objects.exists()


def test_the_dialogue_of_the_review_is_led_back_to_the_story(admin):
    article = draft()
    submitted(article, make_user(group="Contributors"))
    broken = article.get_latest_revision_as_object()
    broken.topics.clear()
    broken.save_revision(user=make_user())
    response = admin.post(workflow_url(article), headers={"x-requested-with": "XMLHttpRequest"})
    assert response.json() == {"step": "success", "redirect": edit_url(article)}


def test_submitting_runs_the_rules_on_the_story_and_keeps_the_draft(admin):
    article = draft()
    text = "<p>Nothing that anybody said.</p>"
    data = form_data(admin, article, text=text, **{"action-submit": "1"})
    response = admin.post(edit_url(article), data)
    assert (response.status_code, response["Location"]) == (302, edit_url(article))
    assert "is not in the text" in shown(response)
    article = now_of(article)
    assert not article.workflow_in_progress
    assert "Nothing that anybody said" in str(article.get_latest_revision().as_object().body)


def test_submitting_a_sound_story_works(client):
    user = make_user(group="Contributors")
    client.force_login(user)
    article = draft(owner=user)
    response = client.post(edit_url(article), form_data(client, article, **{"action-submit": "1"}))
    assert response.status_code == 302
    assert now_of(article).workflow_in_progress


# --- Bulk publishing --------------------------------------------------------------------------
def bulk(client, *pages, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{url}?{query}&next={reverse('wagtailadmin_home')}", data)


def test_bulk_publish_names_every_story_that_it_refuses_and_publishes_none(admin):
    good, first, second = approved(draft()), draft(title="One"), draft(title="Two")
    response = bulk(admin, good, first, second)
    assert response.status_code == 302
    assert "“One”" in shown(response)
    assert "“Two”" in shown(response)
    assert not ArticlePage.objects.live().exists()


def test_bulk_publish_with_everything_below_meets_the_guard(admin):
    article = draft()
    response = bulk(admin, make_section(), include_descendants="on")
    assert response.status_code == 302
    assert NOBODY in shown(response)
    assert not now_of(article).live


def test_bulk_publish_of_an_approved_story(admin):
    article = approved(draft())
    assert bulk(admin, article).status_code == 302
    assert now_of(article).live


# --- The schedule -----------------------------------------------------------------------------
def test_scheduling_in_the_editor_needs_the_approval(admin):
    later = timezone.now() + datetime.timedelta(days=2)
    for article in (draft(), published()):
        data = form_data(
            admin,
            article,
            title="Later",
            go_live_at=f"{later:%Y-%m-%d %H:%M}",
            **{"action-publish": "1"},
        )
        response = admin.post(edit_url(article), data)
        assert response.status_code == 302
        assert NOBODY in shown(response)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def scheduled(article, at):
    candidate = article.get_latest_revision_as_object()
    candidate.go_live_at = at
    revision = candidate.save_revision()
    approved(article, revision)
    revision.publish()
    revision.refresh_from_db()
    return revision


@pytest.mark.parametrize("live", [False, True])
def test_scheduling_in_code_meets_the_guard(live):
    article = published() if live else draft()
    candidate = article.get_latest_revision_as_object()
    candidate.go_live_at = timezone.now() + datetime.timedelta(days=1)
    candidate.title = "Later"
    revision = candidate.save_revision()
    with pytest.raises(PublicationRefused):
        revision.publish()
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    approved(article, revision)
    if live:
        marked_minor(article)
    revision.publish()
    revision.refresh_from_db()
    assert revision.approved_go_live_at


@pytest.mark.parametrize("command", ["publish_due", "publish_scheduled"])
def test_a_scheduled_story_meets_the_guard_again_when_it_goes_live(command):
    article = draft()
    revision = scheduled(article, timezone.now() + datetime.timedelta(days=1))
    past = timezone.now() - datetime.timedelta(minutes=1)
    content = {**revision.content, "go_live_at": past.isoformat(), "title": "Changed behind"}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    with pytest.raises((CommandError, PublicationRefused), match="changed after its approval"):
        call_command(command)
    assert not now_of(article).live
