"""Tents beside a marsh."""

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
    Color,
    Pen,
    Point,
    mix,
)
from .shapes import hills, peaks


def saltmarsh() -> Image.Image:
    """Tents at dusk, some with a light in them, and a channel that carries the moon."""
    canvas = Canvas(
        "saltmarsh",
        NIGHT,
        SLATE,
        mix(SLATE, MIST, 0.7),
        SAND,
        mix(AMBER, ACCENT, 0.25),
        AMBER,
        SAND,
    )
    canvas.glow(1090, 560, 760, AMBER, 0.55)
    canvas.cut(lambda pen: pen.disc(1090, 300, 92), PAPER, mix(PAPER, AMBER, 0.25))
    for base, height, shade in ((520, 60, 0.3), (575, 45, 0.6)):
        outline = peaks(canvas.random, base, height)
        color = mix(MIST, SLATE, shade)
        canvas.sheet(outline, color, mix(color, SAND, 0.5), edge=0.2)
    canvas.cut(
        lambda pen: pen.box(0, 612, WIDTH, HEIGHT),
        mix(AMBER, SAND, 0.4),
        mix(SLATE, AMBER, 0.3),
        SLATE,
        NIGHT,
        NIGHT,
    )
    _ripples(canvas)
    _tents(canvas, 690, 54, 15, 0.32)
    _bank(canvas, 700, 0.55)
    _tents(canvas, 800, 92, 9, 0.15)
    _bank(canvas, 815, 0.3)
    _tents(canvas, 945, 165, 5, 0.0)
    _bank(canvas, 960, 0.05)
    _reeds(canvas)
    return canvas.finish()


def _ripples(canvas: Canvas) -> None:
    strokes = []
    for row in range(9):
        y = 622 + row * 9
        half = canvas.random.uniform(28, 44) + row * 6
        x = 1090 + canvas.random.uniform(-14, 14)
        strokes.append([(x - half * 1.3, y), (x + half * 1.3, y)])
    canvas.strokes(
        strokes,
        4,
        PAPER,
        opacity=0.75,
    )


def _tents(canvas: Canvas, base: float, size: float, count: int, fade: float) -> None:
    """One row of tents; about a third are lit, and one in the front row is red."""
    chance = canvas.random
    step = WIDTH / count
    for number in range(count + 1):
        x = number * step + chance.uniform(-0.2, 0.2) * step
        y = base + chance.uniform(-0.1, 0.12) * size
        lit = chance.random() < 0.4
        color = mix(mix(SAND, HAZE, chance.random()), SLATE, 0.25 + fade)
        if not lit:
            color = mix(color, NIGHT, 0.35)
        if fade == 0.0 and number == 2:
            color, lit = ACCENT, True
        _tent(canvas, (x, y), size * chance.uniform(0.9, 1.1), color, lit)


def _tent(canvas: Canvas, foot: Point, size: float, color: Color, lit: bool) -> None:
    x, y = foot
    ridge, back = (x, y - size), (x + size * 0.95, y - size * 0.9)
    side = [ridge, back, (x + size * 1.45, y - size * 0.05), (x + size * 0.62, y + size * 0.1)]
    front = [ridge, (x + size * 0.62, y + size * 0.1), (x - size * 0.62, y + size * 0.1)]
    canvas.sheet(
        side,
        mix(color, NIGHT, 0.3),
        mix(color, NIGHT, 0.62),
        shadow=0.3,
        depth=8,
    )
    shade = (
        (mix(color, AMBER, 0.55), mix(color, AMBER, 0.25))
        if lit
        else (color, mix(color, NIGHT, 0.4))
    )
    canvas.sheet(front, *shade, edge=0.3)
    door = [
        (x, y - size * 0.68),
        (x + size * 0.2, y + size * 0.1),
        (x - size * 0.2, y + size * 0.1),
    ]
    glow = (PAPER, AMBER) if lit else (INK, NIGHT)
    canvas.sheet(door, *glow)
    if lit:
        canvas.glow(x, y, round(size * 0.9), AMBER, 0.35)


def _bank(canvas: Canvas, base: float, fade: float) -> None:
    outline = hills(canvas.random, base + 12, 12, waves=4)
    color = mix(NIGHT, SLATE, fade)
    canvas.sheet(outline, color, mix(color, INK, 0.6), shadow=0.35, edge=0.15)


def _reeds(canvas: Canvas) -> None:
    chance = canvas.random
    stems: list[tuple[list[Point], bool]] = []
    for _ in range(120):
        side = chance.random()
        x = chance.gauss(120, 130) if side < 0.5 else chance.gauss(1490, 120)
        tall, lean = chance.uniform(90, 330), chance.uniform(-50, 50)
        line = [(x + lean * (i / 8) ** 2, HEIGHT + 10 - tall * i / 8) for i in range(9)]
        stems.append((line, chance.random() < 0.35))
    canvas.cut(lambda pen: _stems(pen, stems), NIGHT, INK, shadow=0.3, depth=8)


def _stems(pen: Pen, stems: list[tuple[list[Point], bool]]) -> None:
    for line, has_head in stems:
        pen.line(line, 3)
        if has_head:
            pen.line(line[-2:], 10)
