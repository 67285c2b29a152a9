"""One story as five programs put it on the clipboard; invented, in tests/fixtures/pasting."""

import re
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "pasting"
_FULL = {
    "h2": ["River towns ask for a new crossing", "What they want"],
    "h3": ["What it costs"],
    "ul": 2,
    "ol": 1,
    "li": [
        "a lane for cyclists",
        "two metres wide",
        "lamps at both ends",
        "first a plan",
        "then a vote",
    ],
    "links": [
        "#note-1",
        "https://archive.example/1911",
        "https://lamps.example/",
        "https://plans.example/bridge?id=7",
    ],
    "bold": ["second bridge"],
    "italic": ["both"],
    "tables": [[["Part", "Millions"], ["Piers", "3"], ["Lamps", "1"]]],
    "notes": ["The first was built in 1911; see the archive."],
    "empty": 0,
}
# Plain text knows no emphasis and no notes.
_PLAIN = {
    **_FULL,
    "h2": ["What they want"],
    "links": ["https://plans.example/bridge?id=7"],
    "bold": [],
    "italic": [],
    "notes": [],
}


def _read(name):
    return (FOLDER / name).read_text(encoding="utf-8")


SOURCES = {
    "Word": (_read("word.html"), "x\ny", _FULL),
    "Google Docs": (_read("google-docs.html"), "x\ny", _FULL),
    "LibreOffice": (_read("libreoffice.html"), "x\ny", _FULL),
    "web page": (_read("web-page.html"), "x\ny", _FULL),
    "plain text": ("", _read("plain.txt"), _PLAIN),
}


def _bare(html):
    return re.sub(r"<[^>]+>", "", html)


def counted(blocks):
    """What stands in stored blocks: the words of each heading, entry, link, table and note."""
    html = re.sub(r' data-block-key="[^"]*"', "", " ".join(_strings(blocks)))
    text = re.sub(
        r' data-block-key="[^"]*"',
        "",
        " ".join(block["value"] for block in blocks if block["type"] == "text"),
    )
    inside = {tag: re.findall(rf"<{tag}>(.*?)</{tag}>", text) for tag in ("h2", "h3", "b", "i")}
    return {
        "h2": [_bare(one) for one in inside["h2"]],
        "h3": [_bare(one) for one in inside["h3"]],
        "ul": text.count("<ul>"),
        "ol": text.count("<ol>"),
        "li": [_bare(one) for one in re.findall(r"<li>(.*?)(?=<ul>|<ol>|</li>)", text)],
        "links": sorted(re.findall(r'href="([^"]*)"', html)),
        "bold": inside["b"],
        "italic": inside["i"],
        "tables": [_rows(block["value"]) for block in blocks if block["type"] == "table"],
        "notes": [
            _bare(one["value"] if isinstance(one, dict) else one)
            for block in blocks
            if block["type"] == "footnotes"
            for one in block["value"]["notes"]
        ],
        "empty": len(re.findall(r"<(p|li|h2|h3)>(\s|<br/>|&nbsp;)*</\1>", text)),
    }


def _rows(table):
    heads = [column["heading"] for column in table["columns"]]
    rows = [[_bare(cell) for cell in row["values"]] for row in table["rows"]]
    return [heads, *rows] if any(heads) else rows


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
