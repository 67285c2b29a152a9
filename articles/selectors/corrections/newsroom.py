"""A story's corrections and versions as the newsroom sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models import ArticlePage, Correction, PlannedCorrection, PublishedVersion
from articles.models.versions import last_seen_digest
from articles.selectors.corrections.versions import shown_versions

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class DeskVersion:
    """A version as moderators see it. `is_hidden`: not withheld by anybody, and yet not shown,
    because it names somebody who is not to be named any more."""

    number: int
    published_at: datetime.datetime
    published_by: str
    is_current: bool
    is_hidden: bool
    withheld_by: str
    withheld_at: datetime.datetime | None
    withheld_reason: str


@dataclass(frozen=True, slots=True)
class CorrectionsDesk:
    """All that the screen of one story's corrections prints."""

    issued: tuple[Correction, ...]
    planned: tuple[PlannedCorrection, ...]
    versions: tuple[DeskVersion, ...]
    is_live: bool
    is_retracted: bool
    has_change: bool


def read_corrections_desk(article: ArticlePage) -> CorrectionsDesk:
    """The number of queries does not depend on how much there is."""
    issued = Correction.objects.filter(article=article).newest_first()
    beside = ("issued_by", "supersedes", "superseded_by", "withheld_by")
    draft = article.get_latest_revision_as_object()
    return CorrectionsDesk(
        issued=tuple(issued.select_related(*beside)),
        planned=open_plans(article),
        versions=_versions(article),
        is_live=article.live,
        is_retracted=ArticlePage.objects.retracted().filter(pk=article.pk).exists(),
        has_change=has_change(article, draft),
    )


def open_plans(article: ArticlePage) -> tuple[PlannedCorrection, ...]:
    """What is planned and not issued, oldest first."""
    plans = PlannedCorrection.objects.open().filter(article=article)
    return tuple(plans.select_related("planned_by"))


def has_change(article: ArticlePage, draft: ArticlePage) -> bool:
    """Whether the draft differs from what readers saw last."""
    seen = last_seen_digest(article)
    return bool(seen) and draft.publication_digest() != seen


def _versions(article: ArticlePage) -> tuple[DeskVersion, ...]:
    rows = PublishedVersion.objects.filter(article=article).order_by("number")
    versions = list(rows.select_related("published_by", "withheld_by"))
    if not versions:
        return ()
    shown = shown_versions(versions)
    return tuple(
        DeskVersion(
            number=version.number,
            published_at=version.published_at,
            published_by=str(version.published_by or ""),
            is_current=version is versions[-1],
            is_hidden=version.number not in shown and version.withheld_at is None,
            withheld_by=str(version.withheld_by or ""),
            withheld_at=version.withheld_at,
            withheld_reason=version.withheld_reason,
        )
        for version in reversed(versions)
    )
