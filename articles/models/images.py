"""Pictures. What is kept is decoded and written anew: see `articles.safety.pictures`."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    SourceImageIOError,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)

from articles.safety.avif import write_avif
from articles.safety.picture_credits import read_credit
from articles.safety.pictures import rewrite_picture
from articles.wagtail_compat.core_names import InvalidFilterSpecError


class CleanPicture(ContentFile):
    """A picture written anew, ready to be kept. `found_credit`: whose the file said it was."""

    def __init__(
        self, data: bytes, *, ending: str, content_type: str, found_credit: str = ""
    ) -> None:
        super().__init__(data, name=f"picture.{ending}")
        self.content_type = content_type
        self.found_credit = found_credit


def clean_picture(file: File) -> CleanPicture:
    """`file` written anew; a file that is so already as it is. Raises UnsafePicture."""
    if isinstance(file, CleanPicture):
        return file
    file.seek(0)
    data = file.read()
    picture = rewrite_picture(data, max_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    return CleanPicture(
        picture.data,
        ending=picture.ending,
        content_type=picture.content_type,
        found_credit=read_credit(data),
    )


class PictureFieldFile(WagtailImageFieldFile):
    """Every write to the storage passes here, whichever view, command or task it comes from."""

    @property
    def url(self) -> str:
        """The address of the one view that decides who may have the file."""
        return reverse("media", kwargs={"name": self.name})

    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        if not self._committed and not isinstance(self.file, CleanPicture):
            # Nobody has checked these bytes yet; `NewsImage.save` asks again when they are clean.
            return None, None
        return super().get_image_dimensions()

    def save(self, name: str, content: File, save: bool = True) -> None:
        picture = clean_picture(content)
        self.instance.file_size = picture.size
        self.instance.file_hash = hashlib.sha1(picture.read(), usedforsecurity=False).hexdigest()
        picture.seek(0)
        super().save(str(picture.name), picture, save)


class PictureField(WagtailImageField):
    """Wagtail's field of pictures, and the same column in the database."""

    attr_class = PictureFieldFile

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs


class NewsImage(AbstractImage):
    """A picture with its credit; Wagtail's `description` is its alternative text.

    `save()` raises UnsafePicture for a new file that cannot be kept, before anything is written.
    """

    file = PictureField(upload_to=get_upload_to, width_field="width", height_field="height")
    credit = models.CharField(max_length=255, blank=True)
    rights = models.CharField(
        _("Rights"),
        max_length=255,
        blank=True,
        help_text=_("Licence or agreement: “CC BY 4.0”, “for this story only”."),
    )
    usable_until = models.DateField(
        _("May be used until"),
        null=True,
        blank=True,
        help_text=_("The last day. If empty, there is no end."),
    )
    # What a new file said whose it is. It is offered in the form that follows an upload, and never
    # kept unless somebody says so there: the name may be a source's.
    found_credit = ""

    admin_form_fields = (*Image.admin_form_fields, "credit", "rights", "usable_until")

    class Meta(AbstractImage.Meta):
        indexes = [models.Index(fields=["file"], name="news_image_by_name")]

    @property
    def default_alt_text(self) -> str:
        """The description or nothing: the title is often the name of the client's file."""
        return self.description

    def save(self, *args: Any, **kwargs: Any) -> None:
        new = bool(self.file) and not self.file._committed
        if new:
            clean = clean_picture(self.file.file)
            self.found_credit = clean.found_credit
            # Assigned anew: width and height follow, also where the picture was turned upright.
            self.file = clean  # type: ignore[assignment]
        try:
            super().save(*args, **kwargs)
        except Exception:
            if new and self.file._committed:
                self.file.storage.delete(self.file.name)
            raise

    def get_upload_to(self, filename: str) -> str:
        """A random name: the one that the camera or a source gave may identify them."""
        ending = filename.rsplit(".", 1)[-1].lower() if "." in filename else "bin"
        return f"pictures/{secrets.token_hex(16)}.{ending}"

    def get_rendition(self, filter: Filter | str) -> AbstractRendition:
        """A rendition, or for a missing or damaged file an empty one of no size: choosing such a
        picture in the admin must not end in a 500."""
        try:
            return super().get_rendition(filter)
        except SourceImageIOError:
            rendition = NewsRendition(image=self, width=0, height=0)
            rendition.file.name = "not-found"
            return rendition

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """As Wagtail does, but a damaged file counts as a missing one, which every listing and
        template survives; Wagtail lets the decoder's error through and the page is a 500."""
        try:
            if "format-avif" in filter.spec:
                return self._make_avif(filter.spec, source)
            return super().generate_rendition_file(filter, source=source)
        except (SourceImageIOError, InvalidFilterSpecError):
            raise
        except Exception as error:
            raise SourceImageIOError(str(error)) from error

    def _make_avif(self, spec: str, source: File | None) -> File:
        """By way of a fine JPEG: Wagtail offers no choice of how long the encoder may take."""
        jpeg = Filter(spec.replace("format-avif", "bgcolor-ffffff|format-jpeg|jpegquality-95"))
        sized = super().generate_rendition_file(jpeg, source=source)
        return ContentFile(write_avif(sized), name=f"{spec.replace('|', '.')}.avif")


class NewsRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(NewsImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        indexes = [models.Index(fields=["file"], name="news_rendition_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_news_rendition"
            )
        ]

    @property
    def url(self) -> str:
        """The address of the one view that decides who may have the file."""
        return reverse("media", kwargs={"name": self.file.name})

    def get_upload_to(self, filename: str) -> str:
        ending = filename.rsplit(".", 1)[-1].lower()
        return f"renditions/{secrets.token_hex(16)}.{ending}"
