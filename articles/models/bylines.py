"""Who wrote a story."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from articles.models.names import NamedRecord
from articles.querysets.records import NamedQuerySet


class Author(index.Indexed, NamedRecord):
    """A name in the byline, possibly a pseudonym; never a `Person` of the record."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="authors",
        help_text="Seen in the newsroom only; leave empty to protect a pseudonym.",
    )
    biography = models.TextField(blank=True)
    has_public_page = models.BooleanField(default=False)

    objects = NamedQuerySet.as_manager()

    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name_key", "pk"]


class Byline(Orderable):
    """One author of one story, in order."""

    page = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, on_delete=models.SET_NULL, null=True, blank=True, related_name="bylines"
    )

    class Meta(Orderable.Meta):
        verbose_name = "byline"

    def __str__(self) -> str:
        return str(self.author or "")
