"""Whose a picture is, as its file says, before the file is written anew without it."""

from __future__ import annotations

import io
from typing import Any, Final

from PIL import Image, IptcImagePlugin

from articles.text import clean_text

_LONGEST: Final = 255
_BY_LINE, _CREDIT, _RIGHTS = (2, 80), (2, 110), (2, 116)
_ARTIST, _COPYRIGHT = 315, 33432


def read_credit(data: bytes) -> str:
    """By-line and credit of the file (IPTC, else EXIF), else its copyright notice; "" where it
    names nobody or cannot be read. Never raises."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            iptc = IptcImagePlugin.getiptcinfo(picture) or {}
            exif = picture.getexif()
            names = [
                _text(iptc.get(_BY_LINE)) or _text(exif.get(_ARTIST)),
                _text(iptc.get(_CREDIT)),
            ]
            rights = _text(iptc.get(_RIGHTS)) or _text(exif.get(_COPYRIGHT))
    except Exception:  # decoders fail in every way; a picture without a credit is no error
        return ""
    found = list(dict.fromkeys(name for name in names if name))
    return (" / ".join(found) or rights)[:_LONGEST]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, bytes):
        try:
            value = value.decode("utf-8")
        except UnicodeDecodeError:
            value = value.decode("latin-1")
    return " ".join(clean_text(value).split()) if isinstance(value, str) else ""
