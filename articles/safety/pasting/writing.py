"""Pasted parts as the blocks of a story, in their stored form."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any, Final

from articles.safety.pasting.parts import Line, Pasted, PastedTable
from articles.text import html_to_text

_DEEPEST_LIST: Final = 4
_MARK: Final = re.compile(r'href="#note-(\d+)">\[\d+\]<')
_OUTER_BOLD: Final = re.compile(r"^<b>(.*)</b>$")


def to_blocks(pasted: Pasted, *, notes_before: int = 0) -> list[dict[str, Any]]:
    """`{"type", "value"}` for each block; footnotes are numbered on from `notes_before`."""
    levels = _levels(pasted)
    blocks: list[dict[str, Any]] = []
    for is_table, group in groupby(pasted.parts, key=lambda part: isinstance(part, PastedTable)):
        if is_table:
            blocks += ({"type": "table", "value": _table(one)} for one in group)  # type: ignore[arg-type]
        else:
            blocks.append({"type": "text", "value": _text(list(group), levels)})  # type: ignore[arg-type]
    if pasted.notes:
        notes = [f"<p>{note}</p>" for note in pasted.notes]
        blocks.append({"type": "footnotes", "value": {"notes": notes}})
    if notes_before:
        blocks = _renumbered(blocks, notes_before)
    return blocks


def _levels(pasted: Pasted) -> dict[int, str]:
    """A story's own headings have two levels, below its headline, which may stand first."""
    found = [part.level for part in pasted.parts if isinstance(part, Line) and part.kind == "h"]
    first = pasted.parts[0] if pasted.parts else None
    has_headline = isinstance(first, Line) and first.kind == "h" and found[0] not in found[1:]
    rest = found[1:] if has_headline else found
    used = sorted(set(rest))
    return {level: "h3" if level in used[1:] else "h2" for level in set(found)}


def _text(lines: list[Line], levels: dict[int, str]) -> str:
    pieces: list[str] = []
    for is_list, group in groupby(lines, key=lambda line: line.kind == "li"):
        if is_list:
            pieces.append(_lists(list(group)))
        else:
            pieces += (_single(line, levels) for line in group)
    return "".join(pieces)


def _single(line: Line, levels: dict[int, str]) -> str:
    tag = levels[line.level] if line.kind == "h" else "p"
    return f"<{tag}>{line.html}</{tag}>"


def _lists(lines: list[Line]) -> str:
    """Entries as nested lists; nobody can skip a level."""
    pieces: list[str] = []
    open_: list[str] = []
    for line in lines:
        tag = "ol" if line.ordered else "ul"
        depth = min(line.level, len(open_), _DEEPEST_LIST) + 1
        while len(open_) > depth:
            pieces.append(f"</li></{open_.pop()}>")
        if len(open_) == depth and open_[-1] != tag:
            pieces.append(f"</li></{open_.pop()}>")
        if len(open_) == depth:
            pieces.append("</li>")
        else:
            pieces.append(f"<{tag}>")
            open_.append(tag)
        pieces.append(f"<li>{line.html}")
    while open_:
        pieces.append(f"</li></{open_.pop()}>")
    return "".join(pieces)


def _table(table: PastedTable) -> dict[str, Any]:
    """As Wagtail's typed tables are stored. A column with emphasis or links has rich cells."""
    # A heading of a column is plain text: one with a link stays a row.
    has_header = table.has_header and not any("<a " in cell for cell in table.rows[0])
    heads = table.rows[0] if has_header else ("",) * len(table.rows[0])
    rows = table.rows[1:] if has_header else table.rows
    rich = [any("<" in row[place] for row in rows) for place in range(len(heads))]
    return {
        "columns": [
            {"type": "rich_text" if is_rich else "text", "heading": _plain(head)}
            for head, is_rich in zip(heads, rich, strict=True)
        ],
        "rows": [
            {
                "values": [
                    f"<p>{cell}</p>" if is_rich else html_to_text(cell)
                    for cell, is_rich in zip(row, rich, strict=True)
                ]
            }
            for row in rows
        ],
        "caption": table.caption,
    }


def _plain(html: str) -> str:
    return html_to_text(_OUTER_BOLD.sub(r"\1", html)).replace("\n", " ")


def _renumbered(blocks: list[dict[str, Any]], before: int) -> list[dict[str, Any]]:
    def move(value: Any) -> Any:
        if isinstance(value, str):
            return _MARK.sub(
                lambda m: f'href="#note-{int(m[1]) + before}">[{int(m[1]) + before}]<', value
            )
        if isinstance(value, list):
            return [move(one) for one in value]
        if isinstance(value, dict):
            return {key: move(one) for key, one in value.items()}
        return value

    return [
        {**block, "value": move(block["value"])} if block["type"] != "footnotes" else block
        for block in blocks
    ]
