"""Files for download: what a file is, by its content and not by its name."""

from __future__ import annotations

import io
import zipfile

# The member that only this kind of package has.
_PACKAGES = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "ods": "content.xml",
    "odp": "content.xml",
}
_TEXTS = {"csv", "txt", "vtt"}
# How a container begins: the bytes, and where. Their cleaner looks at everything else.
_CONTAINERS = {
    "mp4": ((b"ftyp", 4),),
    "m4a": ((b"ftyp", 4),),
    "webm": ((b"\x1a\x45\xdf\xa3", 0),),
    "ogg": ((b"OggS", 0),),
    "mp3": ((b"ID3", 0), *((b"\xff" + bytes([sign]), 0) for sign in b"\xfb\xfa\xf3\xf2")),
}
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<iframe")
_MACROS = ("vbaproject.bin", "basic/script-lc.xml")
_SNIFFED = 1024


class UnsafeFile(ValueError):
    """A file that is not kept; its message is written for the person who chose the file."""


def check_file(data: bytes, *, ending: str) -> None:
    """Raise UnsafeFile unless `data` is what `ending` (without the dot) says.

    PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text, captions (WebVTT), video (MP4,
    WebM) and audio (MP3, M4A, Ogg) are known. Web pages, drawings with scripts and documents with
    macros are refused whatever they are called.
    """
    ending = ending.lower()
    if not data:
        raise UnsafeFile("This file is empty.")
    if ending == "pdf":
        _check_pdf(data)
    elif ending in _PACKAGES:
        _check_package(data, ending)
    elif ending in _CONTAINERS:
        _check_container(data, ending)
    elif ending in _TEXTS:
        _check_text(data)
    else:
        raise UnsafeFile("Files of this type are not accepted.")


def _check_pdf(data: bytes) -> None:
    if not data.startswith(b"%PDF-"):
        raise UnsafeFile("This is not a PDF, whatever its name says.")


def _check_package(data: bytes, ending: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.lower() for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnsafeFile(f"This .{ending} file is damaged, or not what its name says.") from error
    if not data.startswith(b"PK\x03\x04") or _PACKAGES[ending] not in names:
        raise UnsafeFile(f"This .{ending} file is damaged, or not what its name says.")
    if any(name.endswith(_MACROS) for name in names):
        raise UnsafeFile("This file contains macros. Save it without them and upload that.")


def _check_container(data: bytes, ending: str) -> None:
    if not any(data.startswith(sign, at) for sign, at in _CONTAINERS[ending]):
        raise UnsafeFile(f"This .{ending} file is damaged, or not what its name says.")


def _check_text(data: bytes) -> None:
    start = data[:_SNIFFED].lower()
    if b"\x00" in data:
        raise UnsafeFile("This is not a text file, whatever its name says.")
    if any(mark in start for mark in _MARKUP):
        raise UnsafeFile("This is a web page or a drawing, not plain text.")
