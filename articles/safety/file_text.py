"""The words of files for download: pages, cells, notes, properties. Pure: bytes in, text out."""

from __future__ import annotations

import io
import logging
import zipfile
from typing import Any, Final

import pypdf
from lxml import etree

# More than the longest report has; a file that unpacks to more is refused at the door already.
_MAX_CHARACTERS: Final = 5_000_000
_OFFICE: Final = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
# Ends of what a reader sees as a line of its own: words of two such lines are not one name.
_LINES: Final = {"p", "tr", "row", "h", "si", "c", "list-item", "table-cell", "br", "tab"}


_PLAIN: Final = ("txt", "csv", "vtt")
HAVE_WORDS: Final = frozenset(("pdf", *_OFFICE, *_PLAIN))


def read_file_text(data: bytes, *, ending: str) -> str:
    """All that the file says. "" for a file that has no words or cannot be read."""
    ending = ending.lower()
    try:
        if ending == "pdf":
            return _pdf(data)[:_MAX_CHARACTERS]
        if ending in _OFFICE:
            return _office(data)[:_MAX_CHARACTERS]
    except Exception:  # damaged files fail in many ways, and none of them may stop a story
        logging.getLogger(__name__).warning("A file of the kind %s could not be read.", ending)
        return ""
    if ending in _PLAIN:
        return _decoded(data)[:_MAX_CHARACTERS]
    return ""


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _pdf(data: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(data))
    said = [str(value) for value in (reader.metadata or {}).values()]
    said += _titles(reader.outline)
    for page in reader.pages:
        said.append(page.extract_text())
        for note in page.get("/Annots") or ():
            found = note.get_object()
            action = found.get("/A") or {}
            said += [str(found[key]) for key in ("/Contents", "/V", "/TU") if key in found]
            said += [str(action["/URI"])] if "/URI" in action else []
    return "\n".join(said)


def _titles(outline: Any) -> list[str]:
    found: list[str] = []
    for one in outline:
        found += _titles(one) if isinstance(one, list) else [str(one.title)]
    return found


def _office(data: bytes) -> str:
    """The texts of every part, a line each; attributes too, such as descriptions of pictures."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    said: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            said.append(name)
            if name.endswith((".xml", ".rels")):
                said += _of_xml(etree.fromstring(package.read(name), parser))
    return "\n".join(said)


def _of_xml(root: Any) -> list[str]:
    line: list[str] = []
    lines: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        tag = etree.QName(element).localname
        if event == "start":
            line.append(element.text or "")
            lines += [
                str(value) for value in element.attrib.values() if " " in value or "/" in value
            ]
        else:
            if tag in _LINES:
                lines.append("".join(line))
                line = []
            line.append(element.tail or "")
    return [one for one in (*lines, "".join(line)) if one.strip()]
