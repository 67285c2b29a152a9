"""Parts of Word, Excel and PowerPoint files (Office Open XML)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from articles.safety.files import UnsafeFile
from articles.safety.metadata.xml import (
    drop_attributes,
    local_name,
    parse_part,
    remove,
    unwrap,
    write_part,
)

_DROPPED: Final = re.compile(
    r"docprops/|customxml/|docmetadata/|customui/|_xmlsignatures/"
    r"|word/(?:comments|people|commentsids|webextensions|glossary/)"
    r"|xl/(?:comments|threadedcomments/|persons/|revisions/|printersettings/|webextensions/)"
    r"|xl/drawings/vmldrawing|xl/calcchain|ppt/(?:comments|commentauthors|authors|notesslides/)"
    r"|ppt/(?:printersettings/|changesinfos/|revisioninfo)|.*thumbnail|word/printersettings/"
    # OpenDocument
    r"|meta\.xml$|settings\.xml$|thumbnails/|configurations2/|layout-cache$|manifest\.rdf$"
    r"|meta-inf/(?:documentsignatures|macrosignatures)"
)
_KEPT: Final = ("word/settings.xml", "xl/settings.xml", "ppt/settings.xml")
# Of tracked changes: what was taken out goes with its words, what came in stays without its mark.
_TAKEN_OUT: Final = {"del", "moveFrom"}
_PUT_IN: Final = {"ins", "moveTo"}
_GONE: Final = {
    *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "proofErr"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"),
    *("tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
    *("customXmlDelRangeEnd", "rsids", "attachedTemplate", "docVars", "mailMerge", "docId"),
    *("trackRevisions", "proofState", "lastView", "savePreviewPicture", "legacyDrawing"),
    *("legacyDrawingHF", "fileSharing", "absPath", "userBooks", "customWorkbookViews"),
    *("revisionPtr", "documentId", "delText", "delInstrText", "custDataLst"),
}
_ATTRIBUTES: Final = {
    *("author", "initials", "date", "dateUtc", "userName", "refreshedBy", "refreshedDate"),
    *("lastModifiedBy", "modifyVerifier", "codeName", "userId", "providerId"),
}
_LINKING: Final = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|DATABASE)\b")
_OLD_PICTURES: Final = (".emf", ".wmf", ".svg", ".tif", ".tiff", ".bmp", ".pict", ".eps")
_WEB: Final = ("http://", "https://", "mailto:")
_ELSEWHERE: Final = (
    "This file fetches something from elsewhere. Break its links to other files, or save it as PDF."
)


def is_dropped(name: str) -> bool:
    """Whether a part is left out of every office file."""
    low = name.lower()
    return low not in _KEPT and bool(_DROPPED.match(low))


def clean_open_xml_part(name: str, content: bytes, parts: Mapping[str, bytes]) -> bytes | None:
    """The part without what says who worked on it; None for one that is left out."""
    low = name.lower()
    if low.endswith(_OLD_PICTURES):
        raise UnsafeFile(
            "This file has a drawing in it that we cannot clean. Save it as PDF and upload that."
        )
    if low.startswith(("xl/externallinks/", "xl/connections", "xl/querytables/")):
        raise UnsafeFile(_ELSEWHERE)
    if not low.endswith((".xml", ".rels")):
        return None
    root = parse_part(name, content)
    if low == "[content_types].xml":
        remove(one for one in root if is_dropped((one.get("PartName") or "").lstrip("/")))
        remove(one for one in root if "macroEnabled" in (one.get("ContentType") or ""))
    elif low.endswith(".rels"):
        _clean_relations(name, root)
    else:
        _clean_content(root)
    return write_part(root)


def _clean_relations(name: str, root: Any) -> None:
    # "word/_rels/document.xml.rels" is about parts that are named from "word/".
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in list(root):
        kind = (relation.get("Type") or "").rpartition("/")[2]
        target = relation.get("Target") or ""
        if (relation.get("TargetMode") or "").lower() == "external":
            if kind == "hyperlink" and target.lower().startswith(_WEB):
                continue
            if kind not in ("hyperlink", "attachedTemplate"):
                raise UnsafeFile(_ELSEWHERE)
            if kind == "hyperlink":
                # Its mark stays in the text, and leads nowhere.
                relation.set("Target", "https://invalid.invalid/")
                continue
            remove([relation])
        elif is_dropped(posixpath.normpath(posixpath.join(folder, target)).lstrip("/")) or (
            target.startswith("/") and is_dropped(target.lstrip("/"))
        ):
            remove([relation])


def _clean_content(root: Any) -> None:
    _refuse_hidden(root)
    remove(_rows_taken_out(root))
    remove(_named(root, _TAKEN_OUT))
    remove(_hidden_runs(root))
    remove(_named(root, _GONE))
    unwrap(_named(root, _PUT_IN))
    drop_attributes(root, _ATTRIBUTES, prefix="rsid")


def _named(root: Any, names: Iterable[str]) -> list[Any]:
    wanted = set(names)
    return [element for element in root.iter() if local_name(element) in wanted]


def _rows_taken_out(root: Any) -> list[Any]:
    return [
        properties.getparent()
        for properties in _named(root, {"trPr"})
        if any(local_name(one) == "del" for one in properties)
    ]


def _hidden_runs(root: Any) -> list[Any]:
    """Words that are set not to be seen."""
    return [
        mark.getparent().getparent()
        for mark in _named(root, {"vanish"})
        if local_name(mark.getparent()) == "rPr"
        and local_name(mark.getparent().getparent()) == "r"
        and not any(value in ("0", "false", "off") for value in mark.attrib.values())
    ]


def _refuse_hidden(root: Any) -> None:
    for element in root.iter():
        name = local_name(element)
        if name == "sheet" and element.get("state") in ("hidden", "veryHidden"):
            raise UnsafeFile("This file has hidden sheets. Delete them, or show them, first.")
        if name == "sld" and element.get("show") in ("0", "false"):
            raise UnsafeFile("This file has hidden slides. Delete them, or show them, first.")
        if name in ("instrText", "fldSimple"):
            code = f"{element.text or ''} {' '.join(element.attrib.values())}"
            if _LINKING.search(code):
                raise UnsafeFile(_ELSEWHERE)
        if name in ("altChunk", "oleObject", "oleObj", "control"):
            raise UnsafeFile(
                "This file has another file inside it. Remove that, or save the file as PDF."
            )
