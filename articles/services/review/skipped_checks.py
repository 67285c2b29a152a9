"""Marks of checks that were skipped, until they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models import ArticlePage, Check, SkippedCheck
from articles.models.check_facts import required_checks

if TYPE_CHECKING:
    import datetime

    from articles.models import User


def missing_checks(article: ArticlePage, digest: str) -> list[str]:
    """The kinds that the workflow asks for and that the content with this digest has not passed."""
    return [
        kind
        for kind in required_checks(article)
        if not Check.objects.passed_for(article.pk, kind, digest)
    ]


def mark_skipped(
    *,
    article: ArticlePage,
    kinds: list[str],
    digest: str,
    reason: str,
    user: User | None,
    now: datetime.datetime,
) -> None:
    """Each stays on the list of the newsroom's home until it is done."""
    for kind in kinds:
        SkippedCheck.objects.update_or_create(
            article=article,
            kind=kind,
            done_at=None,
            defaults={
                "digest": digest,
                "reason": reason,
                "skipped_by": user,
                "skipped_at": now,
            },
        )
