"""Masts that listen to a town."""

from __future__ import annotations

from functools import partial

from PIL import Image

from .paper import (
    ACCENT,
    AMBER,
    INK,
    MIST,
    NIGHT,
    PAPER,
    SAND,
    SLATE,
    WIDTH,
    Canvas,
    Pen,
    mix,
)
from .shapes import hills

MASTS = ((430.0, 235.0, 640.0), (1130.0, 330.0, 700.0), (1400.0, 470.0, 760.0))


def location_bill() -> Image.Image:
    """Masts on hills at night; the rings of their signals pass over lit windows."""
    canvas = Canvas(
        "location-bill",
        INK,
        NIGHT,
        mix(NIGHT, SLATE, 0.6),
        SLATE,
        mix(MIST, AMBER, 0.45),
        AMBER,
        SAND,
    )
    _stars(canvas)
    canvas.glow(1130, 700, 800, AMBER, 0.5)
    for x, top, _ in MASTS:
        _rings(canvas, x, top)
    for base, shade, mast in ((690, 1.0, 2), (760, 0.6, 1)):
        canvas.cut(partial(_mast, place=MASTS[mast]), mix(NIGHT, SLATE, shade), edge=0.2)
        ridge = hills(canvas.random, base, 34)
        color = mix(NIGHT, SLATE, shade)
        canvas.sheet(
            ridge,
            color,
            mix(color, NIGHT, 0.7),
            shadow=0.35,
            edge=0.15,
        )
    canvas.cut(partial(_mast, place=MASTS[0], scale=1.5), INK, shadow=0.3, edge=0.12)
    canvas.cut(lambda pen: pen.disc(430, 228, 13), ACCENT)
    front = hills(canvas.random, 850, 30)
    canvas.sheet(front, mix(NIGHT, SLATE, 0.25), NIGHT, shadow=0.5, edge=0.12)
    _town(canvas)
    return canvas.finish()


def _stars(canvas: Canvas) -> None:
    places = [
        (
            canvas.random.uniform(0, WIDTH),
            canvas.random.uniform(0, 480),
            canvas.random.uniform(0.7, 2),
        )
        for _ in range(130)
    ]
    canvas.discs(places, PAPER, opacity=0.55)


def _rings(canvas: Canvas, x: float, y: float) -> None:
    first = (x, y) == MASTS[0][:2]
    color = ACCENT if first else MIST
    count = 9 if first else 5
    for step in range(1, count + 1):
        strength = (1 - step / (count + 1.5)) * (0.95 if first else 0.5)
        canvas.cut(
            partial(Pen.ring, x=x, y=y, radius=18 + 66 * step, width=5 if first else 2.5),
            color,
            opacity=strength,
        )


def _mast(pen: Pen, place: tuple[float, float, float], scale: float = 1.0) -> None:
    x, top, foot = place
    half = 34 * scale
    foot += 250
    pen.line([(x, top), (x - half, foot)], 4 * scale)
    pen.line([(x, top), (x + half, foot)], 4 * scale)
    pen.line([(x, top - 6), (x, top + 90)], 4 * scale)
    levels = 11
    for level in range(1, levels):
        near, far = level / levels, (level + 1) / levels
        y0, y1 = top + (foot - top) * near, top + (foot - top) * far
        pen.line([(x - half * near, y0), (x + half * far, y1)], 2 * scale)
        pen.line([(x + half * near, y0), (x - half * far, y1)], 2 * scale)
        pen.line([(x - half * near, y0), (x + half * near, y0)], 2 * scale)
    for side in (-1, 1):
        pen.pill(
            x + side * 20 * scale - 6, top + 60, x + side * 20 * scale + 6, top + 60 + 70 * scale, 5
        )
        pen.line([(x, top + 96), (x + side * 20 * scale, top + 96)], 3)


def _town(canvas: Canvas) -> None:
    chance = canvas.random
    for row, (base, color) in enumerate(((930, mix(NIGHT, INK, 0.4)), (1010, INK))):
        houses = []
        x = -30.0 - row * 30
        while x < WIDTH:
            width = chance.uniform(70, 130)
            houses.append((x, base - chance.uniform(20, 90), width))
            x += width * chance.uniform(0.92, 1.25)
        canvas.cut(partial(_houses, houses=houses), color, shadow=0.45, edge=0.14)
        lit = [h for h in houses if chance.random() < 0.6]
        canvas.cut(partial(_house_windows, houses=lit), AMBER, mix(AMBER, ACCENT, 0.25))


def _houses(pen: Pen, houses: list[tuple[float, float, float]]) -> None:
    for x, top, width in houses:
        pen.polygon([(x, top), (x + width / 2, top - width * 0.34), (x + width, top)])
        pen.box(x + 4, top - 1, x + width - 4, 1100)
        pen.box(x + width * 0.66, top - width * 0.36, x + width * 0.78, top)


def _house_windows(pen: Pen, houses: list[tuple[float, float, float]]) -> None:
    for x, top, width in houses:
        pen.box(x + width * 0.25, top + 16, x + width * 0.25 + 15, top + 38)
        if width > 95:
            pen.box(x + width * 0.6, top + 16, x + width * 0.6 + 15, top + 38)
