"""Publishing outside review: override, import, minor edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import log

from articles.enums import ApprovalKind
from articles.guard import Finding
from articles.models import Approval, ArticlePage
from articles.models.review_tasks import is_own_edit
from articles.services.corrections.corrections import ChangeNote, mark_minor, plan_correction
from articles.services.protection.alarms import raise_alarm
from articles.services.protection.private_names import answer_questions

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision

    from articles.guard import PublicationRefused
    from articles.models import User

PUBLISHED_BY_OVERRIDE = "article.override"
IMPORTED = "article.imported"
MINOR_EDIT = "article.minor_edit"
PUBLICATION_REFUSED = "article.refused"

NOTHING_TO_APPROVE = Finding(
    "minor_edit",
    "There is no minor edit to approve: the story is not live, or has no unpublished changes.",
    "approval",
)


@transaction.atomic
def publish_by_override(
    *,
    article: ArticlePage,
    revision: Revision | None = None,
    user: User | None,
    reason: str,
    now: datetime.datetime,
    change_note: ChangeNote | None = None,
) -> ArticlePage:
    """Publish `revision` (the latest, if none is given) without a review, for imports and the demo;
    people have `articles.services.review.fast_lane.override`, which lifts less.

    The log keeps who did it and why. The workflow is left out, its checks and the verification of
    quotes with it; the rules on the story itself hold, and `change_note` is what readers are told
    where the story was public before. Raises ValueError without a reason, PublicationRefused where
    a rule refuses, CorrectionRefused where `change_note` has no words.
    """
    if not reason.strip():
        raise ValueError(gettext("An override needs a reason."))
    revision = revision or article.get_latest_revision()
    if change_note and article.address:
        plan_correction(
            article=article, kind=change_note.kind, text=change_note.text, by=user, now=now
        )
    # Whoever imports a story with a reason has the record before them.
    answer_questions(article=revision.as_object(), by=user, now=now)
    return publish_version(article, revision, ApprovalKind.IMPORT, IMPORTED, user, reason, now)


def can_approve_minor_edit(user: User, article: ArticlePage) -> bool:
    """Whether `user` may publish somebody else's small change to a live story at once."""
    return (
        article.live
        and article.has_unpublished_changes
        and article.permissions_for_user(user).can_publish()
        and not is_own_edit(article.get_latest_revision(), user)
    )


@transaction.atomic
def approve_minor_edit(
    *,
    article: ArticlePage,
    revision_id: int,
    user: User,
    reason: str,
    now: datetime.datetime,
) -> ArticlePage:
    """A second person approves the change that they were shown and publishes it.

    `revision_id` is that of the change as it was shown. Raises PublicationRefused where there is
    nothing to approve, a newer version exists or a rule refuses, PermissionDenied where `user`
    may not publish.
    """
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    if not article.permissions_for_user(user).can_publish():
        raise PermissionDenied
    revision = article.get_latest_revision()
    if revision is None or revision.pk != revision_id:
        raise article.refused([CHANGED_SINCE])
    if not can_approve_minor_edit(user, article):
        raise article.refused([NOTHING_TO_APPROVE])
    mark_minor(article=article, reason=reason, by=user, now=now)
    return publish_version(
        article, revision, ApprovalKind.MINOR_EDIT, MINOR_EDIT, user, reason, now
    )


CHANGED_SINCE = Finding(
    "minor_edit",
    "Someone has saved a newer version since you opened this page. Check the change again before "
    "you approve it.",
    "approval",
)


def log_refusal(*, refusal: PublicationRefused, user: User) -> None:
    """The history keeps what the guard refused, and why; the desk finds it there."""
    article = ArticlePage.objects.filter(pk=refusal.article_id).first()
    raise_alarm(refusal=refusal, by=user, now=timezone.now())
    if article is not None:
        reason = " ".join(str(finding.message) for finding in refusal.findings)
        log(instance=article, action=PUBLICATION_REFUSED, user=user, data={"reason": reason})


def keep_approval(*, article: ArticlePage, revision: Revision, now: datetime.datetime) -> bool:
    """Carry an approval over to `revision` if it changes nothing; return whether it did.

    Wagtail's editor saves a new revision on each press of "Publish". When it says exactly what the
    revision just before it said, and that one was approved, the new one is: an older version that
    somebody restores is not, and a story that was changed in between is not.
    """
    before = article.revisions.exclude(pk=revision.pk).order_by("-created_at", "-pk").first()
    if before is None:
        return False
    digest = revision.as_object().publication_digest()
    approvals = Approval.objects.filter(article=article.pk, digest=digest)
    if approvals.filter(revision_id=revision.pk).exists():
        return True
    kept = approvals.filter(revision_id=before.pk).first()
    if kept is None:
        return False
    Approval.objects.create(
        article_id=article.pk,
        revision_id=revision.pk,
        digest=digest,
        kind=kept.kind,
        reason=kept.reason,
        approved_by_id=kept.approved_by_id,
        approved_at=now,
    )
    return True


def publish_version(
    article: ArticlePage,
    revision: Revision,
    kind: ApprovalKind,
    action: str,
    user: User | None,
    reason: str,
    now: datetime.datetime,
) -> ArticlePage:
    """Publish the revision by an approval of this kind, and log why. The guard has the last word:
    raises PublicationRefused."""
    Approval.objects.record(revision=revision, kind=kind, user=user, now=now, reason=reason)
    log(
        instance=article,
        action=action,
        user=user,
        revision=revision,
        data={"reason": reason},
        content_changed=False,
    )
    revision.publish(user=user, skip_permission_checks=True)
    return ArticlePage.objects.get(pk=article.pk)
