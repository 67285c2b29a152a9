"""Pasted parts as the blocks of a story, in their stored form."""

from __future__ import annotations

import re
from dataclasses import asdict
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from articles.safety.pasting.links import clean_address
from articles.safety.pasting.parts import (
    Line,
    Pasted,
    PastedEmbed,
    PastedPart,
    PastedTable,
)
from articles.text import html_to_text

if TYPE_CHECKING:
    from collections.abc import Callable

_DEEPEST_LIST: Final = 4
_LONGEST_TITLE: Final = 160
_MARK: Final = re.compile(r'href="#note-(\d+)">\[\d+\]<')
_OUTER_BOLD: Final = re.compile(r"^<b>(.*)</b>$")


def to_blocks(
    pasted: Pasted,
    *,
    notes_before: int = 0,
    can_embed: Callable[[str], bool] = lambda _address: False,
) -> list[dict[str, Any]]:
    """`{"type", "value"}` for each block; footnotes are numbered on from `notes_before`.

    What `can_embed` says of an address becomes a block "embed", else a link. A picture is a block
    "picture" with the values of its part: whoever keeps the file makes a block of a story of it.
    """
    levels = _levels(pasted)
    blocks: list[dict[str, Any]] = []
    parts = [
        _as_line(part) if isinstance(part, PastedEmbed) and not can_embed(part.address) else part
        for part in pasted.parts
    ]
    for is_line, group in groupby(parts, key=lambda part: isinstance(part, Line)):
        if is_line:
            lines = [one for one in group if isinstance(one, Line)]
            blocks.append({"type": "text", "value": _text(lines, levels)})
        else:
            blocks += (_block(one) for one in group)
    if pasted.notes:
        notes = [f"<p>{note}</p>" for note in pasted.notes]
        blocks.append({"type": "footnotes", "value": {"notes": notes}})
    if notes_before:
        blocks = _renumbered(blocks, notes_before)
    return blocks


def _block(part: PastedPart) -> dict[str, Any]:
    if isinstance(part, PastedTable):
        return {"type": "table", "value": _table(part)}
    if isinstance(part, PastedEmbed):
        title = part.title or part.caption or (urlsplit(part.address).hostname or "")
        return {"type": "embed", "value": {"url": part.address, "title": title[:_LONGEST_TITLE]}}
    return {"type": "picture", "value": asdict(part)}


def _as_line(embed: PastedEmbed) -> Line:
    """What another site shows is a link to it: no page here loads anything from elsewhere."""
    address = clean_address(embed.address)
    if not address:
        return Line("p", escape(embed.caption, quote=False))
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    words = " – ".join(one for one in (embed.title or embed.caption, host) if one)
    return Line("p", f'<a href="{escape(address)}">{escape(words, quote=False)}</a>')


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
