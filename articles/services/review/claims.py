"""Claiming a step, handing it over, taking it over, releasing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.models import ArticlePage, Claim, User
from articles.models.steps import NewsroomStep, knows_page
from articles.services.review.workflow_mail import tell_about_hand_over

if TYPE_CHECKING:
    import datetime

    from wagtail.models import TaskState

CLAIMED = "article.step_claimed"
HANDED_OVER = "article.step_handed_over"
RELEASED = "article.step_released"


class NotWaiting(Exception):
    """The story waits at no step that could be claimed; `str()` says so."""

    def __init__(self) -> None:
        super().__init__(_("The story is not waiting for anyone, so there is no step to take."))


class CannotReceive(Exception):
    """The person is not one of those who may do the step."""

    def __init__(self) -> None:
        super().__init__(_("This person cannot do this step. Choose someone from its groups."))


def current_step(article: ArticlePage) -> tuple[NewsroomStep, TaskState]:
    """The step that the story waits at. Raises NotWaiting."""
    state = article.current_workflow_task_state
    step = state.task.specific if state else None
    if not isinstance(step, NewsroomStep):
        raise NotWaiting
    return step, state


@transaction.atomic
def claim_step(
    *, article: ArticlePage, user: User, due_on: datetime.date | None, now: datetime.datetime
) -> Claim:
    """`user` does the step that the story waits at, whoever had claimed it before. Raises
    NotWaiting, PermissionDenied."""
    step, state = current_step(article)
    if not _can_do(step, user, article):
        raise PermissionDenied
    claim: Claim
    claim, _created = Claim.objects.update_or_create(
        task_state=state,
        defaults={
            "article": article,
            "claimed_by": user,
            "claimed_at": now,
            "due_on": due_on,
            "handed_by": None,
            "note": "",
        },
    )
    _log(article, CLAIMED, user, step.name)
    return claim


@transaction.atomic
def hand_over(
    *,
    article: ArticlePage,
    user: User,
    to: User,
    note: str,
    due_on: datetime.date | None,
    now: datetime.datetime,
) -> Claim:
    """Give the step to somebody else of its groups, who is told by e-mail. Raises NotWaiting,
    PermissionDenied, CannotReceive."""
    step, _state = current_step(article)
    if not _can_do(step, user, article):
        raise PermissionDenied
    if not to.is_active or not _can_do(step, to, article):
        raise CannotReceive
    claim = claim_step(article=article, user=to, due_on=due_on, now=now)
    claim.handed_by, claim.note = user, note.strip()
    claim.save(update_fields=["handed_by", "note"])
    _log(article, HANDED_OVER, user, f"{step.name}, to {to.get_full_name() or to.username}")
    transaction.on_commit(lambda: tell_about_hand_over(claim=claim))
    return claim


@transaction.atomic
def release_step(*, article: ArticlePage, user: User) -> None:
    """The step is anybody's again. Raises NotWaiting, PermissionDenied (not one's own claim)."""
    step, _state = current_step(article)
    claim = step.claim_on(article)
    if claim is None or claim.claimed_by_id != user.pk:
        raise PermissionDenied
    claim.delete()
    _log(article, RELEASED, user, step.name)


def people_for(step: NewsroomStep, article: ArticlePage) -> list[User]:
    """Who may do the step, by name."""
    people = User.objects.filter(groups__in=step.groups.all(), is_active=True).distinct()
    known = [person for person in people if knows_page(person, article)]
    return sorted(known, key=lambda person: (person.get_full_name() or person.username).lower())


def _can_do(step: NewsroomStep, user: User, article: ArticlePage) -> bool:
    return step.is_for(user) and knows_page(user, article)


def _log(article: ArticlePage, action: str, user: User, step: str) -> None:
    log(instance=article, action=action, user=user, data={"reason": step}, content_changed=False)
