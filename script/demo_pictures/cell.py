"""A cell and the light of its window."""

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
    WIDTH,
    Canvas,
    Pen,
    Point,
    mix,
)
from .shapes import rectangle

WINDOW = (985.0, 150.0, 1235.0, 430.0)
BARS = 4


def brackwater() -> Image.Image:
    """A cell: the light of a barred window lies on the floor."""
    canvas = Canvas(
        "brackwater", mix(NIGHT, SLATE, 0.25), mix(NIGHT, SLATE, 0.5), mix(NIGHT, SLATE, 0.3)
    )
    canvas.glow(1110, 300, 800, AMBER, 0.35)
    side = [(0.0, 0.0), (430.0, 0.0), (430.0, 760.0), (0.0, 930.0)]
    canvas.sheet(side, NIGHT, INK, shadow=0.3)
    canvas.cut(lambda pen: _bricks(pen, canvas), INK, opacity=0.22)
    floor = [(430.0, 760.0), (1600.0, 760.0), (1600.0, 1080.0), (0.0, 1080.0), (0.0, 930.0)]
    canvas.sheet(floor, mix(NIGHT, INK, 0.35), INK, shadow=0.35)
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
    canvas.sheet(frame, SLATE, mix(SLATE, NIGHT, 0.6), shadow=0.5, edge=0.25)
    canvas.cut(lambda pen: pen.box(left, top, right, bottom), mix(MIST, PAPER, 0.5), PAPER, AMBER)
    canvas.cut(lambda pen: pen.disc(1150, 345, 62), ACCENT)
    ridge = [(left, 392), (1040, 362), (1090, 384), (1160, 368), (right, 396)]
    canvas.sheet([*ridge, (right, bottom), (left, bottom)], MIST, SLATE)
    canvas.cut(_bird, INK)
    jamb = [(left, top), (left + 34, top), (left + 34, bottom - 26), (left, bottom)]
    canvas.sheet(jamb, NIGHT, INK)
    sill = [(left, bottom), (left + 34, bottom - 26), (right, bottom - 26), (right, bottom)]
    canvas.sheet(sill, SAND, AMBER)
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
    canvas.sheets(panes, AMBER, opacity=0.4, blur=18)
    canvas.sheets(
        panes,
        ACCENT,
        AMBER,
        mix(AMBER, PAPER, 0.4),
        blur=1.2,
    )


def _bunk(canvas: Canvas) -> None:
    """A bunk on the left wall, in the dark; its edge takes a little of the light."""
    legs = [rectangle(474, 712, 484, 806), rectangle(92, 816, 106, 975)]
    canvas.sheets(legs, INK)
    top = [(0.0, 768.0), (398.0, 672.0), (504.0, 690.0), (0.0, 842.0)]
    canvas.sheet(top, mix(SLATE, MIST, 0.15), SLATE, mix(SLATE, NIGHT, 0.5), shadow=0.5, edge=0.2)
    front = [(0.0, 842.0), (504.0, 690.0), (504.0, 714.0), (0.0, 872.0)]
    canvas.sheet(front, mix(SLATE, AMBER, 0.25), mix(NIGHT, SLATE, 0.3), NIGHT)
    pillow = [(286.0, 704.0), (382.0, 672.0), (456.0, 684.0), (462.0, 698.0), (366.0, 730.0)]
    canvas.sheet(pillow, HAZE, mix(MIST, SLATE, 0.5), shadow=0.45, depth=8)
    canvas.sheet(
        [(286, 704), (366, 730), (462, 698), (456, 684), (364, 712)], mix(SLATE, MIST, 0.2)
    )
