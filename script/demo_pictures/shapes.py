"""Shapes that several drawings use: hills, folded outlines, turned points."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from .paper import HEIGHT, WIDTH, Point


def hills(
    chance: random.Random, base: float, height: float, *, waves: int = 3, rough: float = 0.0
) -> list[Point]:
    """The outline of a range of hills down to the lower edge; `base` is its middle line."""
    parts = [
        (height / (k + 1), 0.6 + k * 0.9 + chance.random() * 0.5, chance.random() * math.tau)
        for k in range(waves)
    ]
    points: list[Point] = []
    for x in range(-20, WIDTH + 40, 20):
        turn = x / WIDTH * math.tau
        y = base - sum(size * math.sin(turn * pace + start) for size, pace, start in parts)
        points.append((x, y + chance.uniform(-rough, rough)))
    return [*points, (WIDTH + 40, HEIGHT + 40), (-20, HEIGHT + 40)]


def peaks(chance: random.Random, base: float, height: float, steps: int = 6) -> list[Point]:
    """A jagged range (midpoint displacement), down to the lower edge."""
    line = [base + chance.uniform(-height, height) * 0.4 for _ in range(4)]
    swing = height
    for _ in range(steps):
        swing *= 0.52
        between = [(a + b) / 2 + chance.uniform(-swing, swing) for a, b in pairwise(line)]
        line = [y for pair in zip(line, between, strict=False) for y in pair] + [line[-1]]
    width = (WIDTH + 80) / (len(line) - 1)
    points = [(-40 + i * width, y) for i, y in enumerate(line)]
    return [*points, (WIDTH + 40, HEIGHT + 40), (-40, HEIGHT + 40)]


def turned(points: Sequence[Point], degrees: float, around: Point) -> list[Point]:
    """The points turned clockwise around one of them or any other."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x0, y0 = around
    return [
        (x0 + (x - x0) * cos - (y - y0) * sin, y0 + (x - x0) * sin + (y - y0) * cos)
        for x, y in points
    ]


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Four corners, clockwise from the upper left."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def scribble(chance: random.Random, x: float, y: float, length: float) -> list[Point]:
    """Something like a signature, `length` pixels long."""
    points: list[Point] = []
    position = 0.0
    while position < length:
        swing = chance.uniform(2, 9) if position < length * 0.6 else chance.uniform(0, 3)
        points.append((x + position, y + swing * (1 if len(points) % 2 else -1)))
        position += chance.uniform(3, 8)
    return points
