"""Two rooms: the printing hall and the cell."""

from __future__ import annotations

import math

from articles.management.demo.pictures.paper import (
    ACCENT,
    AMBER,
    HAZE,
    HEIGHT,
    INK,
    MIST,
    NIGHT,
    PAPER,
    SAND,
    SLATE,
    WIDTH,
    Canvas,
    Color,
    Pen,
    Point,
    mix,
)
from articles.management.demo.pictures.shapes import rectangle

STEEL: tuple[Color, ...] = (INK, SLATE, MIST, HAZE, MIST, SLATE, NIGHT, INK)


def sealed_press() -> bytes:
    """A press seen from the front: paper runs between its cylinders again, the wire is cut."""
    canvas = Canvas("sealed-press", INK, NIGHT, mix(NIGHT, SLATE, 0.5))
    canvas.glow(800, 260, 900, AMBER, 0.4)
    canvas.cut(lambda pen: pen.disc(800, 330, 270), ACCENT, mix(ACCENT, INK, 0.25))
    for x in (120, 1290):
        canvas.cut(
            lambda pen, left=x: pen.pill(left, 60, left + 190, 1100, 26),
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
    canvas.cut(
        lambda pen: [pen.box(x, top, x + 14, bottom) for x in (left + 60, right - 74)] and None,
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
    canvas.cut(
        lambda pen: pen.polygon(corners),
        mix(SAND, SLATE, 0.55), PAPER, PAPER, mix(PAPER, SAND, 0.35), shadow=0.55, depth=26,
    )  # fmt: skip
    canvas.cut(lambda pen: _headline(pen), INK, opacity=0.92)
    canvas.cut(
        lambda pen: pen.polygon(_on_page(0.04, 0.50, 0.46, 0.90)), ACCENT, mix(ACCENT, INK, 0.2)
    )
    hill = [*_on_page(0.04, 0.78, 0.46, 0.90)[2:], _spot(0.04, 0.80), _spot(0.18, 0.68)]
    hill += [_spot(0.27, 0.77), _spot(0.36, 0.71), _spot(0.46, 0.79)]
    canvas.cut(lambda pen: pen.polygon(hill), NIGHT)
    canvas.cut(lambda pen: pen.polygon(_circle_on_page(0.33, 0.60, 0.028)), PAPER)
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
    canvas.cut(
        lambda pen: [pen.line(chain, 5), pen.line(other, 5)] and None,
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


WINDOW = (985.0, 150.0, 1235.0, 430.0)
BARS = 4


def brackwater() -> bytes:
    """A cell: the light of a barred window lies on the floor."""
    canvas = Canvas(
        "brackwater", mix(NIGHT, SLATE, 0.25), mix(NIGHT, SLATE, 0.5), mix(NIGHT, SLATE, 0.3)
    )
    canvas.glow(1110, 300, 800, AMBER, 0.35)
    side = [(0.0, 0.0), (430.0, 0.0), (430.0, 760.0), (0.0, 930.0)]
    canvas.cut(lambda pen: pen.polygon(side), NIGHT, INK, shadow=0.3)
    canvas.cut(lambda pen: _bricks(pen, canvas), INK, opacity=0.22)
    floor = [(430.0, 760.0), (1600.0, 760.0), (1600.0, 1080.0), (0.0, 1080.0), (0.0, 930.0)]
    canvas.cut(lambda pen: pen.polygon(floor), mix(NIGHT, INK, 0.35), INK, shadow=0.35)
    _window(canvas)
    canvas.cut(_beam, PAPER, AMBER, opacity=0.13, blur=9)
    _light_on_floor(canvas)
    _bunk(canvas)
    return canvas.finish()


def _bricks(pen: Pen, canvas: Canvas) -> None:
    for row in range(13):
        y = row * 62
        pen.box(430, y, WIDTH, y + 3)
        shift = 70 if row % 2 else 0
        for column in range(9):
            x = 450 + column * 140 + shift + canvas.random.uniform(-3, 3)
            pen.box(x, y, x + 3, y + 62)


def _window(canvas: Canvas) -> None:
    left, top, right, bottom = WINDOW
    frame = rectangle(left - 46, top - 46, right + 46, bottom + 46)
    canvas.cut(lambda pen: pen.polygon(frame), SLATE, mix(SLATE, NIGHT, 0.6), shadow=0.5, edge=0.25)
    canvas.cut(lambda pen: pen.box(left, top, right, bottom), mix(MIST, PAPER, 0.5), PAPER, AMBER)
    canvas.cut(lambda pen: pen.disc(1150, 345, 62), ACCENT)
    ridge = [(left, 392), (1040, 362), (1090, 384), (1160, 368), (right, 396)]
    canvas.cut(lambda pen: pen.polygon([*ridge, (right, bottom), (left, bottom)]), MIST, SLATE)
    canvas.cut(_bird, INK)
    jamb = [(left, top), (left + 34, top), (left + 34, bottom - 26), (left, bottom)]
    canvas.cut(lambda pen: pen.polygon(jamb), NIGHT, INK)
    sill = [(left, bottom), (left + 34, bottom - 26), (right, bottom - 26), (right, bottom)]
    canvas.cut(lambda pen: pen.polygon(sill), SAND, AMBER)
    canvas.cut(_bars, INK, NIGHT, shadow=0.4, depth=8)


def _bird(pen: Pen) -> None:
    for x, y, size in ((1085, 225, 30), (1128, 252, 18)):
        pen.polygon(
            [
                (x - size, y - size * 0.5),
                (x - size * 0.4, y - size * 0.35),
                (x, y),
                (x - size * 0.45, y - size * 0.1),
            ]
        )
        pen.polygon(
            [
                (x + size, y - size * 0.5),
                (x + size * 0.4, y - size * 0.35),
                (x, y),
                (x + size * 0.45, y - size * 0.1),
            ]
        )


def _bars(pen: Pen) -> None:
    left, top, right, bottom = WINDOW
    for bar in range(1, BARS + 1):
        x = left + (right - left) * bar / (BARS + 1)
        pen.box(x - 9, top, x + 9, bottom)
    pen.box(left, (top + bottom) / 2 - 8, right, (top + bottom) / 2 + 8)


def _floor_spot(across: float, down: float) -> Point:
    """A place in the light on the floor; it leans away from the window and widens."""
    left = 560 - 180 * down
    right = 985 - 75 * down
    return left + (right - left) * across, 800 + 190 * down


def _beam(pen: Pen) -> None:
    left, top, right, bottom = WINDOW
    pen.polygon(
        [
            (left, top),
            (right, top),
            (right, bottom),
            _floor_spot(1, 1),
            _floor_spot(0, 1),
            _floor_spot(0, 0),
        ]
    )


def _light_on_floor(canvas: Canvas) -> None:
    panes = []
    for across in range(BARS + 1):
        for down in range(2):
            x0, x1 = across / (BARS + 1) + 0.022, (across + 1) / (BARS + 1) - 0.022
            y0, y1 = down / 2 + 0.04, (down + 1) / 2 - 0.04
            panes.append(
                [_floor_spot(x0, y0), _floor_spot(x1, y0), _floor_spot(x1, y1), _floor_spot(x0, y1)]
            )
    canvas.cut(lambda pen: [pen.polygon(p) for p in panes] and None, AMBER, opacity=0.4, blur=18)
    canvas.cut(
        lambda pen: [pen.polygon(p) for p in panes] and None,
        ACCENT,
        AMBER,
        mix(AMBER, PAPER, 0.4),
        blur=1.2,
    )


def _bunk(canvas: Canvas) -> None:
    """A bunk along the left wall, in the dark; its edge takes a little of the light."""
    top = [(0.0, 792.0), (300.0, 700.0), (470.0, 700.0), (190.0, 832.0), (0.0, 900.0)]
    front = [
        (0.0, 900.0),
        (190.0, 832.0),
        (470.0, 700.0),
        (470.0, 734.0),
        (190.0, 872.0),
        (0.0, 944.0),
    ]
    canvas.cut(
        lambda pen: pen.polygon(top),
        mix(SLATE, NIGHT, 0.35),
        mix(SLATE, NIGHT, 0.1),
        shadow=0.5,
        edge=0.15,
    )
    canvas.cut(lambda pen: pen.polygon(front), NIGHT, INK, edge=0.2)
    blanket = [(60.0, 790.0), (250.0, 726.0), (330.0, 748.0), (140.0, 836.0), (20.0, 872.0)]
    canvas.cut(
        lambda pen: pen.polygon(blanket),
        mix(SLATE, MIST, 0.3),
        SLATE,
        shadow=0.4,
        depth=8,
        edge=0.25,
    )
    canvas.cut(
        lambda pen: [pen.box(x, y, x + 12, y + 130) for x, y in ((450, 728), (180, 862))] and None,
        INK,
    )
    canvas.cut(lambda pen: pen.box(0, HEIGHT - 12, WIDTH, HEIGHT), INK)
