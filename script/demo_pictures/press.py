"""A printing press that runs again."""

from __future__ import annotations

import math
from functools import partial

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

STEEL: tuple[Color, ...] = (INK, SLATE, MIST, HAZE, MIST, SLATE, NIGHT, INK)


def sealed_press() -> Image.Image:
    """A press seen from the front: paper runs between its cylinders again, the wire is cut."""
    canvas = Canvas("sealed-press", INK, NIGHT, mix(NIGHT, SLATE, 0.5))
    canvas.glow(800, 260, 900, AMBER, 0.4)
    canvas.cut(lambda pen: pen.disc(800, 330, 270), ACCENT, mix(ACCENT, INK, 0.25))
    for x in (120, 1290):
        canvas.cut(
            partial(Pen.pill, left=x, top=60, right=x + 190, bottom=1100, radius=26),
            mix(SLATE, NIGHT, 0.3), NIGHT, shadow=0.5, depth=20, edge=0.2,
        )  # fmt: skip
    _web(canvas, 395, 1205, 0, 420)
    _cylinder(canvas, 250, 1350, 190, 300)
    _cylinder(canvas, 290, 1310, 318, 392)
    _web(canvas, 395, 1205, 392, 700)
    _cylinder(canvas, 250, 1350, 470, 560)
    _page(canvas)
    for x, y, size in ((215, 245, 74), (215, 515, 62), (1385, 245, 74), (1385, 515, 62)):
        _gear(canvas, x, y, size)
    _wire(canvas)
    return canvas.finish()


def _cylinder(canvas: Canvas, left: float, right: float, top: float, bottom: float) -> None:
    canvas.cut(lambda pen: pen.pill(left, top, right, bottom, 8), *STEEL, shadow=0.6, depth=24)
    canvas.sheets(
        [rectangle(x, top, x + 14, bottom) for x in (left + 60, right - 74)],
        INK,
        opacity=0.45,
    )


def _web(canvas: Canvas, left: float, right: float, top: float, bottom: float) -> None:
    shade = mix(PAPER, SAND, 0.7)
    canvas.cut(lambda pen: pen.box(left, top, right, bottom), shade, PAPER, shade, shadow=0.4)
    canvas.cut(lambda pen: _columns(pen, canvas, left, right, top, bottom), SLATE, opacity=0.35)


def _columns(
    pen: Pen, canvas: Canvas, left: float, right: float, top: float, bottom: float
) -> None:
    width = (right - left - 60) / 5
    for column in range(5):
        x = left + 30 + column * width
        y = top + 10.0
        while y < bottom - 8:
            end = width - 22 if canvas.random.random() < 0.85 else width * 0.55
            pen.box(x, y, x + end, y + 4)
            y += 13


def _page(canvas: Canvas) -> None:
    """The printed page comes towards the reader, wider at its lower edge."""
    corners = [(395.0, 540.0), (1205.0, 540.0), (1330.0, 1100.0), (270.0, 1100.0)]
    canvas.sheet(corners,
        mix(SAND, SLATE, 0.55), PAPER, PAPER, mix(PAPER, SAND, 0.35), shadow=0.55, depth=26,
    )  # fmt: skip
    canvas.cut(lambda pen: _headline(pen), INK, opacity=0.92)
    canvas.sheet(_on_page(0.04, 0.50, 0.46, 0.90), ACCENT, mix(ACCENT, INK, 0.2))
    hill = [*_on_page(0.04, 0.78, 0.46, 0.90)[2:], _spot(0.04, 0.80), _spot(0.18, 0.68)]
    hill += [_spot(0.27, 0.77), _spot(0.36, 0.71), _spot(0.46, 0.79)]
    canvas.sheet(hill, NIGHT)
    canvas.sheet(_circle_on_page(0.33, 0.60, 0.028), PAPER)
    canvas.cut(lambda pen: _text_on_page(canvas, pen), SLATE, opacity=0.75)


def _spot(across: float, down: float) -> Point:
    """A place on the page; the page widens towards the reader (0 to 1 in both directions)."""
    deep = down**1.18
    left, right = 395 - 125 * deep, 1205 + 125 * deep
    return left + (right - left) * across, 540 + 560 * deep


def _on_page(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [_spot(left, top), _spot(right, top), _spot(right, bottom), _spot(left, bottom)]


def _circle_on_page(across: float, down: float, radius: float) -> list[Point]:
    turns = [i / 30 * math.tau for i in range(30)]
    return [_spot(across + radius * math.cos(t), down + radius * 1.45 * math.sin(t)) for t in turns]


def _headline(pen: Pen) -> None:
    pen.polygon(_on_page(0.04, 0.165, 0.96, 0.172))
    pen.polygon(_on_page(0.04, 0.262, 0.96, 0.266))
    x = 0.13
    for letters in (0.10, 0.20, 0.26):
        for part in range(round(letters / 0.032)):
            pen.polygon(_on_page(x + part * 0.032, 0.185, x + part * 0.032 + 0.024, 0.25))
        x += letters + 0.06
    for row, end in ((0.295, 0.96), (0.375, 0.80)):
        pen.polygon(_on_page(0.04, row, end, row + 0.052))


def _text_on_page(canvas: Canvas, pen: Pen) -> None:
    for left, right in ((0.50, 0.72), (0.745, 0.965)):
        for row in range(24):
            top = 0.50 + row * 0.021
            end = right if canvas.random.random() < 0.85 else right - 0.09
            pen.polygon(_on_page(left, top, end, top + 0.008))


def _gear(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.cut(lambda pen: _teeth(pen, x, y, size), SLATE, NIGHT, shadow=0.6, depth=14, edge=0.35)
    canvas.cut(lambda pen: pen.disc(x, y, size * 0.62), NIGHT, INK, edge=0.15)
    canvas.cut(lambda pen: pen.disc(x, y, size * 0.2), MIST, SLATE, shadow=0.5, depth=6)


def _teeth(pen: Pen, x: float, y: float, size: float) -> None:
    pen.disc(x, y, size * 0.9)
    for tooth in range(16):
        turn = tooth / 16 * math.tau
        half = 0.1
        rim = [
            (size * r, turn + d)
            for r, d in ((0.85, -half), (1.06, -half * 0.7), (1.06, half * 0.7), (0.85, half))
        ]
        pen.polygon([(x + r * math.cos(t), y + r * math.sin(t)) for r, t in rim])


def _wire(canvas: Canvas) -> None:
    """Two loose ends of wire; from one of them hangs the broken seal."""
    chain = [(1385 + 26 * math.sin(i / 7), 620 + i * 7.0) for i in range(26)]
    other = [(1385 - 16 - i * 4.0, 620 + 22 * math.sin(i / 9) + i * 3) for i in range(14)]
    canvas.strokes(
        [chain, other],
        5,
        SAND,
        AMBER,
        shadow=0.6,
        depth=8,
    )
    canvas.cut(
        lambda pen: pen.disc(1385, 830, 42), ACCENT, mix(ACCENT, INK, 0.3), shadow=0.6, edge=0.3
    )
    canvas.cut(lambda pen: pen.ring(1385, 830, 28, 4), mix(ACCENT, INK, 0.45))
    canvas.cut(lambda pen: pen.line([(1352, 812), (1378, 828), (1372, 846), (1420, 856)], 4), INK)
