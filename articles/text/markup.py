"""Marks quotations in rich-text HTML without touching anything else of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from articles.text.html_units import HtmlReading, Unit, read_html


@dataclass(frozen=True)
class Mark:
    """A quotation to mark: `start` and `end` count code points of `html_to_text(html)`.

    `id` is the quote's uid, `css` further classes of its fragments.
    """

    start: int
    end: int
    id: str
    css: str = ""


def mark_spans(html: str, marks: Sequence[Mark]) -> str:
    """`html` with each mark's text wrapped in `<span>` fragments, one per run of text.

    A fragment holds text only, never a tag, so it cannot be nested wrongly. Of two marks that
    overlap, the one that starts later is nested in the other and cut where the other ends.
    """
    wanted = sorted(
        (mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end)
    )
    if not wanted:
        return html
    reading = read_html(html)
    return _write(html, _insertions(reading, wanted))


@dataclass(frozen=True, slots=True)
class _Fragment:
    mark: int
    source: int
    source_end: int
    run: int


# What stands at one place of the source: first what ends there, then what begins.
_CLOSE, _OPEN = range(2)
_Insertion = tuple[int, int, int, int, str]


def _insertions(reading: HtmlReading, marks: list[Mark]) -> list[_Insertion]:
    """What to write where: (source offset, kind, order, order, HTML), in any order."""
    starts = [unit.start for unit in reading.units]
    found: list[_Insertion] = []
    for index, mark in enumerate(marks):
        fragments = _fragments(reading.units, starts, marks, index)
        for number, part in enumerate(fragments):
            opening = _opening(mark, first=number == 0)
            found.append((part.source, _OPEN, -part.source_end, index, opening))
            found.append((part.source_end, _CLOSE, -part.source, -index, "</span>"))
    return found


def _fragments(
    units: list[Unit], starts: list[int], marks: list[Mark], index: int
) -> list[_Fragment]:
    """The stretches of source that show one mark, cut at tags and where an earlier mark ends."""
    mark = marks[index]
    ends = {other.end for other in marks[:index] if mark.start < other.end < mark.end}
    cuts = [mark.start, *sorted(ends), mark.end]
    fragments: list[_Fragment] = []
    for start, end in pairwise(cuts):
        joined = None
        for unit in _units_between(units, starts, start, end):
            source, source_end = _source_of(unit, start, end)
            if joined is not None and joined.run == unit.run:
                joined = _Fragment(index, joined.source, source_end, unit.run)
                fragments[-1] = joined
            else:
                joined = _Fragment(index, source, source_end, unit.run)
                fragments.append(joined)
    return fragments


def _units_between(units: list[Unit], starts: list[int], start: int, end: int) -> list[Unit]:
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_right(starts, end - 1)
    return [unit for unit in units[first:last] if unit.end > start]


def _source_of(unit: Unit, start: int, end: int) -> tuple[int, int]:
    """Where the part of `unit` between two offsets stands; what is one whole is taken whole."""
    if not unit.verbatim:
        return unit.source, unit.source_end
    return (
        unit.source + max(0, start - unit.start),
        unit.source_end - max(0, unit.end - end),
    )


def _opening(mark: Mark, *, first: bool) -> str:
    uid = escape(mark.id)
    classes = escape(f"quote {mark.css}".strip())
    anchor = f' id="quote-{uid}"' if first else ""
    return f'<span class="{classes}"{anchor} data-quote="{uid}">'


def _write(html: str, insertions: list[_Insertion]) -> str:
    pieces: list[str] = []
    at = 0
    for place, _, _, _, text in sorted(insertions):
        pieces += (html[at:place], text)
        at = place
    pieces.append(html[at:])
    return "".join(pieces)
