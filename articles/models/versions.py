"""The versions of a story that readers saw, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.snapshots import take_snapshot

if TYPE_CHECKING:
    import datetime

    from articles.models.changes import LiveStory


class PublishedVersionManager(models.Manager["PublishedVersion"]):
    """Versions are written where a story goes live."""

    def latest_of(self, article: Any) -> PublishedVersion | None:
        """What readers saw last, without the text."""
        rows = self.filter(article_id=article.pk).order_by("-number")
        return rows.defer("content").first()

    def record(self, article: LiveStory, *, at: datetime.datetime) -> PublishedVersion | None:
        """Keep the story as it is; None where readers saw exactly this last."""
        latest = self.latest_of(article)
        digest = article.publication_digest()
        if latest is not None and latest.digest == digest:
            return None
        revision = article.live_revision
        return self.create(
            article_id=article.pk,
            number=latest.number + 1 if latest else 1,
            published_at=at,
            published_by_id=revision.user_id if revision else None,
            revision_id=article.live_revision_id,
            digest=digest,
            content=take_snapshot(article),
        )


class PublishedVersion(models.Model):
    """A story as readers saw it from `published_at` on.

    `content` is what `models.snapshots` writes down: Wagtail's own revisions may be purged, and
    would print today's records. `published_by` is who saved the revision. A version can be
    withheld, with a reason that readers do not see.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="published_versions"
    )
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # No foreign key: revisions may be purged.
    revision_id = models.BigIntegerField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    content = models.JSONField()
    withheld_at = models.DateTimeField(null=True, blank=True)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    withheld_reason = models.TextField(blank=True)

    objects = PublishedVersionManager()

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="unique_version_number"),
            models.CheckConstraint(
                condition=Q(withheld_at__isnull=True) | ~Q(withheld_reason=""),
                name="withheld_version_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


def last_seen_digest(article: Any) -> str:
    """The digest of what readers saw last of this story; "" where they have seen nothing."""
    if not article.pk:
        return ""
    latest = PublishedVersion.objects.latest_of(article)
    if latest is not None:
        return latest.digest
    row = type(article).objects.filter(pk=article.pk, live=True).first()
    return row.publication_digest() if row else ""
