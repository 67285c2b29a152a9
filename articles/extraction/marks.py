"""Finds quotation spans by their marks, one paragraph at a time.

Typographic marks say themselves whether they open or close, once it is known how the paragraph
uses them: “…”, „…“, «…», »…«, or the same mark on both sides. Straight marks are told apart by
what touches them. A mark that opens and is never closed runs to the end of its paragraph: the
way a quotation over several paragraphs is set. Marks inside a quotation belong to it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DOUBLE: Final = re.compile(r"[“”„«»\"]")
# Typewriter and TeX usage; only read where the caller asks for it or the paragraph opens with ``.
_DOUBLED: Final = re.compile(r"[“”„«»\"]|''|``")
_SINGLE: Final = re.compile(r"[‘’']")
_ANY: Final = re.compile(r"[“”„«»\"‘']|``")
_BEFORE_OPENING: Final = " \t\xa0([{-–—―:/‘'“\u2009\u200a\u202f"
_AFTER_CLOSING: Final = " \t\xa0)]}-–—―,.;:!?…/’'”\u2009\u202f"
_GUILLEMETS: Final = "«»"
_STOPS: Final = ",.!?…—–"


class Quoted(NamedTuple):
    """A stretch between marks: `start`, `end` without the marks, `outer_…` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


class _Usage(NamedTuple):
    """How a paragraph uses its marks: guillemets point inwards, ” opens as well as closes."""

    reversed: bool
    same: bool


def _usage(text: str, start: int, end: int, running: bool) -> _Usage:
    """Told by the first mark of each family, unless it closes what was opened before."""
    if running:
        return _Usage(False, False)
    first = {}
    for match in _DOUBLE.finditer(text, start, end):
        family = match.group() in _GUILLEMETS
        if family not in first:
            first[family] = match.group(), _could_open(text, match.start(), 1, start, end)
        if len(first) > 1:
            break
    return _Usage(first.get(True) == ("»", True), first.get(False) == ("”", True))


def _could_open(text: str, at: int, width: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    return before in _BEFORE_OPENING and not after.isspace()


def _opens(text: str, at: int, width: int, start: int, end: int, inside: bool) -> bool:
    mark = text[at : at + width]
    if mark in ("“", "„", "``"):
        # Some writers close with the opening mark: then a word stands before it and none after.
        wrong = inside and at > start and not text[at - 1].isspace()
        return not (wrong and (at + width >= end or text[at + width] in _AFTER_CLOSING))
    if mark in ("”", "«", "»"):
        return mark == "«"
    return _straight_opens(text, at, width, start, end, inside)


def _straight_opens(text: str, at: int, width: int, start: int, end: int, inside: bool) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    could_open = before in _BEFORE_OPENING and not after.isspace()
    could_close = after in _AFTER_CLOSING and not before.isspace()
    if could_open != could_close:
        return could_open
    return not inside


def _is_inches(text: str, at: int, start: int, inside: bool) -> bool:
    return not inside and text[at] == '"' and at > start and text[at - 1].isdigit()


def _double(
    text: str, start: int, end: int, pattern: re.Pattern[str], running: bool
) -> list[Quoted]:
    found: list[Quoted] = []
    opened = -1
    width = 1
    usage = _usage(text, start, end, running)
    if running and _closes_first(text, start, end, pattern):
        opened, width = start, 0
    for match in pattern.finditer(text, start, end):
        at, stop = match.span()
        if _is_inches(text, at, start, opened >= 0) or _nested(text, opened, width, at):
            continue
        if _opens_here(text, at, stop - at, start, end, opened >= 0, usage):
            if opened >= 0:
                # A second opening mark: the first one was never closed; it ends before this.
                found.append(Quoted(opened + width, at, opened, at, False))
            opened, width = at, stop - at
        elif opened >= 0:
            found.append(Quoted(opened + width, at, opened, stop, True))
            opened = -1
    if opened >= 0:
        found.append(Quoted(opened + width, end, opened, end, False))
    return found


def _opens_here(
    text: str, at: int, width: int, start: int, end: int, inside: bool, usage: _Usage
) -> bool:
    mark = text[at : at + width]
    if usage.reversed and mark in _GUILLEMETS:
        return mark == "»"
    if usage.same and mark == "”":
        return _straight_opens(text, at, width, start, end, inside)
    return _opens(text, at, width, start, end, inside)


def _nested(text: str, opened: int, width: int, at: int) -> bool:
    """Whether a mark stands inside a quotation of the other family: «… “…” …»."""
    if opened < 0 or not width:
        return False
    return (text[opened] in _GUILLEMETS) != (text[at] in _GUILLEMETS)


def _closes_first(text: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    """Whether the first mark of a paragraph closes what an earlier paragraph opened."""
    first = pattern.search(text, start, end)
    if first is None or first.start() == start:
        return False
    at, width = first.start(), first.end() - first.start()
    return not _opens(text, at, width, start, end, True) and not text[at - 1].isspace()


def _single(text: str, start: int, end: int) -> list[Quoted]:
    """British usage: single marks outside. A closing mark is told from an apostrophe by what
    follows it (no letter) and by the punctuation before it; where none of a quotation's marks has
    that, the first one closes it."""
    found: list[Quoted] = []
    opened = may_close = -1
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        opens = text[at] == "‘" or _apostrophe_opens(text, at, start, end)
        if opens and opened >= 0 and may_close >= 0:
            found.append(Quoted(opened + 1, may_close, opened, may_close + 1, True))
            opened = may_close = -1
        if opens:
            opened = at if opened < 0 else opened
        elif opened >= 0 and not text[at + 1 : min(at + 2, end)].isalnum():
            may_close = at if may_close < 0 else may_close
            if text[at - 1] in _STOPS:
                found.append(Quoted(opened + 1, at, opened, at + 1, True))
                opened = may_close = -1
    if opened >= 0 and may_close >= 0:
        found.append(Quoted(opened + 1, may_close, opened, may_close + 1, True))
    return found


def _apostrophe_opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight single mark opens: "'We left" does, "the '90s" and "workers'" do not."""
    opens = text[at] == "'" and _could_open(text, at, 1, start, end)
    return opens and not text[at + 1 : at + 2].isdigit()


def _style_here(text: str, start: int, end: int, style: str) -> str:
    """The style of one paragraph: what it does itself outweighs the rest of the text."""
    first = _ANY.search(text, start, end)
    if first is None or style == "doubled":
        return style
    if first.group() == "``":
        return "doubled"
    if first.group() not in "‘'" or not _could_open(text, first.start(), 1, start, end):
        return "double" if first.group() not in "‘'" else style
    # British usage, double marks inside: the first single quotation holds the first double mark.
    outer = _single(text, start, end)
    double = _DOUBLE.search(text, start, end)
    holds = bool(outer) and double is not None and outer[0].end > double.start()
    return "single" if holds and text[outer[0].end - 1] in _STOPS else style


def trim_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def quoted_spans(
    text: str, start: int, end: int, style: str = "double", running: bool = False
) -> list[Quoted]:
    """The outermost quotations of one paragraph, in order, none of them empty.

    `style` is double, doubled (two apostrophes count as a double mark) or single (British usage;
    ask for it only where a text has no double marks). `running` says that the paragraph before
    left a quotation open, which this one may close without opening it again.
    """
    style = _style_here(text, start, end, style)
    if style == "single":
        found = _single(text, start, end)
    else:
        found = _double(text, start, end, _DOUBLED if style == "doubled" else _DOUBLE, running)
    result = []
    for quoted in found:
        begin, stop = trim_blank(text, quoted.start, quoted.end)
        if any(char.isalnum() for char in text[begin:stop]):
            result.append(quoted._replace(start=begin, end=stop))
    return result
