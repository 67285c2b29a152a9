"""Colours of the public site: text can be read by people with low vision (WCAG 2.2, AA)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"
# Text on its ground: 4.5:1 (WCAG 1.4.3). What is no text but says something: 3:1 (1.4.11).
PAIRS = [
    ("--ink", "--ground", 4.5),
    ("--ink", "--raised", 4.5),
    ("--ink", "--mark", 4.5),
    ("--ink-soft", "--ground", 4.5),
    ("--ink-soft", "--raised", 4.5),
    ("--accent", "--ground", 4.5),
    ("--accent", "--raised", 4.5),
    ("--on-banner", "--banner", 4.5),
    ("--focus", "--ground", 3),
    ("--focus", "--raised", 3),
    ("--rule-strong", "--ground", 3),
]


def colours(text):
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", text))


def schemes():
    light, _, dark = SHEET.read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
    return {"light": colours(light), "dark": {**colours(light), **colours(dark)}}


def luminance(colour):
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme):
    values = schemes()[scheme]
    low = {
        (ink, ground): round(contrast(values[ink], values[ground]), 2)
        for ink, ground, least in PAIRS
        if contrast(values[ink], values[ground]) < least
    }
    assert not low
