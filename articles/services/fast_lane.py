"""Breaking news: fewer steps, a second person, a reason; what was left out is done afterwards. And
the override, for those who have the right to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.enums import ApprovalKind, CheckKind
from articles.models import ArticlePage, Check, SkippedCheck
from articles.models.check_facts import required_checks
from articles.models.check_tasks import step_of
from articles.models.steps import is_own_edit, knows_page
from articles.services.checks import AnswersMissing, ChangedMeanwhile, CheckRefused, OwnEdit
from articles.services.publication import publish_by_override, publish_version

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision

    from articles.models import User

FAST_LANE = "article.fast_lane"


class ReasonMissing(CheckRefused):
    def __init__(self) -> None:
        super().__init__("Write why this cannot wait for the checks.")


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
        raise OwnEdit
    if len(ticked) != len(short_checklist(article)) or not all(ticked):
        raise AnswersMissing
    if not reason.strip():
        raise ReasonMissing
    skipped = [
        kind
        for kind in required_checks(article)
        if not Check.objects.passed_for(article.pk, kind, digest)
    ]
    live = publish_version(
        article, revision, ApprovalKind.FAST_LANE, FAST_LANE, user, reason.strip(), now
    )
    for kind in skipped:
        SkippedCheck.objects.update_or_create(
            article=live,
            kind=kind,
            done_at=None,
            defaults={
                "digest": digest,
                "reason": reason.strip(),
                "skipped_by": user,
                "skipped_at": now,
            },
        )
    return live


@transaction.atomic
def override(
    *, article: ArticlePage, digest: str, reason: str, user: User, now: datetime.datetime
) -> ArticlePage:
    """Publish the latest version without approval and checks. Raises PermissionDenied,
    ChangedMeanwhile, ReasonMissing, PublicationRefused."""
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    if not can_override(user, article):
        raise PermissionDenied
    revision = _unchanged(article, digest)
    if not reason.strip():
        raise ReasonMissing
    return publish_by_override(
        article=article, revision=revision, user=user, reason=reason.strip(), now=now
    )


def _unchanged(article: ArticlePage, digest: str) -> Revision:
    revision: Revision = article.get_latest_revision()
    if revision.as_object().publication_digest() != digest:
        raise ChangedMeanwhile
    return revision
