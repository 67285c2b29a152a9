"""Reads rich-text HTML into units of plain text that know where they stand in the source."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.entities import html5
from typing import NamedTuple

# No alternative looks further than the next "<", so that hostile input costs linear time.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>"
    r"""|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/<>]*)(?:[^<>"']|"[^"]*"|'[^']*')*+>"""
    r"|(?P<text>(?:[^<]++|<(?![a-zA-Z/!?]))++|<)",
    re.DOTALL,
)
# Single spaces between words need no unit of their own: they are the same in text and source.
_SPECIAL = re.compile(
    r"&(?:#[0-9]{1,7}(?![0-9]);?|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F]);?|[a-zA-Z][a-zA-Z0-9]{0,31};?)"
    r"|\A +|[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+| \Z"
)
_BLOCK_TAGS = """
    address article aside blockquote body dd details div dl dt embed figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary
    table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg"))


class Unit(NamedTuple):
    """Some code points of the text and the source that shows them.

    A verbatim unit is the same in both, character for character; any other (an entity, a run of
    white space) is one whole. `run` counts the stretches of text between two tags.
    """

    start: int
    text: str
    source: int
    source_end: int
    verbatim: bool
    run: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class HtmlReading:
    """What reading a piece of HTML gave."""

    text: str = ""
    units: list[Unit] = field(default_factory=list)


def read_html(source: str) -> HtmlReading:
    """The plain text of `source` and where each part of it stands.

    Blocks (paragraphs, headings, list items) are parted by one blank line, `<br/>` is a line end,
    white space collapses as in a browser (no-break spaces stay), inline tags vanish, pictures,
    embeds, scripts and comments have no text. Never raises: what is no tag is text.
    """
    reader = _Reader()
    for token in _TOKEN.finditer(source):
        if token.lastgroup == "text":
            reader.take_text(token[0], token.start())
        else:
            reader.take_tag((token["name"] or "").lower(), token)
    return HtmlReading("".join(reader.pieces), reader.units)


class _Reader:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.units: list[Unit] = []
        self.length = 0
        self.run = 0
        self.breaks = ""
        self.space: tuple[int, int, int] | None = None
        self.silent: str | None = None

    def take_tag(self, name: str, tag: re.Match[str]) -> None:
        self.run += 1
        closing, empty = bool(tag["close"]), tag[0].endswith("/>")
        if self.silent:
            if closing and name == self.silent:
                self.silent = None
        elif name in _SILENT and not closing and not empty:
            self.silent = name
        elif name == "br":
            self.breaks = "\n\n" if self.breaks else "\n"
            self.space = None
        elif name in _BLOCKS:
            self.breaks = "\n\n"
            self.space = None

    def take_text(self, text: str, at: int) -> None:
        if self.silent:
            return
        done = 0
        for found in _SPECIAL.finditer(text):
            start, end = found.span()
            if start > done:
                self._emit(text[done:start], at + done, at + start, verbatim=True)
            self._take_special(found[0], at + start)
            done = end
        if done < len(text):
            self._emit(text[done:], at + done, at + len(text), verbatim=True)

    def _take_special(self, piece: str, at: int) -> None:
        if not piece.startswith("&"):
            if self.space is None:
                self.space = (at, at + len(piece), self.run)
            return
        length = _entity_length(piece)
        if length:
            self._emit(html.unescape(piece[:length]), at, at + length, verbatim=False)
        if length < len(piece):
            self._emit(piece[length:], at + length, at + len(piece), verbatim=True)

    def _emit(self, text: str, source: int, source_end: int, *, verbatim: bool) -> None:
        if self.breaks:
            if self.length:
                self.pieces.append(self.breaks)
                self.length += len(self.breaks)
            self.breaks = ""
        elif self.space and self.length:
            start, end, run = self.space
            self.units.append(Unit(self.length, " ", start, end, False, run))
            self.pieces.append(" ")
            self.length += 1
        self.space = None
        self.units.append(Unit(self.length, text, source, source_end, verbatim, self.run))
        self.pieces.append(text)
        self.length += len(text)


def _entity_length(piece: str) -> int:
    """How much of `piece` is a character reference, 0 for none ("&c", a lone ampersand's word)."""
    if piece.startswith("&#") or piece[1:] in html5:
        return len(piece)
    for length in range(len(piece) - 1, 2, -1):
        if piece[1:length] in html5:
            return length
    return 0
