"""Records made for embargoed stories and named by nothing else."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models

from articles.models.embargoes import Embargo


class EmbargoedRecord(models.Model):
    """A person, an organization, a place, a document, an event or a topic of which nobody may know
    while `embargo` is in force: see `articles.services.embargo.records`. `made_openly`: somebody
    else has made the same topic meanwhile, so that everybody sees it."""

    embargo = models.ForeignKey(Embargo, on_delete=models.CASCADE, related_name="records")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    record_id = models.BigIntegerField()
    made_openly = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["embargo", "content_type", "record_id"], name="unique_embargoed_record"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.record_id}"
