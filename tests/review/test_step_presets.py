"""Which steps a newsroom has: chosen by an administrator, changed while stories are under way."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Task, TaskState, WorkflowTask

from articles.enums import CheckKind, CheckOutcome, StepPreset
from articles.guard import PublicationRefused, StepNeeded
from articles.models import Approval, Check, CheckTask, ReviewTask
from articles.models.check_facts import required_checks
from articles.services.review.checks import finish_step, record_check
from articles.services.review.publish_step import approve_waiting
from articles.services.review.step_presets import (
    choose_preset,
    newsroom_workflow,
    read_preset,
)
from tests.factories import make_user
from tests.publishing import checked, draft, edited_by, now_of, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
TWO, SMALL, FULL = StepPreset
KINDS = [kind.value for kind in CheckKind]
ANSWERS = [{"item": "All is well.", "ticked": True, "note": ""}]


def choose(preset):
    return choose_preset(preset=preset, user=make_user(group="Administrators"))


def submitted():
    article = draft()
    author = make_user(group="Contributors")
    edited_by(article, author)
    article = now_of(article)
    article.get_workflow().start(article, author)
    return article


def digest_of(article):
    return now_of(article).get_latest_revision_as_object().publication_digest()


def check(article, kind, user, outcome=CheckOutcome.PASSED, note=""):
    done = record_check(
        article=article,
        kind=kind,
        outcome=outcome,
        digest=digest_of(article),
        answers=ANSWERS,
        note=note,
        user=user,
        now=timezone.now(),
    )
    finish_step(check=done, user=user)


def waits_at(article):
    task = now_of(article).current_workflow_task
    return task and task.name


def names():
    return [task.name for task in newsroom_workflow().tasks.filter(active=True)]


def test_a_fresh_newsroom_has_the_full_desk():
    assert read_preset(newsroom_workflow()) is FULL
    assert names() == ["Copy edit", "Fact check", "Safety review", "Publish"]


@pytest.mark.parametrize("preset", StepPreset)
def test_every_choice_asks_every_check_and_is_recognized(preset):
    choose(preset)
    assert read_preset(newsroom_workflow()) is preset
    assert list(required_checks(draft())) == KINDS


def test_there_and_back_leaves_the_steps_as_they_were():
    before = list(newsroom_workflow().tasks.values_list("pk", flat=True))
    for preset in (TWO, SMALL, FULL):
        choose(preset)
    assert list(newsroom_workflow().tasks.values_list("pk", flat=True)) == before


def test_with_two_people_one_step_keeps_a_check_of_each_kind_and_publishes():
    choose(TWO)
    article, second = submitted(), make_user(group="Moderators")
    assert waits_at(article) == "Check and publish"
    for kind in CheckKind:
        check(article, kind, second)
    approve_waiting(article=article, digest=digest_of(article), user=second)
    assert now_of(article).live
    assert {row.kind for row in Check.objects.all()} == set(KINDS)
    assert Approval.objects.get().approved_by == second


def test_the_joint_step_is_not_approved_before_its_checks():
    choose(SMALL)
    article, second = submitted(), make_user(group="Moderators")
    check(article, CheckKind.COPY_EDIT, second)
    with pytest.raises(PublicationRefused) as refused:
        approve_waiting(article=article, digest=digest_of(article), user=second)
    assert [one.anchor for one in refused.value.findings] == [
        "check:fact_check",
        "check:safety_review",
    ]
    for kind in list(CheckKind)[1:]:
        check(article, kind, second)
    approve_waiting(article=article, digest=digest_of(article), user=second)
    assert waits_at(article) == "Publish"
    assert not now_of(article).live


def test_who_may_not_publish_does_not_check_where_two_people_do_it_all():
    choose(TWO)
    with pytest.raises(PermissionDenied):
        check(submitted(), CheckKind.SAFETY_REVIEW, make_user(group="Safety reviewers"))


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        (FULL, TWO, "Check and publish"),
        (FULL, SMALL, "Check"),
        (TWO, FULL, "Fact check"),
        (SMALL, TWO, "Check and publish"),
    ],
)
def test_a_story_under_way_goes_on_in_the_new_steps(before, after, step):
    choose(before)
    article, second = submitted(), make_user(group="Moderators")
    check(article, CheckKind.COPY_EDIT, second)
    change = choose(after)
    assert (change.moved, change.stopped) == (1, 0)
    assert waits_at(article) == step
    # What was done is not asked again.
    for kind in list(CheckKind)[1:]:
        check(article, kind, second)
    while waits_at(article):
        approve_waiting(article=article, digest=digest_of(article), user=second)
    assert now_of(article).live
    assert Check.objects.filter(kind="copy_edit").count() == 1


def test_a_story_at_a_step_that_stays_is_left_alone():
    article = checked(submitted())
    now_of(article).current_workflow_task_state.approve(user=make_user(group="Moderators"))
    before = now_of(article).current_workflow_task_state.pk
    assert choose(SMALL).moved == 0
    assert now_of(article).current_workflow_task_state.pk == before


def test_a_story_that_was_sent_back_comes_in_again_at_a_step_that_is_there():
    article, second = submitted(), make_user(group="Moderators")
    state = now_of(article).current_workflow_task_state
    state.reject(user=second, comment="Who says so?")
    choose(TWO)
    now_of(article).current_workflow_state.resume(user=article.owner)
    assert waits_at(article) == "Check and publish"


def test_a_failed_check_outlives_a_change_of_steps():
    article, second = submitted(), make_user(group="Moderators")
    check(article, CheckKind.COPY_EDIT, second, CheckOutcome.FAILED, note="It names the shelter.")
    for preset in (TWO, SMALL, FULL):
        choose(preset)
        latest = now_of(article).get_latest_revision_as_object()
        blocking = [one for one in latest.publication_findings() if not one.liftable]
        assert any("It names the shelter" in one.message for one in blocking)


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_only_administrators_choose(client, group):
    user = make_user(group=group)
    with pytest.raises(PermissionDenied):
        choose_preset(preset=TWO, user=user)
    assert read_preset(newsroom_workflow()) is FULL


def test_the_screen_says_what_is_so_and_what_it_did(client):
    client.force_login(make_user(group="Administrators"))
    submitted()
    url = reverse("newsroom_steps")
    page = client.get(url)
    assert [label for _, label, _, is_current in page.context["choices"] if is_current] == [
        "Full desk"
    ]
    assert "1 story is in review" in page.content.decode()
    assert client.post(url, {"preset": "one person"}).status_code == 400
    answer = client.post(url, {"preset": "two_people"})
    assert "works as “Two people” now. 1 story under way was moved" in shown(answer)
    entry = ModelLogEntry.objects.get(action="workflow.steps_chosen")
    assert entry.data == {"from": "full_desk", "to": "two_people", "moved": 1, "stopped": 0}
    assert entry.message == "Steps to publication changed: Two people"


def test_steps_of_ones_own_are_named_and_replaced(client):
    WorkflowTask.objects.filter(task__name="Copy edit").delete()
    client.force_login(make_user(group="Administrators"))
    page = client.get(reverse("newsroom_steps")).content.decode()
    assert "steps of their own: Fact check, Safety review, Publish" in page
    choose(FULL)
    assert names() == ["Copy edit", "Fact check", "Safety review", "Publish"]


def test_the_setup_makes_what_was_asked_for(db):
    newsroom_workflow().delete()
    Task.objects.all().delete()
    call_command("setup_newsroom", "--steps", "two_people", verbosity=0)
    assert read_preset(newsroom_workflow()) is TWO
    # Later it is changed on the screen.
    call_command("setup_newsroom", "--steps", "small_desk", verbosity=0)
    assert read_preset(newsroom_workflow()) is TWO


# --- A step that is switched off ------------------------------------------------------------------


def switch_off(client, name):
    """As the administrator does it on Wagtail's screen."""
    client.force_login(make_user(group="Administrators"))
    task = Task.objects.get(name=name)
    return client.post(reverse("wagtailadmin_workflows:disable_task", args=[task.pk]))


def test_a_story_goes_on_when_its_step_is_switched_off(client):
    article = submitted()
    switch_off(client, "Copy edit")
    assert waits_at(article) == "Fact check"


def test_a_story_at_the_last_step_stays_as_a_draft_when_that_is_switched_off(client):
    article = checked(submitted())
    now_of(article).current_workflow_task_state.approve(user=make_user(group="Moderators"))
    assert waits_at(article) == "Publish"
    answer = switch_off(client, "Publish")
    assert answer.status_code == 302
    assert not Task.objects.get(name="Publish").active
    story = now_of(article)
    assert (story.live, story.current_workflow_state) == (False, None)
    entry = PageLogEntry.objects.get(page=article.pk, action="article.review_stopped")
    assert entry.message.endswith("after this one was switched off: Publish")
    assert not TaskState.objects.filter(status="in_progress").exists()


def test_the_safety_question_is_always_asked_somewhere(client):
    answer = switch_off(client, "Safety review")
    assert "“Safety review” stays" in shown(answer)
    assert CheckTask.objects.get(kind="safety_review").active
    with pytest.raises(StepNeeded), transaction.atomic():
        WorkflowTask.objects.filter(task__name="Safety review").delete()
    choose(TWO)
    for name in ("Check and publish", "Safety review"):
        assert f"“{name}” stays" in shown(switch_off(client, name))
    assert ReviewTask.objects.get(name="Check and publish").active


def test_a_safety_review_that_another_step_asks_as_well_may_go(client):
    joint = ReviewTask.objects.create(name="Second look")
    joint.asks.set(CheckTask.objects.all())
    WorkflowTask.objects.create(workflow=newsroom_workflow(), task=joint, sort_order=9)
    WorkflowTask.objects.filter(task__name="Safety review").delete()
    assert "safety_review" in required_checks(draft())
