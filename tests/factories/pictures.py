"""Pictures."""

import io
import itertools

from django.core.files.base import ContentFile
from PIL import Image

from articles.models import NewsImage
from tests.replay import remembered

_number = itertools.count(1)


@remembered
def make_image(title=None, size=(64, 48), **fields):
    """A small picture, each in a colour of its own."""
    number = next(_number)
    written = io.BytesIO()
    Image.new("RGB", size, (number * 37 % 256, number * 91 % 256, 120)).save(written, "PNG")
    file = ContentFile(written.getvalue(), name="drawn.png")
    return NewsImage.objects.create(title=title or f"Picture {number}", file=file, **fields)
