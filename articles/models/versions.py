"""The versions of a story that readers saw, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from articles.models.changes import touch_updated_at
from articles.models.planned_corrections import issue_planned_corrections
from articles.models.snapshots import take_snapshot

if TYPE_CHECKING:
    import datetime

    from articles.models.articles import ArticlePage


class PublishedVersionManager(models.Manager):
    """Versions are written where a story goes live."""

    def latest_of(self, article: Any) -> PublishedVersion | None:
        """What readers saw last, without the text."""
        rows = self.filter(article_id=article.pk).order_by("-number")
        found: PublishedVersion | None = rows.defer("content").first()
        return found

    def record(self, article: ArticlePage, *, at: datetime.datetime) -> PublishedVersion | None:
        """Keep the story as it is; None where readers saw exactly this last."""
        latest = self.latest_of(article)
        digest = article.publication_digest()
        if latest is not None and latest.digest == digest:
            return None
        revision = article.live_revision
        version: PublishedVersion = self.create(
            article_id=article.pk,
            number=latest.number + 1 if latest else 1,
            published_at=at,
            published_by_id=revision.user_id if revision else None,
            revision_id=article.live_revision_id,
            digest=digest,
            content=take_snapshot(article),
        )
        return version


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


class KeepsVersions(models.Model):
    """Writes down what readers see whenever the story goes live or its live content changes, in
    the same transaction; what was planned to be told about the change is issued with it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if not self.live or not (fields is None or "live" in fields):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            before = _seen_before(self)
            super().save(*args, **kwargs)
            now = timezone.now()
            after = PublishedVersion.objects.record(self, at=now)
            if before is not None:
                issue_planned_corrections(
                    self, versions=(before, after or before), changed=bool(after), now=now
                )
                touch_updated_at(self)


def _seen_before(article: Any) -> PublishedVersion | None:
    """The version that readers saw until now. A story that went live before versions were kept
    gets its first one here, from the row that is about to be replaced."""
    if not article.pk:
        return None
    # Locked, so that two publications at once number their versions one after the other.
    row = type(article).objects.select_for_update().filter(pk=article.pk).first()
    latest = PublishedVersion.objects.latest_of(article)
    if latest is None and row is not None and row.live:
        latest = PublishedVersion.objects.record(
            row, at=row.last_published_at or row.first_published_at or timezone.now()
        )
    return latest


def last_seen_digest(article: Any) -> str:
    """The digest of what readers saw last of this story; "" where they have seen nothing."""
    if not article.pk:
        return ""
    latest = PublishedVersion.objects.latest_of(article)
    if latest is not None:
        return latest.digest
    row = type(article).objects.filter(pk=article.pk, live=True).first()
    return row.publication_digest() if row else ""
