"""Fields and the line between them."""

from __future__ import annotations

import math
from itertools import pairwise

from PIL import Image

from .paper import (
    ACCENT,
    AMBER,
    HAZE,
    INK,
    MIST,
    NIGHT,
    PAPER,
    SAND,
    SLATE,
    Canvas,
    Color,
    Pen,
    Point,
    mix,
)
from .shapes import rectangle

FIELD_COLORS: tuple[Color, ...] = (
    SAND,
    mix(SAND, AMBER, 0.6),
    AMBER,
    mix(SAND, MIST, 0.5),
    mix(MIST, SLATE, 0.35),
    mix(SLATE, SAND, 0.3),
    mix(SLATE, NIGHT, 0.25),
    mix(PAPER, SAND, 0.4),
    mix(HAZE, MIST, 0.4),
)


def lower_fields() -> Image.Image:
    """Fields from above, as if on a map; a red line with stakes goes across them."""
    canvas = Canvas("lower-fields", mix(SAND, SLATE, 0.5), mix(SAND, SLATE, 0.7))
    whole = [(-260.0, -220.0), (1860.0, -220.0), (1860.0, 1290.0), (-260.0, 1290.0)]
    fields = _split(canvas, whole, 6)
    for field in fields:
        _field(canvas, field)
    _river(canvas)
    _farms(canvas)
    _boundary(canvas)
    return canvas.finish()


def _split(canvas: Canvas, shape: list[Point], depth: int) -> list[list[Point]]:
    """Cut a four-sided field in two, again and again, a little askew."""
    a, b, c, d = shape
    wide, high = math.dist(a, b) + math.dist(d, c), math.dist(b, c) + math.dist(a, d)
    if depth == 0 or (depth < 2 and canvas.random.random() < 0.25):
        return [shape]
    first, second = canvas.random.uniform(0.36, 0.64), canvas.random.uniform(-0.2, 0.2)
    if wide < high:
        a, b, c, d = b, c, d, a
    top, low = _between(a, b, first), _between(d, c, first + second)
    return _split(canvas, [a, top, low, d], depth - 1) + _split(canvas, [top, b, c, low], depth - 1)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _field(canvas: Canvas, shape: list[Point]) -> None:
    chance = canvas.random
    middle = (sum(x for x, _ in shape) / 4, sum(y for _, y in shape) / 4)
    if not (-150 < middle[0] < 1750 and -150 < middle[1] < 1220):
        return
    inner = [_between(p, middle, 9 / max(60, math.dist(p, middle))) for p in shape]
    color = chance.choice(FIELD_COLORS)
    canvas.sheet(inner, color, mix(color, SLATE, 0.18), edge=0.35)
    rows = chance.randint(7, 16)
    if chance.random() < 0.85:
        ink = mix(color, NIGHT, chance.uniform(0.25, 0.45))
        canvas.cut(lambda pen: _furrows(pen, inner, rows), ink, opacity=0.75)


def _furrows(pen: Pen, shape: list[Point], rows: int) -> None:
    a, b, c, d = shape
    for row in range(1, rows):
        share = row / rows
        one, other = _between(a, b, share), _between(d, c, share)
        pen.line([_between(one, other, 0.03), _between(other, one, 0.03)], 2.2)


def _river(canvas: Canvas) -> None:
    centre = [
        (-60 + i * 24.0, 800 - 310 * i / 70 + 95 * math.sin(i / 8.5) + 30 * math.sin(i / 3.1))
        for i in range(72)
    ]
    canvas.cut(lambda pen: pen.line(centre, 92), mix(SAND, SLATE, 0.35), shadow=0.3, depth=10)
    canvas.cut(lambda pen: pen.line(centre, 70), SLATE, NIGHT)
    ripples = []
    for start in range(2, 68, 3):
        down, length = canvas.random.uniform(-22, 22), canvas.random.randint(2, 4)
        ripples.append([(x, y + down) for x, y in centre[start : start + length]])
    canvas.strokes(ripples, 3, MIST, opacity=0.6)


def _farms(canvas: Canvas) -> None:
    """Trees in rows and groups, and three roofs."""
    chance = canvas.random
    for x, y, many in ((1290, 200, 9), (250, 690, 8), (1420, 880, 7), (860, 130, 6), (420, 960, 6)):
        for _ in range(many):
            spot = (x + chance.gauss(0, 62), y + chance.gauss(0, 40), chance.uniform(13, 25))
            green = mix(SLATE, NIGHT, chance.uniform(0.3, 0.9))
            canvas.discs(
                [spot],
                mix(green, MIST, 0.3),
                green,
                shadow=0.45,
                depth=10,
            )
    for x, y, color in ((1330, 290, ACCENT), (96, 440, PAPER), (1450, 770, PAPER)):
        upper = [(x, y), (x + 74, y - 20), (x + 84, y + 10), (x + 10, y + 30)]
        lower = [(x + 10, y + 30), (x + 84, y + 10), (x + 94, y + 40), (x + 20, y + 60)]
        canvas.sheet(upper, mix(color, SAND, 0.15), shadow=0.5)
        canvas.sheet(lower, mix(color, NIGHT, 0.3), shadow=0.4)


STAKES: tuple[Point, ...] = (
    (210, -20),
    (310, 190),
    (520, 330),
    (640, 560),
    (900, 640),
    (1010, 830),
    (1230, 900),
    (1330, 1090),
)


def _boundary(canvas: Canvas) -> None:
    dashes = []
    for one, other in pairwise(STAKES):
        count = max(3, round(math.dist(one, other) / 44))
        for part in range(count):
            dashes.append(
                [_between(one, other, part / count), _between(one, other, (part + 0.62) / count)]
            )
    canvas.strokes(dashes, 11, ACCENT, shadow=0.45, depth=8)
    for x, y in STAKES[1:-1]:
        canvas.sheet(
            [(x, y), (x + 90, y + 46), (x + 84, y + 56)],
            INK,
            opacity=0.4,
            blur=2,
        )
        canvas.sheet(
            rectangle(x - 8, y - 86, x + 8, y + 6),
            PAPER,
            SAND,
            shadow=0.4,
            depth=8,
        )
        canvas.sheet(rectangle(x - 8, y - 86, x + 8, y - 62), ACCENT)
