"""Addresses right below the front page that are not for pages."""

from django.core.exceptions import ValidationError
from django.db import models

# Below these the site keeps records and files (see articles.urls, advocacy.urls).
RESERVED_SLUGS = {
    "admin",
    "authors",
    "corrections",
    "documents",
    "media",
    "organizations",
    "people",
    "quotes",
    "report",
    "static",
    "topics",
}


class OnTheFirstLevel(models.Model):
    """A page right below the front page, whose slug is the first part of its address."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {"slug": "The site keeps other pages at this address. Choose another slug."}
            )
