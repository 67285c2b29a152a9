"""Breaking news: fewer steps, a second person, a reason; what was left out is done afterwards. And
the override, for those who have the right to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.enums import ApprovalKind, CheckKind
from articles.models import ArticlePage
from articles.models.check_tasks import step_of
from articles.models.steps import is_own_edit, knows_page
from articles.services.review.checks import (
    AnswersMissing,
    ChangedMeanwhile,
    CheckOfOwnEdit,
    CheckRefused,
)
from articles.services.review.publication import PUBLISHED_BY_OVERRIDE, publish_version
from articles.services.review.skipped_checks import mark_skipped, missing_checks

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision

    from articles.models import User

FAST_LANE = "article.fast_lane"


class ReasonMissing(CheckRefused):
    def __init__(self) -> None:
        super().__init__(_("Say why this cannot wait for the checks."))


def can_publish_fast(user: User, article: ArticlePage) -> bool:
    """Who may publish the story."""
    return bool(article.permissions_for_user(user).can_publish() and knows_page(user, article))


def can_override(user: User, article: ArticlePage) -> bool:
    """Who has the right to override approvals, and may know of the story."""
    return bool(user.has_perm("articles.override_approval") and knows_page(user, article))


def short_checklist(article: ArticlePage) -> list[str]:
    """What is asked even in the fast lane."""
    step = step_of(article, CheckKind.SAFETY_REVIEW)
    return step.short_items() if step else []


@transaction.atomic
def publish_fast(
    *,
    article: ArticlePage,
    digest: str,
    ticked: list[bool],
    reason: str,
    user: User,
    now: datetime.datetime,
) -> ArticlePage:
    """Publish the latest version without the checks that it has not passed; each leaves a
    `SkippedCheck`. `ticked` answers the short checklist, `digest` is that of the content that was
    looked at. Raises PermissionDenied, CheckRefused, PublicationRefused."""
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    if not can_publish_fast(user, article):
        raise PermissionDenied
    revision = _unchanged(article, digest)
    if is_own_edit(revision, user):
        raise CheckOfOwnEdit
    if len(ticked) != len(short_checklist(article)) or not all(ticked):
        raise AnswersMissing
    if not reason.strip():
        raise ReasonMissing
    skipped = missing_checks(article, digest)
    live = publish_version(
        article, revision, ApprovalKind.FAST_LANE, FAST_LANE, user, reason.strip(), now
    )
    mark_skipped(
        article=live, kinds=skipped, digest=digest, reason=reason.strip(), user=user, now=now
    )
    return live


@transaction.atomic
def override(
    *, article: ArticlePage, digest: str, reason: str, user: User, now: datetime.datetime
) -> ArticlePage:
    """Publish the latest version without an approval, whoever made the last change. It takes the
    place of the second person and lifts no check, no quote that is not verified and no other rule.
    Raises PermissionDenied, ChangedMeanwhile, ReasonMissing, PublicationRefused."""
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    if not can_override(user, article):
        raise PermissionDenied
    revision = _unchanged(article, digest)
    if not reason.strip():
        raise ReasonMissing
    return publish_version(
        article, revision, ApprovalKind.OVERRIDE, PUBLISHED_BY_OVERRIDE, user, reason.strip(), now
    )


def _unchanged(article: ArticlePage, digest: str) -> Revision:
    revision: Revision = article.get_latest_revision()
    if revision.as_object().publication_digest() != digest:
        raise ChangedMeanwhile
    return revision
