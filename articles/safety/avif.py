"""Pictures as AVIF: about half the bytes of JPEG, by Pillow's own encoder."""

from __future__ import annotations

import io
from typing import BinaryIO

from PIL import Image, features

# Pillow's default (6) takes six times as long for a fifth fewer bytes, while a reader waits.
_SPEED, _QUALITY = 9, 55


def can_write_avif() -> bool:
    """A Pillow that was built without it reads and writes the other formats."""
    return bool(features.check("avif"))


def write_avif(file: BinaryIO) -> bytes:
    """The picture again, with its colour profile and without any other metadata."""
    out = io.BytesIO()
    with Image.open(file) as picture:
        profile = picture.info.get("icc_profile")
        picture.save(
            out, "AVIF", quality=_QUALITY, speed=_SPEED, icc_profile=profile or b"", exif=b""
        )
    return out.getvalue()
