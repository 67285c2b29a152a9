"""Reads checks and blocking comments of a story into the plain values of the rules."""

from __future__ import annotations

from typing import Any

from articles.enums import CheckOutcome
from articles.guard import CheckFacts, CommentFacts
from articles.models.blocking_comments import BlockingComment
from articles.models.check_tasks import CheckTask
from articles.models.checks import Check


def required_checks(article: Any) -> tuple[str, ...]:
    """The kinds of check that the workflow of this story has, in its order."""
    workflow = article.get_workflow() if article.path else None
    if workflow is None:
        return ()
    tasks = CheckTask.objects.filter(workflow_tasks__workflow=workflow, active=True)
    return tuple(tasks.order_by("workflow_tasks__sort_order").values_list("kind", flat=True))


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
