"""Open country: tents beside a marsh, fields and the line between them."""

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
from articles.management.demo.pictures.shapes import hills, peaks


def saltmarsh() -> bytes:
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
        canvas.cut(lambda pen, o=outline: pen.polygon(o), color, mix(color, SAND, 0.5), edge=0.2)
    canvas.cut(lambda pen: pen.box(0, 612, WIDTH, HEIGHT), mix(SLATE, AMBER, 0.35), SLATE, NIGHT)
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
        half = canvas.random.uniform(24, 88) * (1 - row / 14)
        strokes.append((1090 + canvas.random.uniform(-14, 14), y, half * 1.3))
    canvas.cut(
        lambda pen: [pen.pill(x - h, y, x + h, y + 4, 2) for x, y, h in strokes] and None,
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
    canvas.cut(
        lambda pen: pen.polygon(side),
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
    canvas.cut(lambda pen: pen.polygon(front), *shade, edge=0.3)
    door = [
        (x, y - size * 0.68),
        (x + size * 0.2, y + size * 0.1),
        (x - size * 0.2, y + size * 0.1),
    ]
    glow = (PAPER, AMBER) if lit else (INK, NIGHT)
    canvas.cut(lambda pen: pen.polygon(door), *glow)
    if lit:
        canvas.glow(x, y, round(size * 0.9), AMBER, 0.35)


def _bank(canvas: Canvas, base: float, fade: float) -> None:
    outline = hills(canvas.random, base + 12, 12, waves=4)
    color = mix(NIGHT, SLATE, fade)
    canvas.cut(
        lambda pen: pen.polygon(outline), color, mix(color, INK, 0.6), shadow=0.35, edge=0.15
    )


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


def lower_fields() -> bytes:
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
    canvas.cut(lambda pen: pen.polygon(inner), color, mix(color, SLATE, 0.18), edge=0.35)
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
    canvas.cut(lambda pen: [pen.line(r, 3) for r in ripples] and None, MIST, opacity=0.6)


def _farms(canvas: Canvas) -> None:
    """Trees in rows and groups, and three roofs."""
    chance = canvas.random
    for x, y, many in ((1290, 200, 9), (250, 690, 8), (1420, 880, 7), (860, 130, 6), (420, 960, 6)):
        for _ in range(many):
            spot = (x + chance.gauss(0, 62), y + chance.gauss(0, 40), chance.uniform(13, 25))
            green = mix(SLATE, NIGHT, chance.uniform(0.3, 0.9))
            canvas.cut(
                lambda pen, s=spot: pen.disc(*s),
                mix(green, MIST, 0.3),
                green,
                shadow=0.45,
                depth=10,
            )
    for x, y, color in ((1330, 290, ACCENT), (330, 760, PAPER), (1450, 770, PAPER)):
        upper = [(x, y), (x + 74, y - 20), (x + 84, y + 10), (x + 10, y + 30)]
        lower = [(x + 10, y + 30), (x + 84, y + 10), (x + 94, y + 40), (x + 20, y + 60)]
        canvas.cut(lambda pen, u=upper: pen.polygon(u), mix(color, SAND, 0.15), shadow=0.5)
        canvas.cut(lambda pen, w=lower: pen.polygon(w), mix(color, NIGHT, 0.3), shadow=0.4)


STAKES: tuple[Point, ...] = (
    (210, -20), (310, 190), (520, 330), (640, 560), (900, 640), (1010, 830), (1230, 900), (1330, 1090)
)  # fmt: skip


def _boundary(canvas: Canvas) -> None:
    dashes = []
    for one, other in zip(STAKES, STAKES[1:], strict=False):
        count = max(3, round(math.dist(one, other) / 44))
        for part in range(count):
            dashes.append(
                [_between(one, other, part / count), _between(one, other, (part + 0.62) / count)]
            )
    canvas.cut(lambda pen: [pen.line(d, 11) for d in dashes] and None, ACCENT, shadow=0.45, depth=8)
    for x, y in STAKES[1:-1]:
        canvas.cut(
            lambda pen, a=x, b=y: pen.polygon([(a, b), (a + 90, b + 46), (a + 84, b + 56)]),
            INK,
            opacity=0.4,
            blur=2,
        )
        canvas.cut(
            lambda pen, a=x, b=y: pen.box(a - 8, b - 86, a + 8, b + 6),
            PAPER,
            SAND,
            shadow=0.4,
            depth=8,
        )
        canvas.cut(lambda pen, a=x, b=y: pen.box(a - 8, b - 86, a + 8, b - 62), ACCENT)
