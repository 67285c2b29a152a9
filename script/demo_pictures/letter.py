"""A letter before a capitol."""

from __future__ import annotations

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
    Pen,
    Point,
    mix,
)
from .shapes import hills, peaks, rectangle, scribble, turned

SIGNATURES = 53


def chechnya_letter() -> Image.Image:
    """A capitol at dusk, mountains behind it, and a letter with all its signatures."""
    canvas = Canvas("chechnya-letter", NIGHT, SLATE, MIST, SAND, AMBER, SAND)
    canvas.glow(560, 560, 620, AMBER, 0.75)
    canvas.cut(lambda pen: pen.disc(560, 455, 262), ACCENT, mix(ACCENT, AMBER, 0.35))
    for base, height, shade in ((560, 150, 0.25), (650, 120, 0.55)):
        outline = peaks(canvas.random, base, height)
        color = mix(MIST, SLATE, shade)
        canvas.sheet(outline, color, mix(color, SAND, 0.45), edge=0.25)
    canvas.cut(_capitol, NIGHT, mix(NIGHT, INK, 0.6), shadow=0.45, depth=16, edge=0.15)
    canvas.cut(_dome_ribs, MIST, SLATE, opacity=0.5)
    canvas.cut(_lit_windows, mix(AMBER, PAPER, 0.25), AMBER)
    front = hills(canvas.random, 900, 26, waves=2)
    canvas.sheet(front, mix(SLATE, NIGHT, 0.5), NIGHT, shadow=0.5, edge=0.2)
    _letter(canvas)
    lowest = hills(canvas.random, 1010, 20, waves=2)
    canvas.sheet(lowest, NIGHT, INK, shadow=0.55, depth=18, edge=0.12)
    return canvas.finish()


def _capitol(pen: Pen) -> None:
    x = 560
    pen.polygon(rectangle(x - 7, 232, x + 7, 300))
    pen.disc(x, 236, 11)
    pen.box(x - 26, 292, x + 26, 350)
    pen.box(x - 36, 344, x + 36, 356)
    pen.polygon([(x + dx, 560 - rise) for dx, rise in _dome(172, 215)])
    pen.box(x - 186, 552, x + 186, 572)
    for column in range(-160, 161, 32):
        pen.box(x + column - 9, 570, x + column + 9, 668)
    pen.box(x - 160, 580, x + 160, 668)
    pen.box(x - 196, 664, x + 196, 690)
    pen.box(x - 330, 690, x + 330, 930)
    pen.polygon([(x - 200, 752), (x, 680), (x + 200, 752)])
    pen.box(x - 520, 745, x + 520, 940)
    pen.box(x - 532, 735, x + 532, 752)


def _dome(half: float, height: float) -> list[Point]:
    steps = [i / 24 for i in range(-24, 25)]
    return [(half * s, height * (1 - abs(s) ** 2.3) ** 0.62) for s in steps]


def _dome_ribs(pen: Pen) -> None:
    for share in (-0.72, -0.45, -0.16, 0.16, 0.45, 0.72):
        points = [(560 + dx * share, 560 - rise) for dx, rise in _dome(172, 215)[24:]]
        pen.line(points, 3)
    pen.polygon(
        [
            (560 - 176, 748),
            (560, 690),
            (560 + 176, 748),
            (560 + 150, 748),
            (560, 700),
            (560 - 150, 748),
        ]
    )


def _lit_windows(pen: Pen) -> None:
    for column in range(-144, 145, 32):
        pen.pill(560 + column - 6, 590, 560 + column + 6, 655, 6)
    for side in (-1, 1):
        for step in range(7):
            x = 560 + side * (228 + step * 44)
            pen.pill(x - 9, 785, x + 9, 850, 9)
    for column in range(-150, 151, 50):
        pen.pill(560 + column - 12, 772, 560 + column + 12, 858, 12)


def _letter(canvas: Canvas) -> None:
    pivot = (1180.0, 640.0)
    tilt = 5.0
    back = turned(rectangle(905, 300, 1445, 1060), tilt - 7, pivot)
    canvas.sheet(back, mix(SAND, HAZE, 0.4), SAND, shadow=0.5, depth=20)
    sheet = turned(rectangle(900, 225, 1440, 1080), tilt, pivot)
    canvas.sheet(
        sheet,
        PAPER,
        mix(PAPER, SAND, 0.45),
        shadow=0.55,
        depth=26,
        edge=0.5,
    )
    canvas.cut(lambda pen: _lines(canvas, pen, tilt, pivot), mix(SLATE, MIST, 0.35), opacity=0.8)
    canvas.cut(lambda pen: _signatures(canvas, pen, tilt, pivot), mix(NIGHT, SLATE, 0.3))
    first = [turned(scribble(canvas.random, 955, 596, 190), tilt, pivot)]
    first.append(turned(scribble(canvas.random, 1200, 596, 180), tilt, pivot))
    canvas.strokes(first, 4.5, ACCENT)


def _lines(canvas: Canvas, pen: Pen, tilt: float, pivot: Point) -> None:
    pen.polygon(turned(rectangle(955, 285, 1120, 297), tilt, pivot))
    for row in range(9):
        end = 1385 - (canvas.random.uniform(0, 40) if row % 4 != 3 else 190)
        top = 345 + row * 24
        pen.polygon(turned(rectangle(955, top, end, top + 6), tilt, pivot))


def _signatures(canvas: Canvas, pen: Pen, tilt: float, pivot: Point) -> None:
    for number in range(SIGNATURES - 2):
        row, column = divmod(number, 5)
        start = (955 + column * 90, 655 + row * 34)
        stroke = scribble(canvas.random, *start, canvas.random.uniform(46, 74))
        pen.line(turned(stroke, tilt, pivot), 2.4)
