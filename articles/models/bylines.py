"""Who wrote a story."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from articles.models.names import NamedRecord
from articles.models.querysets.public import AuthorQuerySet


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

    objects = AuthorQuerySet.as_manager()

    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name_key", "pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._is_renamed_unseen():
            # A pseudonym that took the place of a name must not have it in its address.
            self.slug = ""
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
        super().save(*args, **kwargs)

    def _is_renamed_unseen(self) -> bool:
        """Whether the name differs from the one kept, and there was no page yet to be linked to."""
        kept = type(self).objects.filter(pk=self.pk, has_public_page=False)
        return self.pk is not None and kept.exclude(name=self.name).exists()

    def get_absolute_url(self) -> str:
        return reverse("author", kwargs={"slug": self.slug})


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
