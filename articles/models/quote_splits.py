"""What `manage.py resplit_quotes` changed, with everything needed to undo it."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class QuoteSplit(models.Model):
    """One story whose joined quotes were taken apart.

    `moves` has ``versions``: ``{"revision", "old", "new"}``, and ``live``: ``{"old", "new"}``; old
    and new are by uid the columns of the quotes that were changed, and their values.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="quote_splits"
    )
    moves = models.JSONField(encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Quotes of story {self.article_id}"
