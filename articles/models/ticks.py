"""Ticks on the questions of a check, kept as they are made. Outside revisions."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from articles.enums import CheckKind

if TYPE_CHECKING:
    from articles.models.users import User

type TickKey = tuple[str, str]


def question_key(question: str) -> str:
    """SHA-256 (hexadecimal) of a question: a reworded one has to be answered anew."""
    return hashlib.sha256(question.encode()).hexdigest()


class TickManager(models.Manager["ChecklistTick"]):
    def of(self, article_id: int, digest: str, user: User) -> dict[TickKey, ChecklistTick]:
        """What `user` answered for the content with this digest, by kind and question; one
        query."""
        rows = self.filter(article_id=article_id, digest=digest, made_by=user)
        return {(row.kind, row.question): row for row in rows}


class ChecklistTick(models.Model):
    """One person's answer to one question about exactly this content: a row of their own, so that
    two who work on one story never overwrite each other. A `Check` is made from it."""

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="ticks"
    )
    kind = models.CharField(max_length=20, choices=CheckKind.choices())
    digest = models.CharField(max_length=64)
    question = models.CharField("key of the question", max_length=64)
    ticked = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField()

    objects = TickManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "digest", "made_by", "kind", "question"],
                name="one_tick_of_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {'ticked' if self.ticked else 'open'}"
