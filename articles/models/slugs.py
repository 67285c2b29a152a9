"""Slugs in any script on pages and records.

Django's own rule for slugs, which Wagtail's and taggit's fields bring, knows no vowel signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from articles.guard.addresses import is_address
from articles.models.page_mixins import PageMixin
from articles.text import is_slug, slug_of
from articles.wagtail_compat.page_slugs import OwnSlug

if TYPE_CHECKING:
    from collections.abc import Collection

# In characters; an address with its date has room for it.
PAGE_SLUG_LENGTH = 200


def validate_slug(text: str) -> None:
    """Raises ValidationError where an address cannot end in `text`."""
    if not is_slug(text):
        raise ValidationError(
            _("Use letters, digits, hyphens and underscores, and no spaces."), code="invalid"
        )


def validate_address(text: str) -> None:
    """Raises ValidationError for what is no permanent address of a story."""
    if not is_address(text):
        raise ValidationError(_("An address looks like /2017/07/13/letter-on-chechnya/."))


class AnySlug(models.Model):
    """Takes slugs in every script."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        skipped = set(exclude or ())
        longest = getattr(self._meta.get_field("slug"), "max_length", None)
        slug = str(getattr(self, "slug", ""))
        if is_slug(slug) and len(slug) <= (longest or 0):
            skipped.add("slug")
        super().clean_fields(exclude=skipped)


class SluggedPage(AnySlug, OwnSlug, PageMixin):
    """A page whose address is made of its title; a word stands in for signs without a letter."""

    slug_stand_in: ClassVar[str] = "page"

    class Meta:
        abstract = True

    def proposed_slug(self) -> str:
        return slug_of(self.title, PAGE_SLUG_LENGTH, self.slug_stand_in)
