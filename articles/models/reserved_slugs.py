"""Slugs right below the front page that pages may not take."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models.page_mixins import PageMixin

# Below these the site keeps records and files (see articles.urls, advocacy.urls).
RESERVED_SLUGS = {
    "admin",
    "authors",
    "cases",
    "corrections",
    "did-they-say-it",
    "documents",
    "face",
    "guest",
    "healthz",
    "media",
    "oembed",
    "organizations",
    "people",
    "places",
    "quotes",
    "readyz",
    "report",
    "safety",
    "search",
    "static",
    "stories",
    "timeline",
    "where-it-stands",
    "topics",
    "who-is-heard",
}
# Four digits are a year of the archive.
_YEAR = re.compile(r"\d{4}")


class OnTheFirstLevel(PageMixin):
    """A page right below the front page, whose slug is the first part of its address."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS or _YEAR.fullmatch(self.slug):
            raise ValidationError(
                {"slug": _("This web address is used by another page. Choose a different one.")}
            )
