"""Adding pictures from code, by the same rules as an upload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from articles.models import NewsImage

if TYPE_CHECKING:
    from articles.models import User


def add_picture(
    *,
    data: bytes,
    title: str,
    alt_text: str = "",
    credit: str = "",
    uploaded_by: User | None = None,
) -> NewsImage:
    """Keep the picture in `data`, written anew. Raises UnsafePicture; then nothing is kept."""
    image = NewsImage(
        title=title,
        file=ContentFile(data, name="picture"),
        description=alt_text,
        credit=credit,
        uploaded_by_user=uploaded_by,
    )
    image.save()
    return image
