"""Which stored files readers may have: those that something public uses now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from articles.models import (
    ArticlePage,
    EmbargoedPage,
    NewsFile,
    NewsImage,
    NewsRendition,
    Person,
    SourceDocument,
)

if TYPE_CHECKING:
    import datetime

    from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Medium:
    """A stored file: its name in the storage, whether readers may have it, and the key of the
    picture or file that it is or belongs to, and when that was added."""

    name: str
    is_picture: bool
    is_public: bool
    key: int
    added_at: datetime.datetime


def find_medium(name: str) -> Medium | None:
    """The picture, rendition or file of this name; None where there is none. At most 5 queries."""
    if "\0" in name:  # PostgreSQL takes no text with it
        return None
    folder = name.partition("/")[0]
    if folder == "files":
        found = NewsFile.objects.filter(file=name).values_list("pk", "created_at").first()
        return found and Medium(name, False, _is_public_file(found[0]), *found)
    if folder == "renditions":
        rows = NewsRendition.objects.filter(file=name).values_list("image_id", "image__created_at")
    elif folder == "pictures":
        rows = NewsImage.objects.filter(file=name).values_list("pk", "created_at")
    else:
        return None
    found = rows.order_by().first()
    return found and Medium(name, True, _is_public_picture(found[0]), *found)


def is_hidden_medium(model: Any, key: Any) -> bool:
    """Whether only embargoed stories use the picture or file."""
    hidden = EmbargoedPage.objects.order_by().values("collection")
    return str(key).isdecimal() and model.objects.filter(pk=key, collection__in=hidden).exists()


def is_in_public_use(medium: NewsImage | NewsFile) -> bool:
    """Whether readers see the picture or file now. At most 3 queries."""
    if isinstance(medium, NewsFile):
        return _is_public_file(medium.pk)
    return _is_public_picture(medium.pk)


def _is_public_picture(pk: int) -> bool:
    return (
        _is_on_public_page(NewsImage, pk) or Person.objects.published().filter(image_id=pk).exists()
    )


def _is_public_file(pk: int) -> bool:
    return (
        _is_on_public_page(NewsFile, pk)
        or SourceDocument.objects.published().filter(file_id=pk).exists()
    )


def _is_on_public_page(model: type[Model], pk: int) -> bool:
    """Wagtail's reference index holds what the live rows name, in fields and in the body; what a
    draft of a live page names is in no row and so not there."""
    pages = _pages_naming(model, pk)
    return (
        ArticlePage.objects.published().filter(pk__in=pages).order_by().exists()
        or Page.objects.live()
        .not_type(ArticlePage)
        .filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()), pk__in=pages)
        .order_by()
        .exists()
    )


def _pages_naming(model: type[Model], pk: int) -> QuerySet:
    return (
        ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model),
            to_object_id=str(pk),
            base_content_type=get_default_page_content_type(),
        )
        .annotate(page_id=Cast("object_id", BigIntegerField()))
        .values("page_id")
    )
