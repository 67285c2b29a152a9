"""What an import made, so that running it again makes nothing twice."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class ImportedFrom(models.Model):
    """One imported thing.

    `scheme` names the kind of source ("file", "demo"), `key` the thing within it, `digest` is the
    SHA-256 of what was read. `content_digest` is that of the story as the import left it: a story
    whose digest has changed since was edited by a person and is left alone. `folder` is a SHA-256
    of where a file lay, not the path, which may name somebody; empty where nobody knows.
    `is_open`: links of its text wait for stories that are imported later.
    """

    scheme = models.CharField(max_length=40)
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64, blank=True)
    folder = models.CharField(max_length=64, blank=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    imported_at = models.DateTimeField()
    is_open = models.BooleanField(default=False)

    class Meta:
        ordering = ["scheme", "key", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="imported_target")]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "key"], name="unique_imported_from")
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.key}"
