"""A letter before a capitol; masts that listen to a town."""

from __future__ import annotations

from articles.management.demo.pictures.paper import (
    ACCENT,
    AMBER,
    HAZE,
    INK,
    MIST,
    NIGHT,
    PAPER,
    SAND,
    SLATE,
    WIDTH,
    Canvas,
    Pen,
    Point,
    mix,
)
from articles.management.demo.pictures.shapes import hills, peaks, rectangle, scribble, turned

SIGNATURES = 53


def chechnya_letter() -> bytes:
    """A capitol at dusk, mountains behind it, and a letter with all its signatures."""
    canvas = Canvas("chechnya-letter", NIGHT, SLATE, MIST, SAND, AMBER, SAND)
    canvas.glow(560, 560, 620, AMBER, 0.75)
    canvas.cut(lambda pen: pen.disc(560, 455, 262), ACCENT, mix(ACCENT, AMBER, 0.35))
    for base, height, shade in ((560, 150, 0.25), (650, 120, 0.55)):
        outline = peaks(canvas.random, base, height)
        color = mix(MIST, SLATE, shade)
        canvas.cut(lambda pen, o=outline: pen.polygon(o), color, mix(color, SAND, 0.45), edge=0.25)
    canvas.cut(_capitol, NIGHT, mix(NIGHT, INK, 0.6), shadow=0.45, depth=16, edge=0.15)
    canvas.cut(_dome_ribs, MIST, SLATE, opacity=0.5)
    canvas.cut(_lit_windows, mix(AMBER, PAPER, 0.25), AMBER)
    front = hills(canvas.random, 900, 26, waves=2)
    canvas.cut(lambda pen: pen.polygon(front), mix(SLATE, NIGHT, 0.5), NIGHT, shadow=0.5, edge=0.2)
    _letter(canvas)
    lowest = hills(canvas.random, 1010, 20, waves=2)
    canvas.cut(lambda pen: pen.polygon(lowest), NIGHT, INK, shadow=0.55, depth=18, edge=0.12)
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
    canvas.cut(lambda pen: pen.polygon(back), mix(SAND, HAZE, 0.4), SAND, shadow=0.5, depth=20)
    sheet = turned(rectangle(900, 225, 1440, 1080), tilt, pivot)
    canvas.cut(
        lambda pen: pen.polygon(sheet),
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
    canvas.cut(lambda pen: [pen.line(stroke, 4.5) for stroke in first] and None, ACCENT)


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


MASTS = ((430.0, 235.0, 640.0), (1130.0, 330.0, 700.0), (1400.0, 470.0, 760.0))


def location_bill() -> bytes:
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
        canvas.cut(lambda pen, m=mast: _mast(pen, *MASTS[m]), mix(NIGHT, SLATE, shade), edge=0.2)
        ridge = hills(canvas.random, base, 34)
        color = mix(NIGHT, SLATE, shade)
        canvas.cut(
            lambda pen, r=ridge: pen.polygon(r),
            color,
            mix(color, NIGHT, 0.7),
            shadow=0.35,
            edge=0.15,
        )
    canvas.cut(lambda pen: _mast(pen, *MASTS[0], 1.5), INK, shadow=0.3, edge=0.12)
    canvas.cut(lambda pen: pen.disc(430, 228, 13), ACCENT)
    front = hills(canvas.random, 850, 30)
    canvas.cut(
        lambda pen: pen.polygon(front), mix(NIGHT, SLATE, 0.25), NIGHT, shadow=0.5, edge=0.12
    )
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
    canvas.cut(lambda pen: [pen.disc(*place) for place in places] and None, PAPER, opacity=0.55)


def _rings(canvas: Canvas, x: float, y: float) -> None:
    first = (x, y) == MASTS[0][:2]
    color = ACCENT if first else MIST
    count = 9 if first else 5
    for step in range(1, count + 1):
        strength = (1 - step / (count + 1.5)) * (0.95 if first else 0.5)
        canvas.cut(
            lambda pen, s=step: pen.ring(x, y, 18 + 66 * s, 5 if first else 2.5),
            color,
            opacity=strength,
        )


def _mast(pen: Pen, x: float, top: float, foot: float, scale: float = 1.0) -> None:
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
        canvas.cut(lambda pen, h=houses: _houses(pen, h), color, shadow=0.45, edge=0.14)
        lit = [h for h in houses if chance.random() < 0.6]
        canvas.cut(lambda pen, h=lit: _house_windows(pen, h), AMBER, mix(AMBER, ACCENT, 0.25))


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
