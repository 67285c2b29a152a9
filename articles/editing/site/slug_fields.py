"""The field of a web address takes slugs in every script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.validators import validate_unicode_slug
from wagtail.admin.forms import WagtailAdminPageForm

from articles.models.slugs import PAGE_SLUG_LENGTH, validate_slug
from articles.text import MARKS_IN_SLUG, slug_of

if TYPE_CHECKING:
    from django.forms import BaseForm


def take_any_slug(form: BaseForm) -> None:
    """In the place of Django's rule, which knows no vowel signs. An empty one is made of the
    title."""
    if "slug" in form.fields:
        field = form.fields["slug"]
        kept = [one for one in field.validators if one is not validate_unicode_slug]
        field.validators = [*kept, validate_slug]
        field.required = False


def has_lost_signs(slug: str, title: str) -> bool:
    """Whether the browser made the slug of the title, and dropped its vowel signs."""
    whole = slug_of(title, PAGE_SLUG_LENGTH)
    return slug != whole and slug == MARKS_IN_SLUG.sub("", whole)


class AnySlugPageForm(WagtailAdminPageForm):
    """The form of a section or of a standard page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        take_any_slug(self)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if has_lost_signs(data.get("slug") or "", data.get("title") or ""):
            data["slug"] = ""
        return data
