"""Checks of a story: checklists and their outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.enums import CheckKind, CheckOutcome
from articles.models import ArticlePage, Check, CheckTask, ReviewTask, SkippedCheck
from articles.models.check_facts import asking_step
from articles.models.steps import is_own_edit, knows_page
from articles.selectors.review.verifications import VERIFIED, verifications_of

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision

    from articles.models import User

type ChecklistAnswers = list[dict[str, object]]
CHECK_ACTIONS = {
    CheckOutcome.PASSED: "article.check_passed",
    CheckOutcome.FAILED: "article.check_failed",
}


class CheckRefused(Exception):
    """The check was not kept; `str()` says why and what to do."""


class ChangedMeanwhile(CheckRefused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Someone has changed the story since you opened it. Here is the new version with "
                "your answers: check it again."
            )
        )


class CheckOfOwnEdit(CheckRefused):
    def __init__(self) -> None:
        super().__init__(
            _("You made the last change to this story, so someone else has to check it.")
        )


class ClaimedByOther(CheckRefused):
    def __init__(self) -> None:
        super().__init__(_("Someone else has taken this step. Take it over first."))


class AnswersMissing(CheckRefused):
    def __init__(self) -> None:
        super().__init__(_("Not passed yet: tick every item, or note why it does not apply."))


class CheckNoteMissing(CheckRefused):
    def __init__(self) -> None:
        super().__init__(_("Say in the note what is wrong, so that it can be fixed."))


class QuotesUnverified(CheckRefused):
    def __init__(self, number: int) -> None:
        which = "One quote is" if number == 1 else f"{number} quotes are"
        super().__init__(
            f"{which} not verified yet. Hold every quote against its source first: “Check the "
            "quotes” leads there."
        )


def can_check(user: User, article: ArticlePage, kind: CheckKind) -> bool:
    """Whether `user` is one of those who are asked to do this check."""
    step = asking_step(article, kind)
    return step is not None and step.is_for(user) and knows_page(user, article)


@transaction.atomic
def record_check(
    *,
    article: ArticlePage,
    kind: CheckKind,
    outcome: CheckOutcome,
    digest: str,
    answers: ChecklistAnswers,
    note: str,
    user: User,
    now: datetime.datetime,
) -> Check:
    """Keep what came of a check of the latest version.

    `digest` is that of the content which `user` looked at; `answers` as in `Check`. A passed check
    closes what the fast lane left out, if it is of what readers see. Raises PermissionDenied,
    ChangedMeanwhile, CheckOfOwnEdit and QuotesUnverified (to pass), ClaimedByOther, AnswersMissing,
    CheckNoteMissing.
    """
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    revision = _require_turn(article, kind, user)
    if revision.as_object().publication_digest() != digest:
        raise ChangedMeanwhile
    _require_words(outcome, answers, note)
    if outcome is CheckOutcome.PASSED and is_own_edit(revision, user):
        raise CheckOfOwnEdit
    if outcome is CheckOutcome.PASSED and kind is CheckKind.FACT_CHECK:
        _require_verified(revision)
    check = Check.objects.record(
        revision=revision,
        kind=kind,
        outcome=outcome,
        user=user,
        now=now,
        answers=answers,
        note=note.strip(),
    )
    _settle(article, check, now)
    log(
        instance=article,
        action=CHECK_ACTIONS[outcome],
        user=user,
        revision=revision,
        data={"check": kind.label, "reason": note.strip()},
        content_changed=False,
    )
    return check


def finish_step(*, check: Check, user: User) -> bool:
    """Let the workflow go on where the story waits for this very check: passed, it comes to the
    next step; failed, it returns to its author. Return whether it was waiting.

    Apart from keeping the check, which stays when the guard refuses what the last step would
    publish (PublicationRefused).
    """
    article = check.article
    state = article.current_workflow_task_state
    step = state.task.specific if state else None
    if isinstance(step, CheckTask) and step.kind == check.kind:
        if check.outcome == CheckOutcome.PASSED:
            step.complete(state, user, check.note)
        else:
            state.reject(user=user, comment=check.note)
        return True
    # A step of several checks is passed by its own approval, and failed by any of them.
    is_joint = isinstance(step, ReviewTask) and step.asks.filter(kind=check.kind).exists()
    if is_joint and check.outcome == CheckOutcome.FAILED:
        state.reject(user=user, comment=check.note)
        return True
    return False


def _require_turn(article: ArticlePage, kind: CheckKind, user: User) -> Revision:
    step = asking_step(article, kind)
    if step is None or not can_check(user, article, kind):
        raise PermissionDenied
    if step.is_claimed_from(article, user):
        raise ClaimedByOther
    revision: Revision = article.get_latest_revision()
    return revision


def _require_verified(revision: Revision) -> None:
    verifications = verifications_of(revision.as_object()).values()
    if left := sum(verification.state != VERIFIED for verification in verifications):
        raise QuotesUnverified(left)


def _require_words(outcome: CheckOutcome, answers: ChecklistAnswers, note: str) -> None:
    if outcome is CheckOutcome.FAILED and not note.strip():
        raise CheckNoteMissing
    settled = all(answer["ticked"] or str(answer["note"]).strip() for answer in answers)
    if outcome is CheckOutcome.PASSED and not settled:
        raise AnswersMissing


def _settle(article: ArticlePage, check: Check, now: datetime.datetime) -> None:
    """Close the skipped checks that this one makes up for: the version that went live fast, or
    what readers see now."""
    skipped = SkippedCheck.objects.still_open().filter(article=article, kind=check.kind)
    is_live = article.live and article.publication_digest() == check.digest
    if is_live or skipped.filter(digest=check.digest).exists():
        SkippedCheck.objects.settle(article.pk, check.digest, now)
