"""One press passes every step that a person took, and publishes where they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext, ngettext

from articles.enums import CheckKind, CheckOutcome
from articles.guard import PublicationRefused
from articles.models import ArticlePage, Check, CheckTask
from articles.models.check_facts import asking_step
from articles.models.review_tasks import ReviewTask, is_own_edit
from articles.selectors.review.checks import read_check_steps
from articles.selectors.review.verifications import VERIFIED, verifications_of
from articles.services.review.checks import (
    ChangedMeanwhile,
    CheckOfOwnEdit,
    CheckRefused,
    can_check,
    finish_step,
    record_check,
)
from articles.services.review.publish_step import approve_waiting, can_take_publish_step
from articles.services.review.ticks import answers_of, is_settled

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from articles.models import User
    from articles.selectors.review.checks import StepLine


class NothingAnswered(CheckRefused):
    """`open_kinds` are the checks whose questions have no answer yet."""

    def __init__(self, open_kinds: list[CheckKind]) -> None:
        names = ", ".join(kind.label for kind in open_kinds)
        super().__init__(
            gettext(
                "Answer the questions first (%(checks)s): tick each, or note why it does not apply."
            )
            % {"checks": names}
        )


class QuotesOpen(CheckRefused):
    def __init__(self, number: int) -> None:
        super().__init__(
            ngettext(
                "%(number)d quote is not verified yet. Hold it against its evidence first.",
                "%(number)d quotes are not verified yet. Hold each against its evidence first.",
                number,
            )
            % {"number": number}
        )


@dataclass(frozen=True, slots=True)
class Passed:
    """What one press did: the checks that were passed, and the story as it is then."""

    kinds: tuple[CheckKind, ...]
    article: ArticlePage


def kinds_to_take(user: User, article: ArticlePage, lines: Sequence[StepLine]) -> list[CheckKind]:
    """Of the story's checks (`read_check_steps`) those that are not passed yet and that `user` may
    do now, in the order of the workflow."""
    open_kinds = [CheckKind.of(line.kind) for line in lines if line.state != "passed"]
    return [
        kind
        for kind in open_kinds
        if can_check(user, article, kind) and not _is_taken(user, article, kind)
    ]


def _is_taken(user: User, article: ArticlePage, kind: CheckKind) -> bool:
    step = asking_step(article, kind)
    return step is not None and step.is_claimed_from(article, user)


def can_finish(
    user: User, article: ArticlePage, lines: Sequence[StepLine], kinds: list[CheckKind]
) -> bool:
    """Whether `user` may do all that is left before the story goes live: the checks (`kinds` are
    those that they may do) and the last step."""
    state = article.current_workflow_task_state
    if state is None:
        return False
    left = [line.kind for line in lines if line.state != "passed"]
    if {*left} - {kind.value for kind in kinds}:
        return False
    done = state.workflow_state.successful_task_states.values("task")
    tasks = state.workflow_state.workflow.tasks.filter(active=True).exclude(pk__in=done)
    steps = [task.specific for task in tasks]
    return (
        bool(steps)
        and isinstance(steps[-1], ReviewTask)
        and all(_may_pass(step, user, article) for step in steps)
    )


def _may_pass(step: object, user: User, article: ArticlePage) -> bool:
    if isinstance(step, CheckTask):
        # A check that is passed for this content is left out when its turn comes.
        return True
    return (
        isinstance(step, ReviewTask)
        and step.is_for(user)
        and not step.is_claimed_from(article, user)
    )


def pass_steps(
    *,
    article: ArticlePage,
    digest: str,
    user: User,
    publish: bool,
    now: datetime.datetime,
) -> Passed:
    """Pass every check whose questions `user` answered for this content; with `publish` all that
    are left, and then approve as long as a step is `user`'s.

    Checks that were passed stay so when the guard refuses what comes after (PublicationRefused).
    Raises CheckRefused where something is missing or the story was changed; nothing is kept then.
    """
    refusal: PublicationRefused | None = None
    # One transaction: those of a step that this press passes at once are sent no mail about it.
    with transaction.atomic():
        kinds = kinds_to_take(user, article, read_check_steps(article, digest))
        passed = _pass_checks(article, digest, user, kinds, publish, now)
        try:
            _go_on(article, digest, user, publish)
        except PublicationRefused as error:
            refusal = error
    if refusal:
        raise refusal
    return Passed(
        tuple(CheckKind.of(check.kind) for check in passed), ArticlePage.objects.get(pk=article.pk)
    )


def _go_on(article: ArticlePage, digest: str, user: User, publish: bool) -> None:
    """From the step that the story waits at, as far as `user` may; what one step refuses takes
    nothing back of those before."""
    with transaction.atomic():
        _finish_waiting(ArticlePage.objects.get(pk=article.pk), user, digest)
    article = ArticlePage.objects.get(pk=article.pk)
    while publish and can_take_publish_step(user, article):
        before = article.current_workflow_task_state.pk
        article = approve_waiting(article=article, digest=digest, user=user)
        state = article.current_workflow_task_state
        if state is None or state.pk == before:
            break


@transaction.atomic
def _pass_checks(
    article: ArticlePage,
    digest: str,
    user: User,
    kinds: list[CheckKind],
    publish: bool,
    now: datetime.datetime,
) -> list[Check]:
    """All in one transaction: one that is refused takes back the others."""
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    revision = article.get_latest_revision()
    draft = revision.as_object()
    if draft.publication_digest() != digest:
        raise ChangedMeanwhile
    if is_own_edit(revision, user):
        raise CheckOfOwnEdit
    answers = {
        kind: answers_of(article=article, kind=kind, digest=digest, user=user) for kind in kinds
    }
    settled = [kind for kind in kinds if is_settled(answers[kind])]
    unsettled = [kind for kind in kinds if kind not in settled]
    if unsettled and (publish or not settled):
        raise NothingAnswered(unsettled)
    unverified = sum(one.state != VERIFIED for one in verifications_of(draft).values())
    if unverified and CheckKind.FACT_CHECK in settled:
        raise QuotesOpen(unverified)
    return [
        record_check(
            article=article,
            kind=kind,
            outcome=CheckOutcome.PASSED,
            digest=digest,
            answers=answers[kind],
            note="",
            user=user,
            now=now,
        )
        for kind in settled
    ]


def _finish_waiting(article: ArticlePage, user: User, digest: str) -> None:
    """The step that the story waits at, if its check is passed for this content; those that follow
    and are passed as well are left out by the workflow."""
    step = article.current_workflow_task
    if not isinstance(step, CheckTask) or not step.is_for(user):
        return
    check = Check.objects.passed_for(article.pk, step.kind, digest)
    if check and not step.is_claimed_from(article, user):
        finish_step(check=check, user=user)
