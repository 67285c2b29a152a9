"""Cut paper on a canvas: the few means that all drawings of the demo share.

Coordinates are pixels of the finished picture (1600 x 1067, origin top left). Shapes are drawn as
masks at twice that size and reduced, which smooths their edges.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypedDict, Unpack

from PIL import Image, ImageChops, ImageDraw, ImageFilter

type Color = tuple[int, int, int]
type Point = tuple[float, float]
type Box = tuple[int, int, int, int]

WIDTH, HEIGHT = 1600, 1067
SCALE = 2
SHADOW_SCALE = 4
DEPTH = 12

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
    """Draws into one mask, in pixels of the finished picture; `origin` is the mask's corner."""

    def __init__(self, mask: Image.Image, origin: tuple[int, int] = (0, 0)) -> None:
        self._draw = ImageDraw.Draw(mask)
        self._origin = origin

    def _at(self, x: float, y: float) -> Point:
        return (x - self._origin[0]) * SCALE, (y - self._origin[1]) * SCALE

    def _span(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        return *self._at(left, top), *self._at(right, bottom)

    def polygon(self, points: Sequence[Point]) -> None:
        self._draw.polygon([self._at(x, y) for x, y in points], fill=255)

    def line(self, points: Sequence[Point], width: float) -> None:
        scaled = [self._at(x, y) for x, y in points]
        self._draw.line(scaled, fill=255, width=max(1, round(width * SCALE)), joint="curve")

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)])

    def pill(self, left: float, top: float, right: float, bottom: float, radius: float) -> None:
        edges = self._span(left, top, right, bottom)
        self._draw.rounded_rectangle(edges, radius * SCALE, fill=255)

    def disc(self, x: float, y: float, radius: float) -> None:
        edges = self._span(x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(edges, fill=255)

    def ring(self, x: float, y: float, radius: float, width: float) -> None:
        edges = self._span(x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(edges, outline=255, width=max(1, round(width * SCALE)))


class Look(TypedDict, total=False):
    """How a sheet lies: `shadow` (0 to 1) is the darkness of what it casts and `depth` (pixels)
    its distance, `edge` (0 to 1) the light on its upper rim, `blur` (pixels) softens it."""

    shadow: float
    depth: int
    opacity: float
    edge: float
    blur: float


def _around(points: Sequence[Point], reach: float, look: Look) -> Box:
    """The part of the picture that the points, their width and their shadow can touch."""
    shadow = look.get("depth", DEPTH) * 3 if "shadow" in look else 0
    margin = reach + shadow + 3 * look.get("blur", 0) + 4
    across, down = [x for x, _ in points], [y for _, y in points]
    left, right = max(0, min(across) - margin), min(WIDTH, max(across) + margin)
    top, bottom = max(0, min(down) - margin), min(HEIGHT, max(down) + margin)
    start = int(left) // SHADOW_SCALE * SHADOW_SCALE, int(top) // SHADOW_SCALE * SHADOW_SCALE
    return *start, max(start[0] + 8, int(right)), max(start[1] + 8, int(bottom))


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

    def sheet(self, points: Sequence[Point], *fill: Color, **look: Unpack[Look]) -> None:
        """Lay one sheet with straight edges; see `cut`."""
        self.sheets([points], *fill, **look)

    def sheets(self, shapes: Sequence[Sequence[Point]], *fill: Color, **look: Unpack[Look]) -> None:
        """Several at once, of one paper."""

        def draw(pen: Pen) -> None:
            for points in shapes:
                pen.polygon(points)

        corners = [point for points in shapes for point in points]
        self.cut(draw, *fill, area=_around(corners, 0, look), **look)

    def strokes(
        self, lines: Sequence[Sequence[Point]], width: float, *fill: Color, **look: Unpack[Look]
    ) -> None:
        """Lines of one width."""

        def draw(pen: Pen) -> None:
            for points in lines:
                pen.line(points, width)

        corners = [point for points in lines for point in points]
        self.cut(draw, *fill, area=_around(corners, width, look), **look)

    def discs(
        self,
        spots: Sequence[tuple[float, float, float]],
        *fill: Color,
        **look: Unpack[Look],
    ) -> None:
        """Round sheets: centre and radius of each."""

        def draw(pen: Pen) -> None:
            for x, y, radius in spots:
                pen.disc(x, y, radius)

        centres = [(x, y) for x, y, _ in spots]
        widest = max(radius for _, _, radius in spots)
        self.cut(draw, *fill, area=_around(centres, widest, look), **look)

    def cut(
        self,
        draw: Callable[[Pen], None],
        *fill: Color,
        area: Box = (0, 0, WIDTH, HEIGHT),
        **look: Unpack[Look],
    ) -> None:
        """Lay on the picture what `draw` cuts, in one colour or in several from top to bottom.

        Nothing outside `area` is drawn: a small one makes a small sheet cheap.
        """
        left, top, right, bottom = area
        mask = Image.new("L", ((right - left) * SCALE, (bottom - top) * SCALE))
        draw(Pen(mask, (left, top)))
        mask = mask.reduce(SCALE)
        if "blur" in look:
            mask = mask.filter(ImageFilter.GaussianBlur(look["blur"]))
        box = mask.getbbox()
        if box is None:
            return
        if "shadow" in look:
            self._cast(mask, (left, top), look["shadow"], look.get("depth", DEPTH))
        place = (left + box[0], top + box[1])
        self._lay(mask.crop(box), place, fill, look.get("opacity", 1.0))
        if "edge" in look:
            rim = ImageChops.subtract(mask, ImageChops.offset(mask, 1, 3)).crop(box)
            self.image.paste(PAPER, place, rim.point([round(v * look["edge"]) for v in range(256)]))

    def _cast(self, mask: Image.Image, origin: tuple[int, int], shadow: float, depth: int) -> None:
        small = mask.reduce(SHADOW_SCALE)
        small = small.filter(ImageFilter.GaussianBlur(depth * 1.2 / SHADOW_SCALE))
        small = small.point([round(v * shadow) for v in range(256)])
        dark = small.resize(mask.size, Image.Resampling.BILINEAR)
        self.image.paste(INK, (origin[0] + depth // 3, origin[1] - depth // 4), dark)

    def _lay(
        self, mask: Image.Image, place: tuple[int, int], fill: Sequence[Color], opacity: float
    ) -> None:
        if opacity < 1:
            mask = mask.point([round(v * opacity) for v in range(256)])
        paper = ramp(fill, mask.size) if len(fill) > 1 else Image.new("RGB", mask.size, fill[0])
        self.image.paste(paper, place, mask)

    def finish(self) -> Image.Image:
        """The picture with grain, a little fibre and darker corners."""
        picture = self._fibre(self._grain(self.image))
        corners = Image.radial_gradient("L").resize((WIDTH, HEIGHT))
        mask = corners.point([round(max(0, v - 140) * 0.42) for v in range(256)])
        picture.paste(INK, (0, 0), mask)
        return picture

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
