"""The XML inside office files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from articles.safety.files import UnsafeFile


def parse_part(name: str, content: bytes) -> Any:
    """The root of a part. Raises UnsafeFile for what is no XML, or declares entities."""
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise UnsafeFile("This file is built in a way that can hide something. Save it again.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeFile(
            f"This file is damaged ({name}). Save it again and upload that."
        ) from error


def write_part(root: Any) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def local_name(thing: Any) -> str:
    """The name of an element or attribute without its namespace."""
    name = thing if isinstance(thing, str) else thing.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def remove(elements: Iterable[Any]) -> None:
    """Take elements out with all that is in them; the text behind them stays."""
    for element in list(elements):
        parent = element.getparent()
        if parent is None:
            continue
        _keep_tail(element, parent)
        parent.remove(element)


def unwrap(elements: Iterable[Any]) -> None:
    """Take elements out and leave what is in them."""
    for element in list(elements):
        parent = element.getparent()
        if parent is None:
            continue
        place = parent.index(element)
        _keep_tail(element, parent)
        parent.remove(element)
        for child in reversed(element):
            parent.insert(place, child)


def _keep_tail(element: Any, parent: Any) -> None:
    if not element.tail:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + element.tail
    else:
        parent.text = (parent.text or "") + element.tail
    element.tail = None


def drop_attributes(root: Any, names: Iterable[str], *, prefix: str = "") -> None:
    """Take the attributes of these local names from every element, and those that begin so."""
    wanted = set(names)
    for element in root.iter():
        for attribute in list(element.attrib):
            name = local_name(attribute)
            if name in wanted or (prefix and name.lower().startswith(prefix)):
                del element.attrib[attribute]
