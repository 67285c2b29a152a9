"""Cut paper on a canvas: the few means that all drawings of the demo share.

Coordinates are pixels of the finished picture (1600 x 1067, origin top left). Shapes are drawn as
masks at twice that size and reduced, which smooths their edges.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

type Color = tuple[int, int, int]
type Point = tuple[float, float]

WIDTH, HEIGHT = 1600, 1067
SCALE = 2
SHADOW_SCALE = 4
JPEG_QUALITY = 88

INK: Color = (15, 24, 38)
NIGHT: Color = (27, 43, 64)
SLATE: Color = (54, 80, 104)
MIST: Color = (146, 170, 180)
HAZE: Color = (206, 208, 198)
PAPER: Color = (243, 234, 217)
SAND: Color = (226, 200, 160)
AMBER: Color = (240, 180, 98)
ACCENT: Color = (206, 62, 40)


def mix(first: Color, second: Color, share: float) -> Color:
    """A colour between two; `share` 0 is the first, 1 the second."""
    pairs = zip(first, second, strict=True)
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return red, green, blue


def ramp(stops: Sequence[Color], size: tuple[int, int]) -> Image.Image:
    """A vertical gradient through `stops`, evenly spaced."""
    strip = Image.new("RGB", (1, 256))
    last = len(stops) - 1
    for row in range(256):
        place = row / 255 * last
        index = min(int(place), last - 1)
        strip.putpixel((0, row), mix(stops[index], stops[index + 1], place - index))
    return strip.resize(size, Image.Resampling.BILINEAR)


class Pen:
    """Draws into one mask, in pixels of the finished picture."""

    def __init__(self, mask: Image.Image) -> None:
        self._draw = ImageDraw.Draw(mask)

    def polygon(self, points: Sequence[Point], value: int = 255) -> None:
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=value)

    def line(self, points: Sequence[Point], width: float, value: int = 255) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(scaled, fill=value, width=max(1, round(width * SCALE)), joint="curve")

    def box(self, left: float, top: float, right: float, bottom: float, value: int = 255) -> None:
        edges = (left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1)
        self._draw.rectangle(edges, fill=value)

    def pill(self, left: float, top: float, right: float, bottom: float, radius: float) -> None:
        edges = (left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1)
        self._draw.rounded_rectangle(edges, radius * SCALE, fill=255)

    def disc(self, x: float, y: float, radius: float, value: int = 255) -> None:
        self._draw.ellipse(self._around(x, y, radius), fill=value)

    def ring(self, x: float, y: float, radius: float, width: float, value: int = 255) -> None:
        self._draw.ellipse(
            self._around(x, y, radius), outline=value, width=max(1, round(width * SCALE))
        )

    def arc(self, x: float, y: float, radius: float, span: Point, width: float) -> None:
        self._draw.arc(self._around(x, y, radius), *span, fill=255, width=round(width * SCALE))

    @staticmethod
    def _around(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
        return (
            (x - radius) * SCALE,
            (y - radius) * SCALE,
            (x + radius) * SCALE,
            (y + radius) * SCALE,
        )


class Canvas:
    """A picture in the making. The name seeds its chance, so that it comes out the same again."""

    def __init__(self, name: str, *background: Color) -> None:
        self.random = random.Random(name)  # noqa: S311 - for drawing, not for secrets
        self.image = ramp(background, (WIDTH, HEIGHT))

    def glow(self, x: float, y: float, radius: int, color: Color, strength: float) -> None:
        """Light around a point; `strength` (0 to 1) is its share at the centre."""
        falloff = Image.radial_gradient("L").resize((2 * radius, 2 * radius))
        mask = falloff.point([round(max(0, 1 - v / 254) ** 2 * 255 * strength) for v in range(256)])
        self.image.paste(color, (round(x) - radius, round(y) - radius), mask)

    def cut(
        self,
        draw: Callable[[Pen], None],
        *fill: Color,
        shadow: float = 0.0,
        depth: int = 12,
        opacity: float = 1.0,
        edge: float = 0.0,
        blur: float = 0.0,
    ) -> None:
        """Lay one sheet of paper on the picture.

        `fill`: one colour, or several from top to bottom. `shadow` (0 to 1) and `depth` (pixels)
        are the darkness and distance of what it casts, `edge` (0 to 1) the light on its upper rim.
        """
        mask = Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE))
        draw(Pen(mask))
        mask = mask.reduce(SCALE)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur))
        box = mask.getbbox()
        if box is None:
            return
        if shadow:
            self._cast(mask, shadow, depth)
        self._lay(mask.crop(box), box, fill, opacity)
        if edge:
            rim = ImageChops.subtract(mask, ImageChops.offset(mask, 1, 3)).crop(box)
            self.image.paste(PAPER, box, rim.point([round(v * edge) for v in range(256)]))

    def _cast(self, mask: Image.Image, shadow: float, depth: int) -> None:
        small = mask.reduce(SHADOW_SCALE)
        small = small.filter(ImageFilter.GaussianBlur(depth * 1.2 / SHADOW_SCALE))
        small = small.point([round(v * shadow) for v in range(256)])
        dark = small.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
        self.image.paste(INK, (depth // 3, -depth // 4), dark)

    def _lay(
        self,
        mask: Image.Image,
        box: tuple[int, int, int, int],
        fill: Sequence[Color],
        opacity: float,
    ) -> None:
        if opacity < 1:
            mask = mask.point([round(v * opacity) for v in range(256)])
        if len(fill) == 1:
            self.image.paste(fill[0], box, mask)
        else:
            self.image.paste(ramp(fill, mask.size), box, mask)

    def finish(self) -> bytes:
        """Grain, a little fibre and darker corners; the JPEG."""
        picture = self._fibre(self._grain(self.image))
        corners = Image.radial_gradient("L").resize((WIDTH, HEIGHT))
        mask = corners.point([round(max(0, v - 140) * 0.42) for v in range(256)])
        picture.paste(INK, (0, 0), mask)
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=JPEG_QUALITY, optimize=False, subsampling=0)
        return out.getvalue()

    def _grain(self, picture: Image.Image) -> Image.Image:
        noise = Image.frombytes("L", (WIDTH, HEIGHT), self.random.randbytes(WIDTH * HEIGHT))
        noise = noise.filter(ImageFilter.GaussianBlur(0.6))
        return Image.blend(picture, ImageChops.overlay(picture, _gray(noise)), 0.2)

    def _fibre(self, picture: Image.Image) -> Image.Image:
        size = (320, 200)
        noise = Image.frombytes("L", size, self.random.randbytes(size[0] * size[1]))
        noise = noise.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        return Image.blend(picture, ImageChops.soft_light(picture, _gray(noise)), 0.07)


def _gray(image: Image.Image) -> Image.Image:
    return Image.merge("RGB", (image, image, image))
