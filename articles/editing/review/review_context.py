"""What the review page shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from articles.editing.review.checks import comment_rows
from articles.editing.review.claims import claim_context
from articles.editing.review.finding_links import finding_lines, name_warnings
from articles.editing.review.review_form import read_questions
from articles.guard import VERIFICATION
from articles.models import ArticlePage
from articles.models.steps import NewsroomStep, is_own_edit
from articles.selectors.protection.knowable import read_knowable
from articles.selectors.review.checks import read_check_steps
from articles.selectors.review.review_page import read_story_under_review
from articles.selectors.review.verifications import FAILED, VERIFIED
from articles.services.review.passing import can_finish, kinds_to_take
from articles.services.review.publish_step import can_take_publish_step
from articles.services.review.verifications import can_verify

if TYPE_CHECKING:
    from django.http import QueryDict

    from articles.models import User

_RECORDS = ("sourcedocument", "event")


def review_context(article: ArticlePage, user: User, posted: QueryDict) -> dict[str, Any]:
    """Of the latest version; the number of queries does not depend on its quotes."""
    revision = article.get_latest_revision()
    draft = revision.as_object()
    digest = draft.publication_digest()
    story = read_story_under_review(draft, revision.pk)
    lines = read_check_steps(article, digest)
    kinds = kinds_to_take(user, article, lines)
    states = Counter(one.quote.verification.state for one in story.quotes)
    step = article.current_workflow_task
    waiting = step if isinstance(step, NewsroomStep) else None
    return {
        "revision": revision,
        "draft": draft,
        "digest": digest,
        "story": story,
        "steps": lines,
        "questions": read_questions(article, kinds, digest, user, posted),
        "obstacles": finding_lines(_not_asked_here(story.obstacles, kinds), article.pk),
        "warnings": name_warnings(draft),
        "knowable": read_knowable(draft),
        "total": len(story.quotes),
        "verified": states[VERIFIED],
        "failed": states[FAILED],
        "may_decide": can_verify(user, article),
        "own_edit": is_own_edit(revision, user),
        "may_publish": can_finish(user, article, lines, kinds),
        "may_approve": can_take_publish_step(user, article),
        "goes_live_at": draft.go_live_at,
        "comments": comment_rows(article, user),
        "editable": [name for name in _RECORDS if user.has_perm(f"articles.change_{name}")],
        "edit_url": reverse("wagtailadmin_pages:edit", args=[article.pk]),
        "waiting_at": waiting,
        **(claim_context(article, waiting, user) if waiting else {"is_waiting": False}),
    }


def _not_asked_here(obstacles: Any, kinds: list[Any]) -> list[Any]:
    """Without what this very page asks: its questions and its quotes."""
    own = {f"check:{kind.value}" for kind in kinds}
    return [
        one
        for one in obstacles
        if one.rule != VERIFICATION and not (one.anchor in own and one.liftable)
    ]
