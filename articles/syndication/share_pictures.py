"""The picture that other sites show beside a link: words on a plain ground, 1200 by 630 pixels."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from articles.syndication.lettering import Lettering, break_lines, is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, HEIGHT = 1200, 630
_EDGE, _BAR = 72, 14
_GROUND, _INK, _SOFT, _ACCENT = "#fbfaf7", "#1b1c1f", "#55575d", "#9a1b2f"
_SMALL, _FOOT = 32, 34
_SIZES = tuple(range(84, 39, -4))
_LEADING = 1.16
_SPACE = (150, 500)  # the words stand between these heights
_LONGEST = 700  # letters: more than ever fit


@dataclass(frozen=True, slots=True)
class ShareWords:
    """What the picture says: `words` large, `label` above, `site` and `note` below. What no face
    can draw is left out; where that are the words, the site's name stands for them."""

    words: str
    site: str = ""
    label: str = ""
    note: str = ""
    is_quote: bool = False


def draw_share_picture(said: ShareWords, lettering: Lettering) -> bytes:
    """A PNG. The words shrink until they fit, and end with an ellipsis where they never do."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    on = ImageDraw.Draw(picture)
    on.rectangle((0, 0, WIDTH, _BAR), fill=_ACCENT)
    words = _drawable(said.words, lettering)
    site = _drawable(said.site, lettering)
    mirrored = is_right_to_left(words)
    put = partial(_put, on, lettering, mirrored)
    put(_drawable(said.label, lettering), _SMALL, _ACCENT, 112)
    on.line((_EDGE, 540, WIDTH - _EDGE, 540), fill="#d8d3c8", width=2)
    note = _drawable(said.note, lettering)
    if site and words:
        put(site, _FOOT, _INK, 592, room=0.5)
        _put(on, lettering, not mirrored, note, 28, _SOFT, 592, room=0.45)
    else:
        put(note, 28, _SOFT, 592)
    if words or site:
        shown = f"“{words}”" if said.is_quote and words else words or site
        _draw_words(shown, lettering, put)
    out = io.BytesIO()
    picture.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_words(words: str, lettering: Lettering, put: Callable[..., None]) -> None:
    top, bottom = _SPACE
    for size in _SIZES:
        height = round(size * _LEADING)
        fits = partial(_fits, lettering, size)
        lines, is_whole = break_lines(words, fits, (bottom - top) // height)
        if is_whole:
            break
    if not is_whole and words.endswith("”") and not lines[-1].endswith("”"):
        lines[-1] += "”"
    for number, line in enumerate(lines):
        put(line, size, _INK, top + size + number * height)


def _fits(lettering: Lettering, size: int, text: str) -> bool:
    return lettering.width(text, size) <= WIDTH - 2 * _EDGE


def _put(
    on: ImageDraw.ImageDraw,
    lettering: Lettering,
    mirrored: bool,
    text: str,
    size: int,
    ink: str,
    base: int,
    *,
    room: float = 1.0,
) -> None:
    """One line of text, at the edge at which its reading begins; cut to `room` of the width."""
    wide = (WIDTH - 2 * _EDGE) * room
    lines, _ = break_lines(text, lambda part: lettering.width(part, size) <= wide, 1)
    if lines:
        left = WIDTH - _EDGE - lettering.width(lines[0], size) if mirrored else _EDGE
        lettering.draw(on, (left, base), lines[0], size, ink)


def _drawable(text: str, lettering: Lettering) -> str:
    text = " ".join(unicodedata.normalize("NFC", text[:_LONGEST]).split())
    return text if lettering.can_draw(text) else ""
