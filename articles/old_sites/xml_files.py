"""XML as it comes: bombs are refused, what is merely broken is mended as far as it can be read."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from lxml import etree

from articles.old_sites.sources import SourceRefused

_ENTITY = re.compile(rb"<!ENTITY|<!\[CDATA\[.*?\]\]>", re.DOTALL | re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding=["']([\w.-]+)["']""")
_BOMS = (
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xfe\xff", "utf-16"),
    (b"\xff\xfe", "utf-16"),
)
# Names of HTML that people write into XML, where they mean nothing.
_BARE = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)")


def parse_xml(data: bytes, name: str) -> tuple[Any, list[str]]:
    """The root element and warnings. Raises SourceRefused: no DTD with entities is read, and
    nothing that is no XML at all."""
    if has_entities(data):
        raise SourceRefused(
            f"{name} declares entities of its own, as an attack on XML readers does: refused."
        )
    text = _CONTROLS.sub("", decode(data))
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).strip()
    if not text.startswith("<"):
        raise SourceRefused(f"{name} is not XML.")
    try:
        return etree.fromstring(text.encode(), _parser(recover=False)), []
    except etree.XMLSyntaxError as error:
        warning = f"{name} is not well-formed XML (line {error.lineno}): read as far as possible."
    mended = _mend(text)
    root = etree.fromstring(mended.encode(), _parser(recover=True))
    if root is None:
        raise SourceRefused(f"{name} is not XML.")
    return root, [warning]


def _parser(*, recover: bool) -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=recover,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )


def _mend(text: str) -> str:
    """Bare ampersands outside CDATA become text; `]]>` in text too."""
    pieces = re.split(r"(<!\[CDATA\[.*?\]\]>)", text, flags=re.DOTALL)
    return "".join(
        piece
        if piece.startswith("<![CDATA[")
        else _BARE.sub("&amp;", piece).replace("]]>", "]]&gt;")
        for piece in pieces
    )


def has_entities(data: bytes) -> bool:
    """Whether the document declares an entity; words about it inside CDATA are none."""
    if data[:4] in (b"\x00\x00\xfe\xff", b"\xff\xfe\x00\x00") or data[:2] in (
        b"\xfe\xff",
        b"\xff\xfe",
    ):
        data = decode(data).encode("utf-8", "ignore")
    return any(not found[0].startswith(b"<![") for found in _ENTITY.finditer(data))


def decode(data: bytes) -> str:
    """Text by its byte order mark, as it is declared, as UTF-8, or as Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    declared = _DECLARED.search(data[:300])
    for encoding in (*([declared[1].decode("ascii")] if declared else []), "utf-8"):
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("cp1252", "replace")


def local(element: Any) -> str:
    """The name of an element without its namespace, in small letters."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def child_text(element: Any, name: str) -> str:
    """The text of the first child of this local name; ""."""
    for child in element:
        if local(child) == name:
            return "".join(child.itertext()).strip()
    return ""
