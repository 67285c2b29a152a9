"""Covers parts of a picture so that nobody gets back what was there. Pure: bytes in, bytes out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageOps

from articles.safety.pictures import SafePicture, UnsafePicture, rewrite_picture

COVER, PIXELATE = "cover", "pixelate"
MAX_MARKS: Final = 200
MAX_POINTS: Final = 2_000
_GREY: Final = 40
# The longer side of what is made unrecognisable has as many tiles, and each has a few grey values:
# a face of so few is a face no more, and no program gets more out of them.
_TILES, _LEVELS = 6, 16
type _Box = tuple[int, int, int, int]
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF")


@dataclass(frozen=True, slots=True)
class CoverMark:
    """Where to cover, in parts of the picture's width and height (0 to 1). With `points` a stroke
    of the brush along them, `radius` in parts of the width; else the rectangle."""

    how: str
    left: float = 0
    top: float = 0
    width: float = 0
    height: float = 0
    points: tuple[tuple[float, float], ...] = ()
    radius: float = 0


def cover(data: bytes, marks: Sequence[CoverMark], *, max_pixels: int = 50_000_000) -> SafePicture:
    """The picture without what is under the marks, in the format that it has. Raises UnsafePicture
    for an animation, for a picture that cannot be read, and for marks that cover nothing."""
    if not 0 < len(marks) <= MAX_MARKS:
        raise UnsafePicture("Mark at least one place, and not more than 200.")
    source = Image.open(io.BytesIO(data), formats=_FORMATS)
    if getattr(source, "is_animated", False):
        raise UnsafePicture("An animation cannot be covered. Upload a still picture instead.")
    format_ = source.format or "PNG"
    source.load()
    picture = ImageOps.exif_transpose(source)
    if picture.mode not in ("L", "RGB", "RGBA"):
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    for mark in marks:
        _apply(picture, mark)
    target = io.BytesIO()
    # Exact first: what is kept is written by the one function that writes pictures.
    picture.save(target, format="PNG", compress_level=1)
    plain = rewrite_picture(target.getvalue(), max_pixels=max_pixels)
    return plain if format_ == "PNG" else _in_format(picture, format_, max_pixels)


def _in_format(picture: Image.Image, format_: str, max_pixels: int) -> SafePicture:
    target = io.BytesIO()
    flat = picture.convert("RGB") if format_ == "JPEG" and picture.mode == "RGBA" else picture
    flat.save(target, format=format_, quality=95)
    return rewrite_picture(target.getvalue(), max_pixels=max_pixels)


def _apply(picture: Image.Image, mark: CoverMark) -> None:
    box, mask = _area(picture, mark)
    if box[0] >= box[2] or box[1] >= box[3]:
        raise UnsafePicture("A mark is outside the picture. Draw it again.")
    part = picture.crop(box)
    made = _tiles(part) if mark.how == PIXELATE else _filled(part)
    picture.paste(made, box, mask.crop(box) if mask else None)


def _area(picture: Image.Image, mark: CoverMark) -> tuple[_Box, Image.Image | None]:
    """The box in whole pixels, rather too large than too small, and for a stroke its shape."""
    width, height = picture.size
    if not mark.points:
        return _within(
            picture,
            mark.left * width,
            mark.top * height,
            (mark.left + mark.width) * width,
            (mark.top + mark.height) * height,
        ), None
    radius = max(1.0, mark.radius * width)
    path = [(x * width, y * height) for x, y in mark.points[:MAX_POINTS]]
    mask = Image.new("L", picture.size, 0)
    draw = ImageDraw.Draw(mask)
    if len(path) > 1:
        draw.line(path, fill=255, width=round(2 * radius), joint="curve")
    for x, y in path:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    found = mask.getbbox() or (0, 0, 0, 0)
    return found, mask


def _within(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> _Box:
    return (
        max(0, int(left)),
        max(0, int(top)),
        min(picture.width, int(right) + 1),
        min(picture.height, int(bottom) + 1),
    )


def _filled(part: Image.Image) -> Image.Image:
    return Image.new("RGB", part.size, (_GREY,) * 3).convert(part.mode)


def _tiles(part: Image.Image) -> Image.Image:
    longer = max(part.size)
    few = tuple(max(1, round(_TILES * side / longer)) for side in part.size)
    step = 256 // _LEVELS
    alpha = part.mode == "RGBA"
    flat = part.convert("RGB") if alpha else part
    small = flat.resize((few[0], few[1]), Image.Resampling.BOX)
    small = small.point(lambda value: value // step * step + step // 2)
    return small.resize(part.size, Image.Resampling.NEAREST).convert(part.mode)
