"""Comments in the editor that keep a story from going live until they are resolved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from wagtail.models import Comment


class BlockingCommentQuerySet(models.QuerySet["BlockingComment"]):
    def still_open(self) -> BlockingCommentQuerySet:
        return self.filter(comment__resolved_at=None)


class BlockingComment(models.Model):
    """The mark on one of Wagtail's comments; a row of its own, since Wagtail's has no room."""

    # Hidden from the comment: Wagtail saves a comment by the names of all that it finds on it, and
    # would take this for one of its fields.
    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="+")
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    marked_at = models.DateTimeField()

    objects = BlockingCommentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Blocking: {self.comment.text}"
