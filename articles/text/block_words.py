"""The words of a story's blocks, from their stored form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final

from articles.text.projection import html_to_text

# What a stored block holds beside its words.
_NO_WORDS: Final = {"type", "id", "uid"}


def block_html(kind: str, value: Any, *, first_note: int = 1) -> str:
    """The words of a block as HTML, in which quotes are anchored and marked; "" for a block that
    has no words of the story of its own. Footnotes are numbered from `first_note`; what they are
    numbered changes nothing about the plain text."""
    if kind == "footnotes":
        return _footnotes(value or {}, first_note)
    write = _WRITERS.get(kind)
    return write(value) if write and value else ""


def block_text(kind: str, value: Any) -> str:
    """The plain text of `block_html`."""
    return html_to_text(block_html(kind, value))


def note_count(kind: str, value: Any) -> int:
    """How many footnotes a block holds."""
    return len(_items(value.get("notes"))) if kind == "footnotes" and value else 0


def story_texts(blocks: Iterable[Mapping[str, Any]]) -> list[str]:
    """The HTML of the blocks that hold the story's own words, in their order."""
    found = (block_html(raw["type"], raw["value"]) for raw in blocks)
    return [html for html in found if html]


def printed_texts(value: Any) -> Iterator[str]:
    """Every text in a block's stored value, without markup; names of types and ids are none."""
    if isinstance(value, str):
        yield html_to_text(value) if "<" in value else value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in _NO_WORDS:
                yield from printed_texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from printed_texts(part)


def _text(value: str) -> str:
    return value


def _items(rows: Any) -> list[Any]:
    """The values of a list in a block."""
    return [
        row["value"] if isinstance(row, Mapping) and "value" in row else row for row in rows or ()
    ]


def _plain(text: Any) -> str:
    return escape(str(text or "").strip(), quote=False).replace("\n", "<br/>")


def _cell(kind: str, value: Any) -> str:
    return str(value or "") if kind == "rich_text" else _plain(value)


def _table(value: Mapping[str, Any]) -> str:
    columns = value.get("columns") or []
    caption = _plain(value.get("caption"))
    heads = [_plain(column.get("heading")) for column in columns]
    pieces = ["<table>"]
    if caption:
        pieces.append(f"<caption>{caption}</caption>")
    if any(heads):
        cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
        pieces.append(f"<thead><tr>{cells}</tr></thead>")
    pieces.append("<tbody>")
    for row in value.get("rows") or ():
        pairs = zip(columns, row.get("values") or (), strict=False)
        cells = "".join(f"<td>{_cell(column.get('type'), cell)}</td>" for column, cell in pairs)
        pieces.append(f"<tr>{cells}</tr>")
    return "".join([*pieces, "</tbody></table>"])


def _fact_box(value: Mapping[str, Any]) -> str:
    title = _plain(value.get("title"))
    return (f"<h2>{title}</h2>" if title else "") + str(value.get("text") or "")


def _key_points(value: Mapping[str, Any]) -> str:
    title = _plain(value.get("title"))
    points = "".join(f"<li>{_plain(point)}</li>" for point in _items(value.get("points")))
    return (f"<h2>{title}</h2>" if title else "") + f"<ul>{points}</ul>"


def _transcript(value: Mapping[str, Any]) -> str:
    paragraphs = re.split(r"\n\s*\n", str(value.get("transcript") or "").replace("\r\n", "\n"))
    return "".join(f"<p>{plain}</p>" for one in paragraphs if (plain := _plain(one)))


def _footnotes(value: Mapping[str, Any], first: int) -> str:
    notes = "".join(
        f'<li id="note-{number}" value="{number}">{note}</li>'
        for number, note in enumerate(_items(value.get("notes")), start=first)
    )
    return f"<ol>{notes}</ol>" if notes else ""


_WRITERS: Final[dict[str, Callable[[Any], str]]] = {
    "text": _text,
    "table": _table,
    "fact_box": _fact_box,
    "key_points": _key_points,
    "video": _transcript,
    "audio": _transcript,
}
