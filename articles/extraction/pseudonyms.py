"""Finds names that are not somebody's own: “Amal” (not her real name), Noor* with its note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from .result import Span

_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶŁĽĻŃŇŅŌŐŘŚŠŞŢŤŪŮŰŲŹŻŽ]"
_NAME: Final = rf"{_CAPITAL}[\w’'-]{{1,30}}(?: {_CAPITAL}[\w’'-]{{1,30}})?"
_NOTE: Final = (
    r"\(?(?:not (?:his|her|their) real names?|a pseudonym"
    r"|names? (?:has been |have been )?changed"
    r"|name withheld|whose (?:real )?name (?:is|has been)(?: being)? (?:withheld|changed))"
)
_KNOWN: Final = r"as (?:he|she|they|the [\w’' ]{2,30}?) (?:is|are|asks?|asked|wants?|wanted)\b"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # “Amal” (not her real name); “Amal”, as she asked to be called; “Amal”, a nurse.
        rf"(?P<open>[“\"‘«])(?P<name>{_NAME})(?P<close>[”\"’»])"
        rf"(?=,? ?(?:{_NOTE}|{_KNOWN})|, (?:an?|the|who|whose|\d{{1,2}},?) )",
        # Amal (a pseudonym)
        rf"\b(?P<name>{_NAME})(?=,? {_NOTE})",
        # Noor*
        rf"\b(?P<name>{_NAME})(?P<close>[*†])(?!\w)",
        # asked to be called Amal; whom we will call Amal
        r"\b(?:asked to be|wants to be|preferred to be|will be|is)"
        r" (?:called|identified|referred to)"
        r"(?: only)?(?: by| as)?(?: the name| the pseudonym| her first name| his first name)?,? "
        rf"(?P<open>[“\"‘])?(?P<name>{_NAME})(?P<close>[”\"’])?",
        rf"\bwhom? (?:we|this \w+) (?:will call|is calling|call) "
        rf"(?P<open>[“\"‘])?(?P<name>{_NAME})(?P<close>[”\"’])?",
    )
)


@dataclass
class Pseudonyms:
    """The pseudonyms of a text in small letters, where their marks stand, and where they begin in
    marks that are no quotation's."""

    names: set[str] = field(default_factory=set)
    marks: set[int] = field(default_factory=set)
    quoted: set[int] = field(default_factory=set)

    def in_marks(self, span: Span) -> bool:
        """Whether marks hold nothing but a pseudonym."""
        return span.start in self.quoted


def find_pseudonyms(text: str) -> Pseudonyms:
    """The pseudonyms of a text, as far as it says that they are such."""
    found = Pseudonyms()
    for form in _FORMS:
        for match in form.finditer(text):
            groups = match.groupdict()
            if not all(word[0].isupper() for word in match["name"].split()):
                continue
            found.names.add(match["name"].lower())
            for group in ("open", "close"):
                if groups.get(group):
                    found.marks.add(match.start(group))
            if groups.get("open"):
                found.quoted.add(match.start("name"))
    return found
