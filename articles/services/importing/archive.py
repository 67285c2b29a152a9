"""One act: the stories of an old site that were public there go live here, without a review."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.enums import ApprovalKind
from articles.guard import PublicationRefused
from articles.models import ArticlePage
from articles.services.importing.errors import ImportRefused
from articles.services.review.publication import publish_version

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from articles.models import User

ARCHIVED = "article.archived"


@dataclass
class ArchiveOutcome:
    """`live` are the keys of the stories that went live, with what is to be done in each; `held`
    those that a rule holds back, with its words."""

    live: dict[int, list[str]] = field(default_factory=dict)
    held: dict[int, str] = field(default_factory=dict)


def can_publish_archive(user: User | None) -> bool:
    return user is not None and user.has_perm("articles.archive_approval")


def publish_archive(
    *,
    drafts: dict[int, str],
    user: User | None,
    reason: str,
    now: datetime.datetime,
    progress: Callable[[int, int], None] | None = None,
) -> ArchiveOutcome:
    """`drafts`: key and digest, as the import left them. Each story in a transaction of its own,
    with an approval and a line in its history that have the reason and how many are in this act.

    It lifts the review, checks, verification, topic and alternative texts; names, address,
    section, retraction and embargo hold a story back. One that was public before, or that
    somebody has scheduled, is left. Raises PermissionDenied, ImportRefused without a reason.
    """
    if not can_publish_archive(user):
        raise PermissionDenied
    if not reason.strip():
        raise ImportRefused("Say why the archive goes live without a review.")
    outcome = ArchiveOutcome()
    why = f"{reason.strip()} ({len(drafts):,} stories)"
    for done, (key, digest) in enumerate(drafts.items(), start=1):
        try:
            _publish(key, digest, user, why, now, outcome)
        except PublicationRefused as refused:
            outcome.held[key] = " ".join(str(one.message) for one in refused.findings)
        if progress:
            progress(done, len(drafts))
    return outcome


@transaction.atomic
def _publish(
    key: int,
    digest: str,
    user: User | None,
    reason: str,
    now: datetime.datetime,
    outcome: ArchiveOutcome,
) -> None:
    article = ArticlePage.objects.select_for_update().filter(pk=key).first()
    if article is None or article.live or article.address or article.go_live_at:
        return
    if article.current_workflow_state:
        outcome.held[key] = "It is in review here."
        return
    revision = article.get_latest_revision()
    if revision.as_object().publication_digest() != digest:
        outcome.held[key] = "Somebody has edited it here: it goes through review."
        return
    # Outside revisions: it has to be on the row that the version is published from, so that both
    # are read anew.
    ArticlePage.objects.filter(pk=key).update(is_archive=True)
    article = ArticlePage.objects.get(pk=key)
    revision = article.get_latest_revision()
    publish_version(article, revision, ApprovalKind.ARCHIVE, ARCHIVED, user, reason, now)
    live = ArticlePage.objects.get(pk=key)
    outcome.live[key] = [str(one.message) for one in live.content_findings()]
