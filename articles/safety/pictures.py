"""Pictures are decoded and written anew, so that what is kept is only what one sees.

Cameras and programs write places, times, names, serial numbers and small copies of the uncropped
picture into a file, and a file can be a picture and a script at once. None of it outlives a
decoder that is given the pixels alone.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms, ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FRAMES = 500
_SNIFFED = 1024
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90},
    # A higher level takes five times as long and makes photographs no smaller.
    "PNG": {"compress_level": 1},
    "WEBP": {"quality": 90, "method": 2},
    # One thread: with several the encoder's output depends on the machine.
    "AVIF": {"quality": 80, "speed": 10, "max_threads": 1},
    "GIF": {},
}
_SUPPORTED = "JPEG, PNG, WebP, AVIF and GIF"


class UnsafePicture(ValueError):
    """A file that is not kept; its message is written for the person who chose the file."""


@dataclass(frozen=True, slots=True)
class SafePicture:
    """A picture written anew: its bytes, Pillow's name of its format, its size in pixels."""

    data: bytes
    format: str
    width: int
    height: int
    frames: int

    @property
    def ending(self) -> str:
        """The ending of a file name for this format, without the dot."""
        return _ENDINGS[self.format]

    @property
    def content_type(self) -> str:
        return f"image/{self.format.lower()}"


def rewrite_picture(
    data: bytes, *, max_pixels: int = 50_000_000, max_total_pixels: int = 200_000_000
) -> SafePicture:
    """The picture in `data`, upright, in sRGB, without metadata, in the format that it has.

    GIF keeps its frames; of every other animation the first frame is kept. `max_pixels` holds for
    one frame and `max_total_pixels` for all together; both are checked before pixels are decoded.
    Raises UnsafePicture for what is no picture, damaged, too large, or able to carry scripts.
    """
    format_ = _sniff(data)
    with _refusing_what_breaks():
        source = Image.open(io.BytesIO(data), formats=[format_])
        frames = _count_frames(source, format_, max_pixels, max_total_pixels)
        if frames > 1:
            return _rewrite_animation(source, frames)
        return _rewrite_still(source, format_)


def _sniff(data: bytes) -> str:
    """The format by the first bytes: neither the name nor the browser's word counts."""
    if not data:
        raise UnsafePicture("This file is empty.")
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and (b"avif" in data[8:64] or b"avis" in data[8:64]):
        return "AVIF"
    raise UnsafePicture(_why_not_known(data[:_SNIFFED].lower()))


def _why_not_known(start: bytes) -> str:
    if b"<svg" in start:
        return (
            "SVG files can contain scripts and are not accepted. "
            "Save the drawing as PNG and upload that."
        )
    if b"<html" in start or b"<!doctype" in start or b"<script" in start:
        return "This is a web page, not a picture."
    if start[4:8] == b"ftyp" and (b"heic" in start[8:64] or b"heif" in start[8:64]):
        return "HEIC pictures are not accepted. Save the picture as JPEG and upload that."
    return f"This picture format is not supported. {_SUPPORTED} are accepted."


@contextmanager
def _refusing_what_breaks() -> Iterator[None]:
    try:
        yield
    except UnsafePicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnsafePicture("This picture has too many pixels. Make it smaller first.") from error
    # Decoders fail in every way on damaged data (OSError, SyntaxError, struct.error, IndexError,
    # MemoryError…): whatever it is, the file is not kept.
    except Exception as error:
        raise UnsafePicture(
            "This picture is damaged or incomplete. Export it again and upload that."
        ) from error


def _count_frames(source: Image.Image, format_: str, max_pixels: int, max_total_pixels: int) -> int:
    pixels = source.width * source.height
    if pixels > max_pixels:
        raise UnsafePicture(
            f"This picture has {pixels / 1e6:.0f} megapixels. "
            f"At most {max_pixels / 1e6:.0f} are accepted: make it smaller first."
        )
    if format_ != "GIF":
        return 1
    frames = 0
    try:
        # Counted by hand: `n_frames` would walk through a million frames before it answers.
        while True:
            source.seek(frames)
            frames += 1
            if frames > MAX_FRAMES or frames * pixels > max_total_pixels:
                raise UnsafePicture(
                    f"This animation is too long: at most {MAX_FRAMES} frames and "
                    f"{max_total_pixels / 1e6:.0f} megapixels together are accepted."
                )
    except EOFError:
        source.seek(0)
    return frames


def _rewrite_still(source: Image.Image, format_: str) -> SafePicture:
    source.load()
    picture = _bare(source, alpha=format_ != "JPEG")
    return _packed(picture, format_, 1, **_OPTIONS[format_])


def _rewrite_animation(source: Image.Image, frames: int) -> SafePicture:
    durations: list[int] = []
    loop = source.info.get("loop")

    def rest() -> Iterator[Image.Image]:
        for number in range(1, frames):
            source.seek(number)
            durations.append(int(source.info.get("duration", 100)))
            yield _bare(source)

    first = _bare(source)
    durations.append(int(source.info.get("duration", 100)))
    return _packed(
        first,
        "GIF",
        frames,
        save_all=True,
        append_images=list(rest()),
        duration=durations,
        disposal=2,
        **({} if loop is None else {"loop": int(loop)}),
    )


def _packed(picture: Image.Image, format_: str, frames: int, **options: Any) -> SafePicture:
    target = io.BytesIO()
    picture.save(target, format=format_, **options)
    return SafePicture(target.getvalue(), format_, picture.width, picture.height, frames)


def _bare(source: Image.Image, *, alpha: bool = True) -> Image.Image:
    """The pixels alone, upright, in L, LA, RGB or RGBA with sRGB values."""
    profile = source.info.get("icc_profile")
    picture = _upright(source)
    picture = _in_srgb(picture, profile) if profile else picture
    picture = _in_plain_mode(picture)
    if not alpha:
        picture = picture.convert("L" if picture.mode in ("L", "LA") else "RGB")
    bare = picture.copy()
    bare.info = {}
    return bare


def _upright(source: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(source)
    except Exception:  # broken EXIF data says nothing about the picture itself
        return source.copy()


def _in_plain_mode(picture: Image.Image) -> Image.Image:
    if picture.mode in ("L", "LA", "RGB", "RGBA") and "transparency" not in picture.info:
        return picture
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode.startswith(("I", "F")):
        return _in_eight_bits(picture)
    transparent = picture.has_transparency_data or picture.mode in ("La", "RGBa", "PA")
    return picture.convert("RGBA" if transparent else "RGB")


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey values of 16 bits in 8; Pillow's `convert` cuts at 255 and makes everything white."""
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The colours as sRGB has them; a profile that cannot be used is dropped."""
    alpha = picture.getchannel("A") if picture.mode in ("RGBA", "LA") else None
    if picture.mode in ("RGBA", "LA"):
        picture = picture.convert(picture.mode[:-1])
    if picture.mode not in ("L", "RGB", "CMYK") or "transparency" in picture.info:
        return picture if alpha is None else _with_alpha(picture, alpha)
    try:
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        converted = None
    picture = converted or picture
    return picture if alpha is None else _with_alpha(picture, alpha)


def _with_alpha(picture: Image.Image, alpha: Image.Image) -> Image.Image:
    picture = picture.copy()
    picture.putalpha(alpha)
    return picture
