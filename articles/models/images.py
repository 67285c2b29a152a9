"""Pictures. The file is decoded and written anew before it is kept: see `articles.safety`."""

import secrets

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class NewsImage(AbstractImage):
    """A picture with its credit; Wagtail's `description` is its alternative text."""

    credit = models.CharField(max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    def get_upload_to(self, filename: str) -> str:
        """A random name: the one that the camera or a source gave may identify them."""
        ending = filename.rsplit(".", 1)[-1].lower() if "." in filename else "bin"
        return f"pictures/{secrets.token_hex(16)}.{ending}"


class NewsRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(NewsImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_news_rendition"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        ending = filename.rsplit(".", 1)[-1].lower()
        return f"renditions/{secrets.token_hex(16)}.{ending}"
