"""A polling station with a ramp."""

from __future__ import annotations

from PIL import Image

from .paper import (
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
    Pen,
    Point,
    mix,
)
from .shapes import hills, rectangle


def step_free_vote() -> Image.Image:
    """A school with an open red door: steps lead to it from one side, a ramp from the other."""
    canvas = Canvas("step-free-vote", mix(SLATE, MIST, 0.4), MIST, HAZE, PAPER, SAND)
    canvas.glow(420, 330, 760, PAPER, 0.6)
    canvas.cut(lambda pen: pen.disc(360, 250, 96), mix(AMBER, PAPER, 0.25), AMBER)
    outline = hills(canvas.random, 560, 44)
    canvas.sheet(outline, mix(MIST, SLATE, 0.35), MIST, edge=0.3)
    _school(canvas)
    canvas.cut(
        lambda pen: pen.box(0, 880, WIDTH, HEIGHT),
        mix(SAND, SLATE, 0.2),
        mix(SAND, SLATE, 0.55),
        edge=0.4,
    )
    _steps(canvas)
    _ramp(canvas)
    _tree(canvas)
    return canvas.finish()


def _school(canvas: Canvas) -> None:
    wall = rectangle(430, 250, 1300, 890)
    canvas.sheet(wall, PAPER, mix(PAPER, SAND, 0.7), shadow=0.5, depth=22)
    roof = [(390.0, 262.0), (520.0, 130.0), (1210.0, 130.0), (1340.0, 262.0)]
    canvas.sheet(roof, SLATE, NIGHT, shadow=0.4, depth=12, edge=0.25)
    canvas.cut(lambda pen: _school_windows(pen), SLATE, mix(SLATE, NIGHT, 0.4))
    canvas.cut(lambda pen: _window_bars(pen), PAPER)
    canvas.cut(lambda pen: pen.box(730, 372, 1000, 700), NIGHT, INK, shadow=0.3)
    canvas.cut(lambda pen: pen.box(746, 388, 984, 700), PAPER, AMBER, mix(AMBER, ACCENT, 0.2))
    left = [(746.0, 388.0), (672.0, 352.0), (672.0, 716.0), (746.0, 700.0)]
    right = [(984.0, 388.0), (1058.0, 352.0), (1058.0, 716.0), (984.0, 700.0)]
    for leaf in (left, right):
        canvas.sheet(leaf, ACCENT, mix(ACCENT, INK, 0.3), shadow=0.45, edge=0.3)
    canvas.cut(lambda pen: _ballot_box(pen), NIGHT, INK)
    canvas.sheet(
        [(842, 560), (896, 548), (902, 598), (848, 600)],
        PAPER,
        shadow=0.3,
        depth=5,
    )


def _school_windows(pen: Pen) -> None:
    for x in (490, 1120):
        pen.box(x, 350, x + 120, 560)
    for x in (490, 610, 1010, 1130):
        pen.box(x, 286, x + 100, 318)


def _window_bars(pen: Pen) -> None:
    for x in (490, 1120):
        pen.box(x + 56, 350, x + 64, 560)
        pen.box(x, 450, x + 120, 458)


def _ballot_box(pen: Pen) -> None:
    pen.box(800, 598, 930, 700)
    pen.box(790, 590, 940, 604)


def _steps(canvas: Canvas) -> None:
    landing = rectangle(640, 700, 1090, 900)
    canvas.sheet(landing, HAZE, mix(MIST, SLATE, 0.5), shadow=0.4, edge=0.5)
    for step in range(5):
        left, top = 600 - step * 42, 732 + step * 37
        shade = mix(HAZE, SLATE, 0.12 * step)
        canvas.sheet(
            rectangle(left, top, 700, 920),
            shade,
            mix(shade, SLATE, 0.4),
            shadow=0.25,
            depth=8,
            edge=0.5,
        )


def _ramp(canvas: Canvas) -> None:
    """It comes towards the reader in one long turn; its rail is red."""
    upper = [(1086.0, 700.0), (1500.0, 800.0), (1500.0, 930.0), (1086.0, 900.0)]
    canvas.sheet(
        upper,
        PAPER,
        mix(SAND, SLATE, 0.45),
        shadow=0.4,
        depth=16,
        edge=0.6,
    )
    turn = rectangle(1440, 800, 1600, 1000)
    canvas.sheet(
        turn,
        mix(PAPER, SAND, 0.4),
        mix(SAND, SLATE, 0.5),
        shadow=0.35,
        edge=0.5,
    )
    lower = [(1600.0, 812.0), (1600.0, 1000.0), (640.0, 1030.0), (560.0, 1012.0), (1440.0, 812.0)]
    canvas.sheet(
        lower,
        PAPER,
        mix(PAPER, SAND, 0.6),
        shadow=0.45,
        depth=18,
        edge=0.6,
    )
    _rail(canvas, (1086.0, 700.0), (1500.0, 800.0), 5, 96)
    _person(canvas)
    _rail(canvas, (700.0, 1030.0), (1590.0, 1000.0), 7, 120)


def _rail(canvas: Canvas, start: Point, end: Point, posts: int, height: float) -> None:
    def draw(pen: Pen) -> None:
        pen.line([(start[0], start[1] - height), (end[0], end[1] - height)], 10)
        pen.line([(start[0], start[1] - height / 2), (end[0], end[1] - height / 2)], 5)
        for post in range(posts):
            share = post / (posts - 1)
            x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            pen.line([(x, y - height), (x, y)], 7)

    canvas.cut(draw, ACCENT, mix(ACCENT, INK, 0.25), shadow=0.4, depth=8)


def _person(canvas: Canvas) -> None:
    """Somebody in a wheelchair on the lower ramp, on the way up."""
    x, y = 1120.0, 905.0
    canvas.sheet(
        [(x - 50, y + 26), (x + 60, y + 26), (x - 120, y + 74), (x - 230, y + 70)],
        INK,
        opacity=0.3,
        blur=5,
    )
    canvas.cut(lambda pen: _seated(pen, x, y), NIGHT, INK, shadow=0.3, depth=6)
    canvas.cut(lambda pen: _wheels(pen, x, y), INK)


def _seated(pen: Pen, x: float, y: float) -> None:
    pen.disc(x - 2, y - 152, 22)
    pen.box(x - 12, y - 136, x + 6, y - 116)
    pen.pill(x - 32, y - 122, x + 18, y - 22, 22)
    pen.line([(x - 4, y - 34), (x + 62, y - 34), (x + 74, y + 20), (x + 96, y + 22)], 24)
    pen.line([(x - 10, y - 104), (x + 18, y - 62), (x + 46, y - 58)], 15)
    pen.line([(x - 38, y - 100), (x - 38, y - 20), (x + 60, y - 14)], 7)
    pen.line([(x - 60, y - 104), (x - 38, y - 100)], 7)


def _wheels(pen: Pen, x: float, y: float) -> None:
    pen.ring(x - 12, y - 26, 54, 7)
    pen.disc(x - 12, y - 26, 8)
    for dx, dy in ((50, 0), (0, 50), (36, 36), (36, -36)):
        pen.line([(x - 12 - dx, y - 26 - dy), (x - 12 + dx, y - 26 + dy)], 2)
    pen.ring(x + 66, y + 12, 17, 6)


def _tree(canvas: Canvas) -> None:
    canvas.cut(lambda pen: pen.box(206, 520, 232, 930), NIGHT, INK, shadow=0.3)
    for x, y, size, shade in ((150, 470, 120, 0.25), (290, 480, 110, 0.4), (215, 390, 130, 0.1)):
        color = mix(SLATE, NIGHT, shade)
        canvas.discs(
            [(x, y, size)],
            mix(color, MIST, 0.2),
            color,
            shadow=0.4,
            edge=0.2,
        )
