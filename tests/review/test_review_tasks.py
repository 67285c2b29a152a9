"""The review as a step of Wagtail's workflow: resubmitting, several steps, who may approve."""

import pytest
import wagtail
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from articles.guard import PublicationRefused
from articles.models import Approval, ArticlePage, ReviewTask
from articles.services.review.publication import publish_by_override
from tests.editor import messages_of
from tests.factories import make_section, make_standard_page, make_user
from tests.publishing import checked, edited_by
from tests.publishing import draft as make_draft
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


@remembered
def submitted():
    article = checked(make_draft())
    author = make_user(group="Contributors")
    return article, author, article.get_workflow().start(article, author)


def act(article, user, action="approve"):
    state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
    state.task.specific.on_action(state.specific, user, action)


def test_resubmitting_runs_the_rules_and_leaves_the_workflow_where_it_was():
    article, author, state = submitted()
    act(article, make_user(group="Moderators"), "reject")
    broken = article.get_latest_revision_as_object()
    broken.topics.clear()
    broken.save_revision(user=author)
    state.refresh_from_db()
    with pytest.raises(PublicationRefused, match="no topic"):
        WorkflowState.objects.get(pk=state.pk).resume(author)
    stored = WorkflowState.objects.get(pk=state.pk)
    assert stored.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert stored.current_task_state_id == state.current_task_state_id


def test_only_the_last_step_lets_a_story_go_live():
    workflow = Workflow.objects.get(name="Review")
    legal = ReviewTask.objects.create(name="Legal")
    legal.groups.set(ReviewTask.objects.get(name="Publish").groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=legal, sort_order=9)
    article, _, _ = submitted()
    act(article, make_user(group="Moderators"))
    assert not Approval.objects.exists()
    assert not ArticlePage.objects.live().exists()
    second = make_user(group="Moderators")
    act(article, second)
    assert Approval.objects.get().approved_by == second
    assert ArticlePage.objects.live().get().pk == article.pk


def test_a_step_that_records_no_approval_publishes_nothing():
    workflow = Workflow.objects.create(name="Plain")
    WorkflowPage.objects.update(workflow=workflow)
    plain = GroupApprovalTask.objects.create(name="Plain")
    plain.groups.set(ReviewTask.objects.get().groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=plain, sort_order=0)
    article, _, state = submitted()
    with pytest.raises(PublicationRefused, match="No one has approved"):
        act(article, make_user(group="Moderators"))
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert not ArticlePage.objects.live().exists()


def test_the_approval_is_of_the_version_that_goes_live_and_not_of_the_one_submitted():
    article, _, state = submitted()
    draft = article.get_latest_revision_as_object()
    draft.title = "Edited during the review"
    revision = draft.save_revision(user=make_user(group="Moderators"))
    checked(article)
    act(article, make_user(group="Moderators"))
    live = ArticlePage.objects.get(pk=article.pk)
    assert (live.title, live.live_revision_id) == ("Edited during the review", revision.pk)
    assert Approval.objects.get().revision_id == revision.pk
    assert state.task_states.get(task__name="Publish").revision_id == revision.pk


@pytest.mark.parametrize("forbidden", [True, False])
def test_the_last_editor_is_offered_no_approval(settings, forbidden):
    settings.ADVOCACY_FORBID_SELF_APPROVAL = forbidden
    moderator = make_user(group="Moderators")
    article, _, _ = submitted()
    edited_by(article, moderator)
    checked(article)
    stored = ArticlePage.objects.get(pk=article.pk)
    names = {name for name, _, _ in ReviewTask.objects.get().get_actions(stored, moderator)}
    assert names == ({"reject"} if forbidden else {"reject", "approve"})
    if forbidden:
        with pytest.raises(PublicationRefused, match="someone else has to approve"):
            act(article, moderator)
    else:
        act(article, moderator)
    assert ArticlePage.objects.get(pk=article.pk).live is not forbidden


def test_a_copied_section_brings_drafts_only():
    article = publish_by_override(
        article=make_draft(), user=None, reason="Test.", now=timezone.now()
    )
    copied = make_section().copy(
        recursive=True, keep_live=False, update_attrs={"title": "Copy", "slug": "copy"}
    )
    child = ArticlePage.objects.child_of(copied).get()
    assert (child.live, child.address, child.slug) == (False, "", article.slug)
    assert child.quotes.get().uid != article.quotes.get().uid


# --- Pages that are no stories ------------------------------------------------------------------
@pytest.mark.parametrize("make", [make_section, make_standard_page])
def test_other_pages_are_published_by_their_approval(client, make):
    author, moderator = make_user(group="Editors"), make_user(group="Moderators")
    page = make()
    page.title = "New title"
    page.save_revision(user=author)
    page = type(page).objects.get(pk=page.pk)
    page.get_workflow().start(page, author)
    client.force_login(moderator)
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    assert client.post(url).status_code == 302
    assert type(page).objects.get(pk=page.pk).title == "New title"
    assert not Approval.objects.exists()


@pytest.mark.parametrize("make", [make_section, make_standard_page])
def test_nobody_approves_their_own_edit_of_another_page(client, make):
    moderator = make_user(group="Moderators")
    page = make()
    page.title = "New title"
    page.save_revision(user=moderator)
    page = type(page).objects.get(pk=page.pk)
    page.get_workflow().start(page, moderator)
    with pytest.raises(PublicationRefused, match="someone else has to approve"):
        page.current_workflow_task_state.task.specific.on_action(
            page.current_workflow_task_state.specific, moderator, "approve"
        )
    client.force_login(moderator)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    soup = BeautifulSoup(client.get(edit).content, "html.parser")
    form = soup.find("form", id="page-edit-form")
    data = {
        field["name"]: field.get("value") or field.text.strip()
        for field in form.select("input[name], textarea[name]")
    }
    data |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = client.post(edit, data)
    if wagtail.VERSION < (8, 1):
        assert (response.status_code, response["Location"]) == (302, edit)
    else:  # 8.1 shows the form again, with what was typed, when an action is not open to somebody.
        assert "could not be performed" in messages_of(response)
        assert response.context["form"]["title"].value() == "New title"
    stored = type(page).objects.get(pk=page.pk)
    assert stored.title != "New title"
    assert stored.workflow_in_progress
