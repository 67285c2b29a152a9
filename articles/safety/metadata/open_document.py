"""Parts of OpenDocument files (LibreOffice)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from articles.safety.files import UnsafeFile
from articles.safety.metadata.open_xml import is_dropped
from articles.safety.metadata.xml import (
    drop_attributes,
    local_name,
    parse_part,
    remove,
    write_part,
)

_GONE: Final = {
    *("tracked-changes", "change", "change-start", "change-end", "annotation", "annotation-end"),
    *("scripts", "event-listeners", "forms", "dde-connection-decls", "user-field-decls"),
}
_DRAWN: Final = {
    "image",
    "object",
    "object-ole",
    "plugin",
    "applet",
    "floating-frame",
    "fill-image",
}
_LINKS: Final = ("http://", "https://", "mailto:", "#")


def clean_open_document_part(name: str, content: bytes, parts: Mapping[str, bytes]) -> bytes | None:
    """The part without what says who worked on it; None for one that is left out."""
    if name == "mimetype":
        return content
    if not name.endswith(".xml"):
        return None
    root = parse_part(name, content)
    if name == "META-INF/manifest.xml":
        _clean_manifest(root)
    else:
        _clean_content(root)
    return write_part(root)


def _clean_manifest(root: Any) -> None:
    for entry in list(root):
        if any(local_name(one) == "encryption-data" for one in entry):
            raise UnsafeFile("This file is protected by a password. Save it without one.")
        path = next((v for k, v in entry.attrib.items() if local_name(k) == "full-path"), "")
        if is_dropped(path):
            remove([entry])


def _clean_content(root: Any) -> None:
    remove(one for one in root.iter() if local_name(one) in _GONE)
    drop_attributes(root, ("rsid", "paragraph-rsid"))
    for element in root.iter():
        for attribute in list(element.attrib):
            if local_name(attribute) == "href":
                _check_link(element, attribute)


def _check_link(element: Any, attribute: str) -> None:
    address = element.attrib[attribute].strip()
    name = local_name(element)
    if name in _DRAWN and ":" in address.partition("/")[0]:
        raise UnsafeFile(
            "This file fetches something from elsewhere. Put its pictures into the file itself."
        )
    if name not in _DRAWN and not address.lower().startswith(_LINKS):
        del element.attrib[attribute]
