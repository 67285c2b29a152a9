"""What readers are told about a story that was already public. Never edited after issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from articles.enums import CorrectionKind
from articles.guard import CorrectionIsFinal
from articles.models.changes import touch_updated_at
from articles.models.querysets.corrections import CorrectionQuerySet

if TYPE_CHECKING:
    import datetime
    from uuid import UUID

    from articles.models.changes import LiveStory
    from articles.models.users import User
    from articles.models.versions import PublishedVersion

# In characters. A notice says what was wrong and what is right; it is no second story.
MAX_NOTICE_LENGTH = 2_000


class CorrectionManager(models.Manager.from_queryset(CorrectionQuerySet)):  # type: ignore[misc]
    """Corrections are made in one place. Services check first who may and what is asked."""

    def retraction_of(self, article: Any) -> Correction | None:
        """The retraction of this story that is in force."""
        found: Correction | None = (
            self.in_force()
            .filter(article_id=article.pk, kind=CorrectionKind.RETRACTION.value)
            .first()
        )
        return found

    def issue(
        self,
        *,
        article: LiveStory,
        kind: CorrectionKind,
        text: str,
        by: User | None,
        now: datetime.datetime,
        versions: tuple[PublishedVersion | None, PublishedVersion | None] = (None, None),
        quote_uid: UUID | None = None,
        supersedes: Correction | None = None,
        headline: str = "",
    ) -> Correction:
        """`versions` are those before and after the change that the correction is about."""
        before, after = versions
        correction: Correction = self.create(
            article_id=article.pk,
            kind=kind.value,
            text=text,
            headline=headline or article.title,
            issued_at=now,
            issued_by=by,
            supersedes=supersedes,
            quote_uid=quote_uid,
            version_before=before,
            version_after=after,
        )
        touch_updated_at(article)
        return correction


class Correction(models.Model):
    """A correction, clarification, update, editor's note or retraction of one story.

    `text` is plain: paragraphs parted by a blank line. `headline` is what the notice calls the
    story: of a retracted one nothing else is printed. `supersedes` is the notice that this one
    takes the place of; a retraction in force is one that nothing has superseded. The words of a
    superseded notice can be withheld from readers, with a reason; they stay as they are.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="corrections"
    )
    kind = models.CharField(max_length=20, choices=CorrectionKind.choices())
    text = models.TextField(validators=[MaxLengthValidator(MAX_NOTICE_LENGTH)])
    headline = models.CharField(max_length=255)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="superseded_by",
    )
    quote_uid = models.UUIDField(null=True, blank=True, help_text="The quote that it is about.")
    version_before = models.ForeignKey(
        "articles.PublishedVersion",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    version_after = models.ForeignKey(
        "articles.PublishedVersion",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    withheld_at = models.DateTimeField(null=True, blank=True)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    withheld_reason = models.TextField(blank=True)

    objects = CorrectionManager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in CorrectionKind]),
                name="correction_kind_is_known",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="correction_has_text"),
            models.CheckConstraint(
                condition=Q(withheld_at__isnull=True) | ~Q(withheld_reason=""),
                name="withheld_correction_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.issued_at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise CorrectionIsFinal
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise CorrectionIsFinal
