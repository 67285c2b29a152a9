"""The parts that pasted text has."""

from __future__ import annotations

from dataclasses import dataclass

from articles.text import html_to_text


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or entry of a list; `html` has emphasis, links and line breaks.

    `kind` is "p", "h" or "li"; `level` is that of a heading (1 to 6), or how deep an entry is
    nested (from 0).
    """

    kind: str
    html: str
    level: int = 0
    ordered: bool = False

    @property
    def text(self) -> str:
        return html_to_text(self.html)


@dataclass(frozen=True, slots=True)
class PastedTable:
    """A table: the HTML of each cell, row by row, all rows of one length."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PastedPicture:
    """A picture, where it stood; `address` is as the text has it."""

    address: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class PastedEmbed:
    """Something to watch or hear on another site, or a file of the old one."""

    address: str
    title: str = ""
    caption: str = ""


type PastedPart = Line | PastedTable | PastedPicture | PastedEmbed


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted, in its order, and the footnotes in the order of their marks."""

    parts: tuple[PastedPart, ...] = ()
    notes: tuple[str, ...] = ()
