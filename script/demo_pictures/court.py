"""The steps of a court."""

from __future__ import annotations

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
    Pen,
    mix,
)
from .shapes import hills, rectangle

COLUMNS = (395, 575, 755, 935, 1115)
COLUMN_WIDTH = 90


def court_steps() -> Image.Image:
    """Early light behind the columns of a court; people wait on the steps below."""
    canvas = Canvas("court-steps", mix(SLATE, MIST, 0.2), mix(MIST, SLATE, 0.2), SAND, AMBER, PAPER)
    canvas.glow(800, 560, 820, PAPER, 0.7)
    canvas.cut(lambda pen: pen.disc(800, 520, 170), ACCENT, mix(ACCENT, AMBER, 0.45))
    _cranes(canvas)
    far = hills(canvas.random, 640, 20)
    canvas.sheet(far, mix(MIST, SLATE, 0.4), mix(MIST, SAND, 0.4), edge=0.2)
    _temple(canvas)
    _stairs(canvas)
    _people(canvas)
    return canvas.finish()


def _cranes(canvas: Canvas) -> None:
    def draw(pen: Pen) -> None:
        for x, size in ((110, 1.0), (255, 0.75), (1475, 0.95)):
            side = 1 if x < 800 else -1
            top = 640 - 360 * size
            pen.line([(x, 660), (x, top)], 9 * size)
            pen.line(
                [(x + 46 * size * side, 660), (x + 46 * size * side, top + 90 * size)], 9 * size
            )
            pen.line(
                [(x - 60 * size * side, top + 90 * size), (x + 210 * size * side, top + 90 * size)],
                10 * size,
            )
            pen.line(
                [
                    (x - 50 * size * side, top + 90 * size),
                    (x, top),
                    (x + 200 * size * side, top + 90 * size),
                ],
                4 * size,
            )
            pen.line(
                [
                    (x + 160 * size * side, top + 90 * size),
                    (x + 160 * size * side, top + 210 * size),
                ],
                3 * size,
            )

    canvas.cut(draw, mix(SLATE, MIST, 0.35), mix(SLATE, MIST, 0.55))


def _temple(canvas: Canvas) -> None:
    gable = [(270.0, 262.0), (800.0, 66.0), (1330.0, 262.0)]
    canvas.sheet(gable, SLATE, NIGHT, shadow=0.5, depth=20, edge=0.3)
    inner = [(430.0, 240.0), (800.0, 104.0), (1170.0, 240.0)]
    canvas.sheet(inner, mix(SLATE, MIST, 0.25), mix(SLATE, NIGHT, 0.4))
    canvas.cut(_scales, mix(AMBER, SAND, 0.4))
    for left in COLUMNS:
        canvas.cut(
            partial(_column, left=left),
            mix(SLATE, NIGHT, 0.15),
            NIGHT,
            shadow=0.45,
            depth=18,
        )
        canvas.cut(partial(_fluting, left=left), INK, opacity=0.4)
        canvas.sheet(rectangle(left + 6, 372, left + 13, 690), AMBER, opacity=0.4, blur=2)
    canvas.cut(
        lambda pen: pen.box(290, 262, 1310, 330),
        mix(SLATE, NIGHT, 0.3),
        NIGHT,
        shadow=0.5,
        depth=14,
        edge=0.3,
    )


def _column(pen: Pen, left: float) -> None:
    pen.box(left, 360, left + COLUMN_WIDTH, 700)
    pen.box(left - 12, 328, left + COLUMN_WIDTH + 12, 346)
    pen.polygon(
        [(left - 12, 346), (left + COLUMN_WIDTH + 12, 346), (left + COLUMN_WIDTH, 362), (left, 362)]
    )
    pen.box(left - 12, 690, left + COLUMN_WIDTH + 12, 716)


def _fluting(pen: Pen, left: float) -> None:
    for part in range(1, 5):
        x = left + COLUMN_WIDTH * part / 5
        pen.box(x, 368, x + 5, 688)


def _scales(pen: Pen) -> None:
    pen.line([(800, 130), (800, 226)], 7)
    pen.line([(724, 154), (876, 154)], 6)
    pen.box(772, 222, 828, 230)
    for x in (724, 876):
        pen.line([(x, 154), (x - 24, 196)], 2.5)
        pen.line([(x, 154), (x + 24, 196)], 2.5)
        pen.polygon([(x - 28, 196), (x + 28, 196), (x + 14, 210), (x - 14, 210)])


def _stairs(canvas: Canvas) -> None:
    for step in range(9):
        top = 712 + step * 40
        half = 560 + step * 62
        shade = mix(HAZE, SLATE, 0.15 + step * 0.075)
        box = rectangle(800 - half, top, 800 + half, top + 60)
        canvas.sheet(
            box,
            mix(shade, PAPER, 0.35),
            shade,
            shadow=0.3,
            depth=10,
            edge=0.6,
        )
    for left in COLUMNS:
        near, far = left - 800, left + COLUMN_WIDTH - 800
        shape = [
            (left, 716),
            (left + COLUMN_WIDTH, 716),
            (800 + far * 1.9, 1080),
            (800 + near * 1.9, 1080),
        ]
        canvas.sheet(shape, INK, opacity=0.28, blur=3)
    light = [(665, 716), (755, 716), (714, 1080), (540, 1080)]
    canvas.sheet(light, AMBER, opacity=0.22, blur=5)


def _people(canvas: Canvas) -> None:
    chance = canvas.random
    crowd = sorted((chance.uniform(985, 1045), place) for place in range(15))
    for y, place in crowd:
        x = 295 + place * 66 + (place // 4) * 22 + chance.uniform(-12, 12)
        tall = chance.uniform(150, 182)
        color = ACCENT if place == 5 else mix(SLATE, INK, chance.uniform(0.45, 1))
        slant = (x - 800) * 0.12
        shadow = [(x - 16, y), (x + 16, y), (x + 30 + slant, y + 80), (x - 4 + slant, y + 80)]
        canvas.sheet(shadow, INK, opacity=0.35, blur=3)
        canvas.cut(
            partial(_figure, x=x, y=y, tall=tall),
            color,
            mix(color, INK, 0.5),
            shadow=0.35,
            depth=6,
        )


def _figure(pen: Pen, x: float, y: float, tall: float) -> None:
    """Somebody in a coat, seen from behind."""
    neck, hem = y - tall + 26, y - tall * 0.3
    pen.disc(x, y - tall + 13, 12.5)
    pen.box(x - 5, neck - 6, x + 5, neck + 8)
    pen.pill(x - 21, neck + 2, x + 21, neck + 44, 15)
    pen.polygon([(x - 21, neck + 16), (x + 21, neck + 16), (x + 25, hem), (x - 25, hem)])
    for side in (-1, 1):
        pen.polygon(
            [
                (x + side * 4, hem - 4),
                (x + side * 17, hem - 4),
                (x + side * 14, y),
                (x + side * 5, y),
            ]
        )
