"""Links to a story's sources."""

import uuid

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class SourceLink(Orderable):
    """A source on the web. Quotes point to it by `uid`: a child's id changes on publication."""

    page = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="sources")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=255)
    url = models.URLField("address", max_length=500)
    publisher = models.CharField(max_length=160, blank=True)
    accessed_on = models.DateField(null=True, blank=True)
    archived_url = models.URLField("archived copy", max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = "source"
        constraints = [
            models.UniqueConstraint(fields=["page", "uid"], name="unique_source_uid_in_article")
        ]

    def __str__(self) -> str:
        return self.title
