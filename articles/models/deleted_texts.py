"""That something with words was deleted, and the search index has not forgotten it yet."""

from django.db import models
from django.utils import timezone


class DeletedText(models.Model):
    """A mark, and no word of what is gone. Rows are only added, so that one deletion does not wait
    for another; `publish_due` lets the index forget, and takes the marks away."""

    deleted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.deleted_at:%Y-%m-%d %H:%M}"
