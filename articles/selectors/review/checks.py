"""The steps of a story, for the screen of a check and for the editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Comment

from articles.enums import CheckKind, CheckOutcome
from articles.models import Approval, ArticlePage, BlockingComment, Check, Claim, SkippedCheck
from articles.models.check_facts import required_checks
from articles.models.querysets.embargoes import without_embargoed
from articles.models.steps import NewsroomStep

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class StepLine:
    """One check of a story. `state` is "passed", "failed", "stale" (of an earlier version) or
    "missing"; `check` the row that says so; `is_skipped`: the fast lane left it out."""

    kind: str
    label: str
    state: str
    check: Check | None
    is_skipped: bool


@dataclass(frozen=True, slots=True)
class CommentLine:
    """An open comment of a story and the mark on it, if it blocks publication."""

    comment: Comment
    mark: BlockingComment | None


def read_check_steps(article: ArticlePage, digest: str) -> list[StepLine]:
    """The checks that the workflow asks for, those that failed, and those that were skipped, for
    the content with this digest."""
    checks: dict[str, list[Check]] = {}
    for row in Check.objects.filter(article=article.pk).select_related("done_by"):
        checks.setdefault(row.kind, []).append(row)
    skipped = set(
        SkippedCheck.objects.still_open().filter(article=article.pk).values_list("kind", flat=True)
    )
    wanted = [*required_checks(article), *checks, *skipped]
    return [
        StepLine(
            kind, CheckKind.label_of(kind), *_state(checks.get(kind, []), digest), kind in skipped
        )
        for kind in dict.fromkeys(wanted)
    ]


def _state(rows: list[Check], digest: str) -> tuple[str, Check | None]:
    if not rows:
        return "missing", None
    if rows[0].outcome == CheckOutcome.FAILED:
        return "failed", rows[0]
    for row in rows:
        if row.digest == digest and row.outcome == CheckOutcome.PASSED:
            return "passed", row
    return "stale", rows[0]


def open_comments(article: ArticlePage) -> list[CommentLine]:
    """The unresolved comments in the editor, those that block publication first."""
    rows = Comment.objects.filter(page=article.pk, resolved_at=None).select_related("user")
    found = BlockingComment.objects.filter(comment__page=article.pk)
    marks = {mark.comment_id: mark for mark in found}
    lines = [CommentLine(row, marks.get(row.pk)) for row in rows.order_by("pk")]
    return sorted(lines, key=lambda line: line.mark is None)


def claim_on(article: ArticlePage) -> tuple[NewsroomStep | None, Claim | None]:
    """The step that the story waits at, and who has claimed it."""
    state = article.current_workflow_task_state
    step = state.task.specific if state else None
    if not isinstance(step, NewsroomStep):
        return None, None
    return step, step.claim_on(article)


def claims_of(user: Any) -> QuerySet[Claim]:
    """What `user` has claimed and may know of, by date due: for the home screen."""
    rows = without_embargoed(Claim.objects.current(), user, "article_id")
    return rows.filter(claimed_by=user).select_related("article")


def overdue_claims(user: Any, today: datetime.date) -> QuerySet[Claim]:
    """Claims of `user` that are past their date."""
    rows = without_embargoed(Claim.objects.overdue(today), user, "article_id")
    return rows.filter(claimed_by=user).select_related("article")


def approval_without_review(revision_id: int | None) -> Approval | None:
    """How this version went live, where it was not by review: override, fast lane, minor edit."""
    if revision_id is None:
        return None
    found: Approval | None = (
        Approval.objects.filter(revision_id=revision_id)
        .exclude(kind="review")
        .select_related("approved_by")
        .first()
    )
    return found
