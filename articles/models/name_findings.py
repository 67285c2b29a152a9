"""Protected names that are public already, and what was done about one everywhere at once."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models


class NameFinding(models.Model):
    """A protected name is in something that readers can see: which names, and in what; not a word
    of it. Kept by `scan_published`, and taken away when it is gone."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    names = models.JSONField(default=list)
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["-found_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="one_name_finding_per_row"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id}"


class NameReplacement(models.Model):
    """A protected name was replaced by other words everywhere. `changed` lists tables with numbers
    of rows, `left` what could not be changed, as [model, key]; `files_left` stored files that are
    still to be deleted, `pages_left` cached pages that are still to be forgotten, both empty when
    it is finished. Addresses in `pages_left` may have the name in them until then."""

    protected_name = models.ForeignKey(
        "articles.ProtectedName", on_delete=models.CASCADE, related_name="replacements"
    )
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    replaced_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    changed = models.JSONField(default=list)
    left = models.JSONField(default=list)
    files_left = models.JSONField(default=list)
    pages_left = models.JSONField(default=list)

    class Meta:
        ordering = ["-replaced_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Replacement {self.pk}"

    @property
    def rows(self) -> int:
        """In how many rows the name was."""
        return sum(count for _table, count in self.changed)


class EmbargoedNameHit(models.Model):
    """A story names a private person whom an embargo hides: for the embargo desk alone."""

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="embargoed_name_hits"
    )
    person = models.ForeignKey("articles.Person", on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["-found_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person"], name="one_embargoed_name_hit_per_story"
            )
        ]

    def __str__(self) -> str:
        return f"Person {self.person_id} in story {self.article_id}"
