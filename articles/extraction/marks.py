"""Finds quotation spans by their marks, one paragraph at a time.

Typographic marks say themselves whether they open or close. Straight marks are told apart by
what touches them. A mark that opens and is never closed runs to the end of its paragraph: the
way a quotation over several paragraphs is set. Marks inside a quotation belong to it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DOUBLE: Final = re.compile(r"[“”„«»\"]")
# Typewriter and TeX usage; only read where the caller asks for it.
_DOUBLED: Final = re.compile(r"[“”„«»\"]|''|``")
_SINGLE: Final = re.compile(r"[‘’]")
_BEFORE_OPENING: Final = " \t\xa0([{-–—―:/‘'“\u2009\u200a\u202f"
_AFTER_CLOSING: Final = " \t\xa0)]}-–—―,.;:!?…/’'”\u2009\u202f"


class Quoted(NamedTuple):
    """A stretch between marks: `start`, `end` without the marks, `outer_…` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


def _opens(text: str, at: int, width: int, start: int, end: int, inside: bool) -> bool:
    mark = text[at : at + width]
    if mark in ("“", "„", "``"):
        # Some writers close with the opening mark: then a word stands before it and none after.
        wrong = inside and at > start and not text[at - 1].isspace()
        return not (wrong and at + width < end and text[at + width] in _AFTER_CLOSING)
    if mark == "”":
        return False
    if mark == "«":
        return True
    if mark == "»":
        return False
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
    if running and _closes_first(text, start, end, pattern):
        opened, width = start, 0
    for match in pattern.finditer(text, start, end):
        at, stop = match.span()
        if _is_inches(text, at, start, opened >= 0):
            continue
        if _opens(text, at, stop - at, start, end, opened >= 0):
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


def _closes_first(text: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    """Whether the first mark of a paragraph closes what an earlier paragraph opened."""
    first = pattern.search(text, start, end)
    if first is None or first.start() == start:
        return False
    at, width = first.start(), first.end() - first.start()
    return not _opens(text, at, width, start, end, True) and not text[at - 1].isspace()


def _single(text: str, start: int, end: int) -> list[Quoted]:
    """British usage: single marks outside. A closing mark is told from an apostrophe by what
    follows it (no letter) and by punctuation or a word before it."""
    found: list[Quoted] = []
    opened = -1
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        after = text[at + 1] if at + 1 < end else " "
        if text[at] == "‘":
            opened = at if opened < 0 else opened
        elif opened >= 0 and not after.isalnum():
            found.append(Quoted(opened + 1, at, opened, at + 1, True))
            opened = -1
    return found


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
