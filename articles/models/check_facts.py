"""Reads checks and blocking comments of a story into the plain values of the rules."""

from __future__ import annotations

from typing import Any

from articles.enums import CheckKind, CheckOutcome
from articles.guard import CheckFacts, CommentFacts
from articles.models.blocking_comments import BlockingComment
from articles.models.check_tasks import CheckTask, step_of
from articles.models.checks import Check
from articles.models.review_tasks import ReviewTask
from articles.models.steps import NewsroomStep


def required_checks(article: Any) -> tuple[str, ...]:
    """The kinds of check that the workflow of this story has, in its order."""
    workflow = article.get_workflow() if article.path else None
    if workflow is None:
        return ()
    checks = CheckTask.objects.filter(active=True).order_by()
    own = checks.filter(workflow_tasks__workflow=workflow)
    # Of one step that asks several, each has the place of that step.
    asked = checks.filter(asked_in__active=True, asked_in__workflow_tasks__workflow=workflow)
    found = own.values_list("workflow_tasks__sort_order", "kind").union(
        asked.values_list("asked_in__workflow_tasks__sort_order", "kind")
    )
    order = [kind.value for kind in CheckKind]
    ranked = sorted(found, key=lambda row: (row[0] or 0, order.index(row[1])))
    return tuple(dict.fromkeys(kind for _place, kind in ranked))


def asking_step(article: Any, kind: CheckKind) -> NewsroomStep | None:
    """The step in which this check of the story is done: that of its workflow which asks for it,
    or the check's own, since a check can be done again when the workflow asks for it no more."""
    workflow = article.get_workflow()
    if workflow is not None:
        joint = ReviewTask.objects.filter(
            asks__kind=kind.value,
            asks__active=True,
            active=True,
            workflow_tasks__workflow=workflow,
        )
        own = CheckTask.objects.filter(
            kind=kind.value, active=True, workflow_tasks__workflow=workflow
        )
        if found := own.order_by("pk").first() or joint.order_by("pk").first():
            step: NewsroomStep = found
            return step
    return step_of(article, kind)


def checks_to_require(article: Any, digest: str, seen_digest: str) -> tuple[str, ...]:
    """What readers see already is not checked anew because the workflow got another step."""
    if article.pk is None or (digest == seen_digest and _is_live(article)):
        return ()
    return required_checks(article)


def _is_live(article: Any) -> bool:
    return bool(type(article).objects.filter(pk=article.pk, live=True).exists())


def checks_done(article_id: int | None) -> tuple[CheckFacts, ...]:
    """Every check of the story, newest first."""
    if article_id is None:
        return ()
    rows = Check.objects.filter(article_id=article_id)
    return tuple(
        CheckFacts(kind, digest, outcome == CheckOutcome.PASSED, note)
        for kind, digest, outcome, note in rows.values_list("kind", "digest", "outcome", "note")
    )


def blocking_comments(article_id: int | None) -> tuple[CommentFacts, ...]:
    """The open comments that keep the story from going live."""
    if article_id is None:
        return ()
    rows = BlockingComment.objects.still_open().filter(comment__page_id=article_id)
    return tuple(
        CommentFacts(
            row.comment.user.get_full_name() or row.comment.user.username, row.comment.text
        )
        for row in rows.select_related("comment__user")
    )
