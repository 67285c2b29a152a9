"""Footnotes in pasted HTML: which link is a note's mark, and which words are the note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_MARK = re.compile(
    r"[\[(]?\s*(?:note\s)?(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§]{1,3})\s*[\])]?$", re.IGNORECASE
)
_NOTE_BLOCKS = {"p", "li", "div", "dd", "td", "section", "aside", "body"}
_BACK = re.compile(r"^[\s↑^↩︎\[\]()\d.*†‡§a-z]{0,8}$", re.IGNORECASE)


@dataclass
class Notes:
    """`marks` maps a link that is a mark to the number of its note; `elements` are the notes in
    that order; `backs` are the links that lead from a note to its mark."""

    marks: dict[Any, int] = field(default_factory=dict)
    elements: list[Any] = field(default_factory=list)
    backs: set[Any] = field(default_factory=set)


def find_notes(root: Any) -> Notes:
    """The footnotes of a document; a mark whose note was not copied is no mark."""
    order = {element: place for place, element in enumerate(root.iter())}
    targets = _targets(root)
    notes = Notes()
    for link in root.iter("a"):
        target = targets.get(_fragment(link))
        if target is None or not _MARK.match(_text(link)) or order[target] <= order[link]:
            continue
        element = _note_of(target)
        if element is None or link in set(element.iter()):
            continue
        if element not in notes.elements:
            notes.elements.append(element)
            notes.backs.update(_backs(element, targets))
        notes.marks[link] = notes.elements.index(element) + 1
    return notes


def _targets(root: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for element in root.iter():
        if isinstance(element.tag, str):
            for name in (element.get("id"), element.get("name")):
                if name:
                    found.setdefault(name, element)
    return found


def _fragment(link: Any) -> str:
    """What a link within the page leads to; word processors write the file's name before it."""
    address: str = link.get("href") or ""
    before, mark, fragment = address.partition("#")
    return fragment if mark and (not before or before.startswith("file:")) else ""


def _note_of(target: Any) -> Any:
    """The paragraph, entry or division that holds the whole note."""
    element = target
    while element is not None and element.tag not in _NOTE_BLOCKS:
        element = element.getparent()
    if element is None or element.tag == "body":
        return None
    parent = element.getparent()
    # A division for this one note alone (Word, LibreOffice, Google Docs).
    if (
        parent is not None
        and parent.tag == "div"
        and element.getprevious() is None
        and not any(one.tag == "div" for one in parent)
        and sum(1 for one in parent.iter("a") if _fragment(one)) <= 1
    ):
        return parent
    return element


def _backs(element: Any, targets: dict[str, Any]) -> set[Any]:
    """The links of a note that lead back, or are named to be led to, and say nothing else."""
    return {
        link
        for link in element.iter("a")
        if (_fragment(link) in targets or link.get("name") or link.get("id"))
        and _BACK.match(_text(link))
    }


def _text(element: Any) -> str:
    return "".join(element.itertext()).strip()
