"""Words on a picture: which face can draw them, and how they are broken into lines.

A face is only used for what it has: a letter that it lacks would be an empty box. Text from left to
right may take each run of letters from another face; text with letters of a right-to-left script is
shaped as a whole (Raqm), and so stands in one face.
"""

from __future__ import annotations

import io
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from PIL import ImageFont, features

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.ImageDraw import ImageDraw

ELLIPSIS = "…"
_ABSENT = "\U0010fffe"  # a noncharacter: every face answers with the box it has for what it lacks
_RIGHT_TO_LEFT = ("R", "AL")
# Scripts that set no blanks between words.
_UNSPACED = ((0x2E80, 0x9FFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF))


class Face:
    """One font file; `font(size)` in pixels."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._has = lru_cache(maxsize=4096)(self._find)
        self._box = self._shape(_ABSENT)

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._sizes:
            self._sizes[size] = ImageFont.truetype(io.BytesIO(self._content), size)
        return self._sizes[size]

    def has(self, letter: str) -> bool:
        """Whether the face draws the letter. Blanks have no form that could lack."""
        return letter.isspace() or unicodedata.category(letter) == "Cf" or self._has(letter)

    def _find(self, letter: str) -> bool:
        return self._shape(letter) != self._box

    def _shape(self, letter: str) -> tuple[tuple[int, int], bytes]:
        mask = self.font(24).getmask(letter)
        return mask.size, bytes(mask)


def is_right_to_left(text: str) -> bool:
    """By its first letter that has a direction, as browsers do it."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in directions if way in ("L", *_RIGHT_TO_LEFT)), "L") != "L"


class Lettering:
    """Text in the first of these faces that has it."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self._faces = faces
        self._shapes = features.check("raqm")

    def can_draw(self, text: str) -> bool:
        if _has_right_to_left(text):
            return bool(self._shapes) and self._whole(text) is not None
        return all(any(face.has(letter) for face in self._faces) for letter in text)

    def width(self, text: str, size: int) -> float:
        return sum(face.font(size).getlength(run) for run, face in self._runs(text))

    def draw(
        self, on: ImageDraw, place: tuple[float, float], text: str, size: int, ink: str
    ) -> None:
        """`place` is the left end of the baseline."""
        left, base = place
        for run, face in self._runs(text):
            on.text((left, base), run, font=face.font(size), fill=ink, anchor="ls")
            left += face.font(size).getlength(run)

    def _runs(self, text: str) -> list[tuple[str, Face]]:
        if _has_right_to_left(text):
            return [(text, self._whole(text) or self._faces[0])]
        # A combining mark stays with its letter.
        placed: list[tuple[str, Face]] = []
        for letter in text:
            fits = placed and placed[-1][1].has(letter)
            stays = placed and fits and (unicodedata.combining(letter) or letter.isspace())
            first = next((face for face in self._faces if face.has(letter)), self._faces[0])
            placed.append((letter, placed[-1][1] if stays else first))
        grouped = groupby(placed, key=lambda pair: id(pair[1]))
        runs = [list(pairs) for _, pairs in grouped]
        return [("".join(letter for letter, _ in run), run[0][1]) for run in runs]

    def _whole(self, text: str) -> Face | None:
        return next((face for face in self._faces if all(map(face.has, text))), None)


def break_lines(text: str, fits: Callable[[str], bool], most: int) -> tuple[list[str], bool]:
    """At most `most` lines that fit, and whether all of the text is in them. Where it is not, the
    last line ends with an ellipsis after a whole word."""
    lines: list[str] = []
    pieces = _pieces(text)
    place = 0
    while place < len(pieces) and len(lines) < most:
        line, place = _take_line(pieces, place, fits)
        lines.append(line)
    if place < len(pieces) and lines:
        lines[-1] = _shorten(lines[-1], fits)
    return lines, place >= len(pieces)


def _take_line(pieces: list[str], place: int, fits: Callable[[str], bool]) -> tuple[str, int]:
    line = pieces[place].strip()
    place += 1
    if not fits(line):  # one word wider than the picture
        kept = max((end for end in range(1, len(line) + 1) if fits(line[:end])), default=1)
        pieces[place - 1 : place] = [line[:kept], line[kept:]]
        return line[:kept], place
    while place < len(pieces) and fits((line + pieces[place]).rstrip()):
        line += pieces[place]
        place += 1
    return line.strip(), place


def _shorten(line: str, fits: Callable[[str], bool]) -> str:
    pieces = _pieces(line)
    while len(pieces) > 1 and not fits(_ended("".join(pieces))):
        pieces.pop()
    line = "".join(pieces)
    while len(line) > 1 and not fits(_ended(line)):  # one word alone: there is no better end
        line = line[:-1]
    return _ended(line)


def _ended(line: str) -> str:
    return line.rstrip(" ,;:.–-") + ELLIPSIS


def _pieces(text: str) -> list[str]:
    """Where a line may break: before each blank, and around each letter of unspaced scripts."""
    pieces: list[str] = []
    for letter in " ".join(text.split()):
        before = pieces[-1][-1] if pieces else ""
        if not pieces or letter == " " or _is_unspaced(letter) or _is_unspaced(before):
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _is_unspaced(letter: str) -> bool:
    return bool(letter) and any(first <= ord(letter) <= last for first, last in _UNSPACED)


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)
