"""Checks: who may do them, what is kept, and when they have to be done again."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Workflow, WorkflowTask

from articles.enums import CheckKind, CheckOutcome
from articles.guard import PublicationRefused
from articles.models import Approval, ArticlePage, Check, CheckTask, ReviewTask
from articles.services.review.checks import (
    AnswersMissing,
    ChangedMeanwhile,
    CheckNoteMissing,
    CheckOfOwnEdit,
    ClaimedByOther,
    finish_step,
    record_check,
)
from articles.services.review.claims import claim_step
from tests.factories import make_user
from tests.publishing import draft, edited_by, now_of
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
KINDS = list(CheckKind)


@remembered
def submitted():
    article = draft()
    author = make_user(group="Contributors")
    article.get_latest_revision_as_object().save_revision(user=author)
    article = now_of(article)
    article.get_workflow().start(article, author)
    return article


def digest_of(article):
    return now_of(article).get_latest_revision().as_object().publication_digest()


def check(article, kind, user, outcome=CheckOutcome.PASSED, **changes):
    values = {
        "digest": digest_of(article),
        "answers": [{"item": "All is well.", "ticked": True, "note": ""}],
        "note": "",
        **changes,
    }
    done = record_check(
        article=article, kind=kind, outcome=outcome, user=user, now=timezone.now(), **values
    )
    finish_step(check=done, user=user)
    return done


def step_of(article):
    return now_of(article).current_workflow_task.name


def test_the_whole_path_with_a_person_for_each_step():
    article = submitted()
    steps = []
    for kind, group in zip(
        KINDS, ("Copy editors", "Fact checkers", "Safety reviewers"), strict=True
    ):
        steps.append(step_of(article))
        check(article, kind, make_user(group=group))
    assert steps == ["Copy edit", "Fact check", "Safety review"]
    assert step_of(article) == "Publish"
    assert not Approval.objects.exists()
    state = now_of(article).current_workflow_task_state
    state.task.specific.on_action(state, make_user(group="Moderators"), "approve")
    assert now_of(article).live


def test_two_people_are_enough():
    article = submitted()
    second = make_user(group="Moderators")
    for kind in KINDS:
        check(article, kind, second)
    state = now_of(article).current_workflow_task_state
    state.task.specific.on_action(state, second, "approve")
    assert now_of(article).live


def test_a_change_after_a_check_refuses_publication_until_it_is_done_again():
    article, second = submitted(), make_user(group="Moderators")
    for kind in KINDS:
        check(article, kind, second)
    changed = now_of(article).get_latest_revision_as_object()
    changed.title = "Changed afterwards"
    changed.save_revision(user=make_user(group="Editors"))
    state = now_of(article).current_workflow_task_state
    with pytest.raises(PublicationRefused) as refused:
        state.task.specific.on_action(state, second, "approve")
    assert [finding.anchor for finding in refused.value.findings] == [
        f"check:{kind.value}" for kind in KINDS
    ]
    assert "no need to restart the workflow" in str(refused.value)
    for kind in KINDS:
        check(article, kind, second)
    state = now_of(article).current_workflow_task_state
    state.task.specific.on_action(state, second, "approve")
    assert now_of(article).title == "Changed afterwards"


def test_a_failed_check_sends_the_story_back_and_holds_for_later_versions():
    article, second = submitted(), make_user(group="Moderators")
    check(article, CheckKind.COPY_EDIT, second, CheckOutcome.FAILED, note="It names the shelter.")
    assert now_of(article).current_workflow_state.status == "needs_changes"
    changed = now_of(article).get_latest_revision_as_object()
    changed.title = "Without the shelter"
    changed.save_revision(user=make_user(group="Editors"))
    latest = now_of(article).get_latest_revision_as_object()
    latest.live_revision_id = latest.latest_revision_id
    findings = [finding for finding in latest.publication_findings() if not finding.liftable]
    assert any("It names the shelter" in finding.message for finding in findings)
    check(article, CheckKind.COPY_EDIT, second)
    assert not any("shelter" in finding.message for finding in latest.publication_findings())


def test_who_edited_last_passes_no_check_and_may_fail_one(settings):
    article, second = submitted(), make_user(group="Moderators")
    edited_by(article, second)
    with pytest.raises(CheckOfOwnEdit):
        check(article, CheckKind.COPY_EDIT, second)
    settings.ADVOCACY_FORBID_SELF_APPROVAL = False
    check(article, CheckKind.COPY_EDIT, second)
    assert step_of(article) == "Fact check"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"digest": "0" * 64}, ChangedMeanwhile),
        ({"answers": [{"item": "x", "ticked": False, "note": " "}]}, AnswersMissing),
        ({"outcome": CheckOutcome.FAILED}, CheckNoteMissing),
    ],
)
def test_what_is_incomplete_is_not_kept(changes, error):
    article = submitted()
    with pytest.raises(error):
        check(article, CheckKind.COPY_EDIT, make_user(group="Moderators"), **changes)
    assert not Check.objects.exists()


def test_a_note_stands_for_a_tick():
    article = submitted()
    answers = [{"item": "Pictures.", "ticked": False, "note": "It has none."}]
    done = check(article, CheckKind.COPY_EDIT, make_user(group="Moderators"), answers=answers)
    assert done.answers == answers


@pytest.mark.parametrize("group", ["Contributors", "Editors", "Fact checkers"])
def test_a_check_is_for_its_group(group):
    with pytest.raises(PermissionDenied):
        check(submitted(), CheckKind.SAFETY_REVIEW, make_user(group=group))


def test_a_claimed_step_is_left_to_who_claimed_it():
    article, mine = submitted(), make_user(group="Copy editors")
    claim_step(article=article, user=mine, due_on=None, now=timezone.now())
    with pytest.raises(ClaimedByOther):
        check(article, CheckKind.COPY_EDIT, make_user(group="Copy editors"))
    check(article, CheckKind.COPY_EDIT, mine)
    assert step_of(article) == "Fact check"


def test_a_newsroom_without_a_step_is_not_asked_for_it():
    WorkflowTask.objects.filter(task__in=CheckTask.objects.exclude(kind="safety_review")).delete()
    article, second = submitted(), make_user(group="Moderators")
    check(article, CheckKind.SAFETY_REVIEW, second)
    state = now_of(article).current_workflow_task_state
    state.task.specific.on_action(state, second, "approve")
    assert now_of(article).live


def test_a_workflow_that_ends_with_a_check_publishes_by_it():
    WorkflowTask.objects.filter(task__in=ReviewTask.objects.all()).delete()
    article, second = submitted(), make_user(group="Moderators")
    for kind in KINDS:
        check(article, kind, second)
    assert now_of(article).live
    assert Approval.objects.get().approved_by == second


def test_what_readers_see_stays_as_it_is_when_the_workflow_gets_another_step():
    copy_edit = CheckTask.objects.get(kind="copy_edit")
    WorkflowTask.objects.filter(task=copy_edit).delete()
    article, second = submitted(), make_user(group="Moderators")
    for kind in KINDS[1:]:
        check(article, kind, second)
    state = now_of(article).current_workflow_task_state
    state.task.specific.on_action(state, second, "approve")
    WorkflowTask.objects.create(workflow=Workflow.objects.get(), task=copy_edit, sort_order=9)
    ArticlePage.objects.get(pk=article.pk).save()
    assert now_of(article).live
