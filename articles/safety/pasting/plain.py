"""Plain text: paragraphs, lists and tables as people type them."""

from __future__ import annotations

import re
from itertools import groupby

from articles.safety.pasting.parts import Line, PastedTable
from articles.safety.pasting.runs import link_addresses, write_runs

_BULLET = re.compile(r"^(\s*)(?:[-*•·–o‣▪]|(\d{1,3}[.)]|[a-z]\)))[ \t]+(?=\S)")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(?=\S)")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 45, 90
_INDENT = 2


def read_plain(text: str) -> tuple[Line | PastedTable, ...]:
    """Lines and tables of `text`; web addresses become links.

    An empty line parts paragraphs. Lines that were broken at one width, as mails are, become one
    paragraph; other lines are one each. Cells are parted by tabs.
    """
    parts: list[Line | PastedTable] = []
    for is_blank, group in groupby(text.split("\n"), key=lambda line: not line.strip()):
        if not is_blank:
            parts += _block(list(group))
    return tuple(parts)


def _block(lines: list[str]) -> list[Line | PastedTable]:
    columns = {line.count("\t") for line in lines}
    if len(lines) > 1 and len(columns) == 1 and columns != {0} and not _BULLET.match(lines[0]):
        rows = tuple(tuple(_html(cell) for cell in line.split("\t")) for line in lines)
        return [PastedTable(rows)]
    if not any(_BULLET.match(line) or _HEADING.match(line) for line in lines) and _wrapped(lines):
        lines = [" ".join(line.strip() for line in lines)]
    return [line for text in lines if (line := _line(text)).html]


def _wrapped(lines: list[str]) -> bool:
    lengths = [len(line.strip()) for line in lines[:-1]]
    return bool(lengths) and all(
        _SHORTEST_WRAPPED <= length <= _LONGEST_WRAPPED for length in lengths
    )


def _line(text: str) -> Line:
    heading, bullet = _HEADING.match(text), _BULLET.match(text)
    if heading:
        return Line("h", _html(text[heading.end() :]), len(heading[1]))
    if bullet:
        level = len(bullet[1].expandtabs(_INDENT)) // _INDENT
        return Line("li", _html(text[bullet.end() :]), min(level, 4), bool(bullet[2]))
    return Line("p", _html(text))


def _html(text: str) -> str:
    return " ".join(write_runs(link_addresses(text)))
