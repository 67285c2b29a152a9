"""Office files: packed anew without properties, comments, revisions, small pictures and macros."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from articles.safety.files import UnsafeFile
from articles.safety.metadata.open_document import clean_open_document_part
from articles.safety.metadata.open_xml import clean_open_xml_part, is_dropped
from articles.safety.pictures import UnsafePicture, rewrite_picture

MAX_PARTS, MAX_ENTRY, MAX_TOTAL, MAX_RATIO = 5_000, 100_000_000, 300_000_000, 200
_SMALL: Final = 1_000_000
_PICTURES: Final = ("jpg", "jpeg", "png", "gif", "webp")
# Drawings and old pictures can hold scripts, names of files and other pictures.
_REFUSED: Final = {
    "bin": "macros or embedded objects",
    "vba": "macros",
    "exe": "a program",
    "dll": "a program",
    "js": "a script",
    "py": "a script",
    "zip": "another archive",
}
_NESTED: Final = ("docx", "xlsx", "pptx", "docm", "xlsm", "odt", "ods", "odp", "pdf", "doc", "xls")
_HARMLESS_BIN: Final = ("printersettings", "calcchain")
# 1980 is where the calendar of these archives begins.
_DAY: Final = (1980, 1, 1, 0, 0, 0)


def clean_office(data: bytes, *, ending: str) -> bytes:
    """The file as its pages show it. Raises UnsafeFile for what cannot be cleaned."""
    is_open_document = ending.startswith("od")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = _checked(package)
            parts = {info.filename: package.read(info) for info in entries}
    except UnsafeFile:
        raise
    except Exception as error:  # damaged archives fail in many ways
        raise UnsafeFile(
            f"This .{ending} file is damaged. Save it again and upload that."
        ) from error
    clean = clean_open_document_part if is_open_document else clean_open_xml_part
    kept: dict[str, bytes] = {}
    for name, content in parts.items():
        if is_dropped(name):
            continue
        part = (
            _picture(name, content) if _ending(name) in _PICTURES else clean(name, content, parts)
        )
        if part is not None:
            kept[name] = part
    return _packed(kept, is_open_document)


def _checked(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [info for info in package.infolist() if not info.is_dir()]
    total = sum(info.file_size for info in entries)
    if len(entries) > MAX_PARTS or total > MAX_TOTAL:
        raise UnsafeFile("This file unpacks to more than we accept. Split it and upload the parts.")
    names = set()
    for info in entries:
        name = info.filename
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MAX_ENTRY or (info.file_size > _SMALL and ratio > MAX_RATIO):
            raise UnsafeFile("This file unpacks to more than we accept.")
        if info.flag_bits & 1:
            raise UnsafeFile("This file is protected by a password. Save it without one.")
        if name.startswith("/") or ".." in name.split("/") or "\\" in name or name.lower() in names:
            raise UnsafeFile("This file is packed in a way that hides something. Save it again.")
        names.add(name.lower())
        _refuse_kind(name)
    return entries


def _refuse_kind(name: str) -> None:
    low = name.lower()
    ending = _ending(low)
    if low.startswith(("basic/", "scripts/")) or "/activex/" in low or "macrosheets/" in low:
        raise UnsafeFile("This file contains macros. Save it without them and upload that.")
    if ending in _NESTED or "/embeddings/" in low or low.startswith("object "):
        raise UnsafeFile(
            "This file has another file inside it. Remove that, or save the file as PDF."
        )
    if ending in _REFUSED and not any(word in low for word in _HARMLESS_BIN):
        raise UnsafeFile(
            f"This file contains {_REFUSED[ending]}. Save it without them and upload that."
        )


def _ending(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def _picture(name: str, content: bytes) -> bytes:
    """A picture inside a document, as pictures of the newsroom are kept."""
    try:
        picture = rewrite_picture(content)
    except UnsafePicture as error:
        raise UnsafeFile(
            "A picture in this file is damaged. Remove it, or save it anew."
        ) from error
    return picture.data


def _packed(parts: dict[str, bytes], is_open_document: bool) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        first = ["mimetype"] if is_open_document and "mimetype" in parts else []
        for name in [*first, *sorted(set(parts) - set(first))]:
            info = zipfile.ZipInfo(name, date_time=_DAY)
            info.compress_type = zipfile.ZIP_STORED if name in first else zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, parts[name])
    return out.getvalue()
