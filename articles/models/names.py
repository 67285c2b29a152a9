"""What records with a name have in common: a key for matching, a permanent slug, retired slugs."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models

from articles.models.slugs import AnySlug
from articles.text import clean_text, name_key, slug_of


def clean_name(name: str) -> str:
    """`name` on one line, without controls that turn the direction of what follows it."""
    return " ".join(clean_text(name).split())


class NamedRecord(AnySlug):
    """A record that is looked up by its name.

    `name_key` is the name without case, accents and typography (see `articles.text.name_key`):
    imports match by it, so that there is never a second "David Cicilline".
    `slug` is made once and then kept: it is part of a public address.
    """

    SLUG_LENGTH: ClassVar[int] = 120

    name = models.CharField(max_length=255)
    name_key = models.CharField(max_length=255, editable=False, db_index=True)
    slug = models.SlugField(max_length=140, unique=True, editable=False, allow_unicode=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = clean_name(self.name)
        self.name_key = name_key(self.name)[:255]
        if not self.slug:
            self.slug = self._free_slug()
        fields = kwargs.get("update_fields")
        if fields is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "name_key"}
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        base = slug_of(self.slug_source(), self.SLUG_LENGTH, "record")
        slug = base
        while type(self)._default_manager.filter(slug=slug).exists() or is_retired(
            type(self), slug
        ):
            # Not "-2": that would tell that there is another person of this name.
            slug = f"{base}-{secrets.token_hex(3)}"
        return slug

    def slug_source(self) -> str:
        """The words that the address is made of."""
        return self.name


class OtherName(models.Model):
    """Another name under which a record is known and found."""

    name = models.CharField(max_length=255)
    name_key = models.CharField(max_length=255, editable=False, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = clean_name(self.name)
        self.name_key = name_key(self.name)[:255]
        super().save(*args, **kwargs)


# --- Retired addresses ----------------------------------------------------------------------------


class RetiredRecordAddress(models.Model):
    """The last part of an address at which a record with a page once stood.

    It leads on to the record `record_id`, as long as that has a public page; without one it is
    gone. Made only where a merge or a moderator decided so: see decision 12 of the design.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=140)
    record_id = models.BigIntegerField(null=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    retired_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["content_type", "slug"]
        verbose_name_plural = "retired addresses of records"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["content_type", "slug"], name="unique_retired_record_address"
            )
        ]

    def __str__(self) -> str:
        return self.slug


def is_retired(model: type[models.Model], slug: str) -> bool:
    """Whether a record of this kind once stood at the address: no other one may take it."""
    kind = ContentType.objects.get_for_model(model)
    return RetiredRecordAddress.objects.filter(content_type=kind, slug=slug).exists()
