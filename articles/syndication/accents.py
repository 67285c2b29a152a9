"""The newsroom's own accent colour: whether text in it can be read, and its style sheet.

A colour is `#rrggbb`, in small letters. Contrast as WCAG 2.2 defines it (1.4.3).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_STEPS = 20


class Scheme(NamedTuple):
    """The grounds that text stands on, and what its contrast has to be at least."""

    grounds: tuple[str, ...]
    least: float


# --ground and --raised of static/css/tokens.css.
LIGHT = Scheme(("#fbfaf7", "#f3f0e9"), 4.5)
DARK = Scheme(("#14161a", "#1d2026"), 4.5)


def parse_colour(text: str) -> str | None:
    """The colour that somebody typed; None where it is none."""
    return text.lower() if _COLOUR.fullmatch(text) else None


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def least_contrast(colour: str, scheme: Scheme) -> float:
    return min(contrast(colour, ground) for ground in scheme.grounds)


def lighter_shade(colour: str) -> str:
    """The shade of a colour, mixed with white, that can be read on the dark ground."""
    shades = (mix(colour, "#ffffff", step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in shades if least_contrast(shade, DARK) >= DARK.least)


def mix(one: str, other: str, share: float) -> str:
    """Between two colours: 0 is the one, 1 the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def accent_sheet(light: str, dark: str) -> str:
    """The style sheet that sets both shades, after tokens.css."""
    rules = (
        f":root {{ --accent: {accent}; --underline: {mix(accent, scheme.grounds[0], 0.6)}; }}"
        for accent, scheme in ((light, LIGHT), (dark, DARK))
    )
    return "{}\n@media (prefers-color-scheme: dark) {{ {} }}\n".format(*rules)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
