"""PDF: written anew by qpdf, without properties, scripts, attachments and earlier versions."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from articles.safety.files import UnsafeFile

_DAMAGED: Final = "This PDF is damaged. Print it into a new PDF and upload that."
_LOCKED: Final = "This PDF is protected by a password. Save it without one and upload that."
# Of the whole document: properties, scripts, attachments, forms that are filled in elsewhere.
_OF_DOCUMENT: Final = (
    *("/Metadata", "/OpenAction", "/AA", "/AF", "/PieceInfo", "/Legal", "/Perms", "/DSS", "/URI"),
    *(
        "/Collection",
        "/SpiderInfo",
        "/Requirements",
        "/Threads",
        "/NeedsRendering",
        "/ViewerPreferences",
    ),
)
# Of any part: when it was changed and by which program, scripts, properties, small pictures.
_OF_PARTS: Final = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/Thumb", "/PresSteps", "/Measure"),
    *("/Lock", "/SV", "/OPI", "/GTS_Env", "/GTS_MetaData"),
)
_NAMES: Final = ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations", "/Renditions", "/IDS")
# What a reader of the page sees of an annotation stays in its appearance; who made it goes.
_OF_ANNOTATIONS: Final = (
    "/T",
    "/NM",
    "/M",
    "/CreationDate",
    "/Subj",
    "/RC",
    "/Popup",
    "/RT",
    "/IRT",
)
_LINKS: Final = {"/GoTo", "/URI", "/Named"}
# Comments, attachments, sounds, films: no part of the page as it is printed.
_DROPPED_ANNOTATIONS: Final = {
    *("/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"),
    *(
        "/Caret",
        "/Ink",
        "/Highlight",
        "/Underline",
        "/StrikeOut",
        "/Squiggly",
        "/FreeText",
        "/Stamp",
    ),
    *("/Redact", "/Projection", "/TrapNet"),
}


def clean_pdf(data: bytes) -> bytes:
    """The document as it is printed. Cleaning a clean one gives the same bytes."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise UnsafeFile(_LOCKED)
            _clean_document(pdf)
            for thing in pdf.objects:
                _clean_part(thing)
            pdf.remove_unreferenced_resources()
            once = _written(pdf)
        # Streams that were packed for the first time are written a little differently.
        with pikepdf.open(io.BytesIO(once)) as pdf:
            return _written(pdf)
    except pikepdf.PasswordError as error:
        raise UnsafeFile(_LOCKED) from error
    except UnsafeFile:
        raise
    # qpdf fails in many ways on damaged data; whatever it is, the file is not kept.
    except Exception as error:
        raise UnsafeFile(_DAMAGED) from error


def _drop(holder: Any, names: Iterable[str]) -> None:
    for name in names:
        if name in holder:
            del holder[name]


def _clean_document(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    _drop(root, _OF_DOCUMENT)
    _drop(pdf.trailer, ("/Info",))
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        _drop(names, _NAMES)
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        raise UnsafeFile(
            "This PDF is an interactive form. Print it into a new PDF and upload that."
        )
    for page in pdf.pages:
        _clean_page(page.obj)


def _clean_page(page: Any) -> None:
    found = page.get("/Annots")
    if found is None:
        return
    kept = [one for one in found if _is_kept(one)]
    for one in kept:
        for name in _OF_ANNOTATIONS:
            # The name of a form's field is needed by the form.
            if name in one and not (name == "/T" and one.get("/Subtype") == Name("/Widget")):
                del one[name]
    if kept:
        page["/Annots"] = Array(kept)
    else:
        del page["/Annots"]


def _is_kept(annotation: Any) -> bool:
    return isinstance(annotation, Dictionary) and (
        str(annotation.get("/Subtype", "")) not in _DROPPED_ANNOTATIONS
    )


def _clean_part(thing: Any) -> None:
    if isinstance(thing, Stream):
        holder: Any = thing
        if _is_picture_with_exif(thing):
            _clean_picture(thing)
    elif isinstance(thing, Dictionary):
        holder = thing
    else:
        return
    _drop(holder, _OF_PARTS)
    # A dictionary inside another one has no number of its own and is not met by itself.
    _clean_inside(holder, 0)


def _clean_inside(holder: Any, depth: int) -> None:
    if depth > 20:
        return
    for key in list(holder.keys()):
        value = holder[key]
        if isinstance(value, Dictionary) and not value.is_indirect:
            _drop(value, _OF_PARTS)
            if key in ("/A", "/Next", "/PA") and not _is_link(value):
                del holder[key]
            else:
                _clean_inside(value, depth + 1)
        elif key == "/A" and isinstance(value, Dictionary) and not _is_link(value):
            del holder[key]


def _is_link(action: Any) -> bool:
    """Whether an action leads to a page or an address; any other one runs something."""
    return str(action.get("/S", "")) in _LINKS


def _is_picture_with_exif(stream: Any) -> bool:
    filters = stream.get("/Filter")
    last = filters[-1] if isinstance(filters, Array) and len(filters) else filters
    return stream.get("/Subtype") == Name("/Image") and last == Name("/DCTDecode")


def _clean_picture(stream: Any) -> None:
    """A photograph without what its camera wrote into it; its pixels stay as they are packed."""
    if isinstance(stream.get("/Filter"), Array) and len(stream["/Filter"]) > 1:
        raise UnsafeFile(_DAMAGED)
    stream.write(without_segments(stream.read_raw_bytes()), filter=Name("/DCTDecode"))


def without_segments(jpeg: bytes) -> bytes:
    """A JPEG without APP1 to APP13 and APP15, and without comments; APP14 says how its colours are
    packed. Raises UnsafeFile for what is no JPEG."""
    if not jpeg.startswith(b"\xff\xd8"):
        raise UnsafeFile(_DAMAGED)
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker == 0xDA:  # the pixels
            break
        length = 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if not (0xE1 <= marker <= 0xED or marker in (0xEF, 0xFE)):
            kept.append(jpeg[at : at + length])
        at += length
    return b"".join([*kept, jpeg[at:]])


def _written(pdf: pikepdf.Pdf) -> bytes:
    """One version, numbered anew: what nothing leads to is left out."""
    out = io.BytesIO()
    # Its first half stays the same through all versions of a document.
    _drop(pdf.trailer, ("/ID",))
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return out.getvalue()
