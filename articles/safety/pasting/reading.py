"""Reads HTML from the clipboard into lines and tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from articles.safety.pasting.links import clean_address
from articles.safety.pasting.media import MEDIA, media_in
from articles.safety.pasting.notes import Notes, find_notes
from articles.safety.pasting.parts import Line, Pasted, PastedPart, PastedPicture, PastedTable
from articles.safety.pasting.plain import read_plain
from articles.safety.pasting.runs import BREAK, Style, StyledRun, write_runs
from articles.safety.pasting.tables import rows_of
from articles.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = {"ul": False, "menu": False, "dir": False, "ol": True}
_BLOCKS: Final = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"),
    *("html", "li", "main", "nav", "p", "pre", "section", "summary", "tbody", "td", "tfoot", "th"),
    *("thead", "tr", *_HEADINGS, *_LISTS, "table"),
}
# No words of the story, or words that somebody has struck out.
_LEFT_OUT: Final = {
    *("script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed"),
    *("svg", "math", "button", "select", "textarea", "input", "img", "picture", "video", "audio"),
    *("canvas", "del", "colgroup", "col", "map", "area", "base", "link", "meta"),
}
_HIDDEN: Final = re.compile(r"display:none|visibility:hidden|mso-hide:all|mso-list:ignore", re.I)
_ASIDE: Final = re.compile(r"mso-element:comment|mso-special-character:comment", re.I)
_BOLD: Final = re.compile(r"(?<![\w-])font-weight:(bold(?:er)?|[6-9]00)", re.I)
_NOT_BOLD: Final = re.compile(r"(?<![\w-])font-weight:(normal|lighter|[1-5]00)", re.I)
_ITALIC: Final = re.compile(r"(?<![\w-])font-style:(italic|oblique)", re.I)
_NOT_ITALIC: Final = re.compile(r"(?<![\w-])font-style:normal", re.I)
_WORD_LIST: Final = re.compile(r"mso-list:\s?l\d+ level(\d)", re.I)
_NUMBERED: Final = re.compile(r"^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]", re.I)
_BLOCK_IN_HTML: Final = re.compile(r"<(?:p|div|h[1-6]|li|table|br|pre|blockquote)\b", re.I)
# Nobody nests deeper; what is there keeps its words alone.
_DEEPEST: Final = 100
# Characters that XML has no place for; the parser would refuse the whole text.
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_old_body(html: str, *, links: Callable[[str], str]) -> Pasted:
    """The body of a story from elsewhere, pictures and embeds too; `links` says where a link of
    the old text leads now ("" for nowhere)."""
    root = _parse(_UNREADABLE.sub("", html))
    return (
        _read(root, _Reader(find_notes(root), links, media=True)) if root is not None else Pasted()
    )


def read_paste(html: str, text: str = "") -> Pasted:
    """What stands on the clipboard as `html`, or as plain `text` where there is none."""
    html, text = _UNREADABLE.sub("", html), _UNREADABLE.sub("", text)
    if not html.strip() or ("\n" in text.strip() and not _BLOCK_IN_HTML.search(html)):
        return Pasted(read_plain(clean_text(text)))
    root = _parse(html)
    if root is None:
        return Pasted(read_plain(clean_text(text)))
    return _read(root, _Reader(find_notes(root)))


def _parse(html: str) -> Any:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(f"<html><body>{html}</body></html>", parser)


def _read(root: Any, reader: _Reader) -> Pasted:
    reader.read(root)
    notes = tuple(reader.read_note(one) for one in reader.notes.elements)
    return Pasted(tuple(reader.parts), notes)


class _Reader:
    def __init__(
        self,
        notes: Notes,
        links: Callable[[str], str] = clean_address,
        *,
        media: bool = False,
    ) -> None:
        self.notes = notes
        self.links = links
        self.media = media
        self.parts: list[PastedPart] = []
        self.runs: list[StyledRun] = []
        self.line = Line("p", "")
        self.depth = 0
        self.entry: Any = None  # the entry of a list that a line has been made for

    def read(self, root: Any) -> None:
        self.walk(root, Style())
        self.flush()

    def read_note(self, element: Any) -> str:
        """The HTML of one footnote, without the link back to its mark."""
        inner = _Reader(Notes(self.notes.marks, [], self.notes.backs), self.links)
        inner.read(element)
        return "<br/>".join(one.html for one in inner.parts if isinstance(one, Line))

    def flush(self) -> None:
        """Ends a line."""
        texts = write_runs(self.runs, emphasis=self.line.kind != "h")
        self.runs = []
        for html in texts:
            last = self.parts[-1] if self.parts else None
            if self.line.kind == "li" and self.entry is None and isinstance(last, Line):
                self.parts[-1] = replace(last, html=f"{last.html}<br/>{html}")
            else:
                self.parts.append(replace(self.line, html=html))
            if self.line.kind == "li":
                self.entry = None

    def walk(self, element: Any, style: Style) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        css = (element.get("style") or "").replace("; ", ";").replace(": ", ":")
        if not tag or (self.media and tag in MEDIA and self._take_media(element, tag)):
            return
        if self._is_left_out(element, tag, css):
            return
        if self.depth > _DEEPEST:
            self.runs.append(StyledRun(" ".join(element.itertext()), style))
        elif element in self.notes.marks:
            self._write_mark(self.notes.marks[element])
        elif tag == "br":
            self.runs.append(StyledRun(BREAK, style))
        elif tag == "table":
            self._take_table(element, style)
        elif tag in _BLOCKS or _is_word_line(css):
            self._take_block(element, tag, css, style)
        else:
            self._take_inside(element, self._styled(element, tag, css, style))

    def _take_media(self, element: Any, tag: str) -> bool:
        found = media_in(element, tag)
        if found is None:
            return False
        self.flush()
        self.parts += found
        return True

    def _styled(self, element: Any, tag: str, css: str, style: Style) -> Style:
        if tag == "a":
            style = replace(style, link=self.links(element.get("href") or ""))
        return _styled(element, tag, css, style)

    def _is_left_out(self, element: Any, tag: str, css: str) -> bool:
        if tag in _LEFT_OUT or element in self.notes.elements or element in self.notes.backs:
            return True
        if element.get("hidden") is not None or "MsoComment" in (element.get("class") or ""):
            return True
        return bool(_HIDDEN.search(css) or _ASIDE.search(css))

    def _take_inside(self, element: Any, style: Style) -> None:
        self.depth += 1
        if element.text:
            self.runs.append(StyledRun(element.text.replace("\n", " "), style))
        for child in element:
            self.walk(child, style)
            if child.tail:
                self.runs.append(StyledRun(child.tail.replace("\n", " "), style))
        self.depth -= 1

    def _take_block(self, element: Any, tag: str, css: str, style: Style) -> None:
        self.flush()
        before = self.line
        line = _line_of(element, tag, css, before)
        if line.kind == "li" and (tag == "li" or line is not before):
            self.entry = element
        self.line = line
        self._take_inside(element, self._styled(element, tag, css, style))
        self.flush()
        self.line = before

    def _take_table(self, element: Any, style: Style) -> None:
        rows = rows_of(element)
        if len(rows) < 2 or max(map(len, rows), default=0) < 2 or _nested(element):
            # For the layout of a page or a mail alone.
            self._take_block(element, "div", "", style)
            return
        self.flush()
        place = len(self.parts)
        cells = [tuple(self._cell(cell) for cell in row) for row in rows]
        if any(any(row) for row in cells):
            self.parts.insert(
                place,
                PastedTable(tuple(cells), _has_header(rows, cells), self._caption(element)),
            )

    def _cell(self, cell: Any) -> str:
        if cell is None:
            return ""
        inner = _Reader(self.notes, self.links, media=self.media)
        inner.line = Line("p", "")
        inner._take_block(cell, "div", "", Style())
        # A cell has no room for pictures: they follow the table.
        self.parts += (part for part in inner.parts if isinstance(part, PastedPicture))
        lines = [part for part in inner.parts if isinstance(part, Line)]
        return "<br/>".join(f"• {one.html}" if one.kind == "li" else one.html for one in lines)

    def _caption(self, element: Any) -> str:
        found = element.find("caption")
        return "" if found is None else " ".join("".join(found.itertext()).split())

    def _write_mark(self, number: int) -> None:
        self.runs.append(StyledRun(f"[{number}]", Style(link=f"#note-{number}")))


def _line_of(element: Any, tag: str, css: str, before: Line) -> Line:
    """What kind of line this block begins."""
    css_class = element.get("class") or ""
    listed = _WORD_LIST.search(css)
    if tag in _HEADINGS:
        return Line("h", "", _HEADINGS[tag])
    if "MsoTitle" in css_class:
        return Line("h", "", 1)
    if element.get("role") == "heading":
        level = element.get("aria-level") or "2"
        return Line("h", "", int(level) if level in "123456" else 2)
    if listed:
        return Line("li", "", int(listed[1]) - 1, _is_numbered(element))
    if tag == "li":
        lists = [one.tag for one in element.iterancestors() if one.tag in _LISTS]
        return Line("li", "", max(0, len(lists) - 1), bool(lists and _LISTS[lists[0]]))
    if before.kind == "h" and tag not in ("p", "li"):
        return before
    return before if before.kind == "li" else Line("p", "")


def _is_word_line(css: str) -> bool:
    return bool(_WORD_LIST.search(css))


def _is_numbered(element: Any) -> bool:
    for one in element.iter():
        if "mso-list:ignore" in (one.get("style") or "").replace(" ", "").lower():
            return bool(_NUMBERED.match("".join(one.itertext()).strip()))
    return False


def _styled(element: Any, tag: str, css: str, style: Style) -> Style:
    if tag in ("b", "strong") or _BOLD.search(css):
        style = replace(style, bold=True)
    if _NOT_BOLD.search(css):
        style = replace(style, bold=False)
    if tag in ("i", "em", "cite", "dfn") or _ITALIC.search(css):
        style = replace(style, italic=True)
    if _NOT_ITALIC.search(css):
        style = replace(style, italic=False)
    return style


def _nested(table: Any) -> bool:
    return next((one for one in table.iter("table") if one is not table), None) is not None


def _has_header(rows: list[list[Any]], cells: list[tuple[str, ...]]) -> bool:
    first = [cell for cell in rows[0] if cell is not None]
    if all(cell.tag == "th" for cell in first) or first[0].getparent().getparent().tag == "thead":
        return True
    # Word and Google Docs know no cells for headings: people set them in bold.
    filled = [html for html in cells[0] if html]
    return bool(filled) and all(_BOLD_CELL.match(html) for html in filled)


_BOLD_CELL: Final = re.compile(r"^<b>(?:(?!<b>|</b>).)*</b>$")
