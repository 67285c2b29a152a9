"""The packs: what a language's words are, as its folder says."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent
_FILES: Final = ("language", "verbs", "words", "names", "dates")
# Arabic vowel signs and the stroke that stretches a word are written or left out at will.
_SIGNS: Final = re.compile(r"[\u064b-\u065f\u0670\u0640\u0300\u0301]")
_ALIKE: Final = str.maketrans({"’": "'", "ʼ": "'", "ё": "ё"})


def folded(word: str) -> str:
    """A word as it is looked up: small letters, no signs that writers leave out."""
    return _SIGNS.sub("", word.translate(_ALIKE)).lower()


def _phrases(written: str | list[str]) -> frozenset[str]:
    words = written.split() if isinstance(written, str) else written
    return frozenset(folded(word).replace("_", " ") for word in words)


@dataclass(frozen=True)
class LanguagePack:
    """Everything that the rules ask of a language."""

    code: str
    name: str
    script: str
    letters: frozenset[str]
    verbs: frozenset[str]
    words: dict[str, frozenset[str]]
    flags: dict[str, bool]
    places: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]
    dates: dict[str, Any]

    def has(self, kind: str, word: str) -> bool:
        """Whether `word` (folded) is of this kind: determiners, persons, bodies, …"""
        return word in self.words[kind]

    def verb(self, word: str) -> bool:
        """Whether `word` (folded) is a form of a verb of saying, prefixes aside."""
        return word in self.verbs or (
            word[:1] in self.words["verb_prefixes"] and word[1:] in self.verbs
        )

    def opens_phrase(self, word: str) -> bool:
        """Whether `word` (folded) is a preposition, a conjunction written onto it aside."""
        known = self.words["prepositions"]
        return word in known or (word[:1] in self.words["verb_prefixes"] and word[1:] in known)

    def joins(self, word: str) -> bool:
        """Whether a word (folded) opens a clause that is reported: que, что, أن, وأن."""
        opens = self.words["complementizers"]
        return word in opens or (word[:1] in self.words["verb_prefixes"] and word[1:] in opens)

    def is_place(self, word: str) -> bool:
        """Whether a word (folded) names a place, in whatever case the language puts it."""
        return word in self.words["places"] or any(
            word.startswith(stem) and len(word) <= len(stem) + 3 for stem in self.places
        )


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack, in order."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/language.toml")))


@cache
def pack(code: str) -> LanguagePack | None:
    """The pack of a language, None where there is none."""
    if not re.fullmatch(r"[a-z]{2,3}", code) or not (FOLDER / code / "language.toml").exists():
        return None
    read = {
        name: tomllib.loads((FOLDER / code / f"{name}.toml").read_text(encoding="utf-8"))
        for name in _FILES
    }
    language, names = read["language"], read["names"]
    words = {kind: _phrases(value) for kind, value in read["words"].items()}
    for kind in ("common", "elision", "inversion", "verb_prefixes", "participles"):
        words[kind] = _phrases(language[kind])
    for kind in ("particles", "place_prepositions"):
        words[kind] = _phrases(names[kind])
    places = [folded(word) for word in names["places"].split()]
    words["places"] = frozenset(place for place in places if not place.endswith("|"))
    return LanguagePack(
        code=code,
        name=language["name"],
        script=language["script"],
        letters=frozenset(language["letters"]),
        verbs=_forms(read["verbs"]),
        words=words,
        flags={kind: value for kind, value in language.items() if isinstance(value, bool)},
        places=tuple(place[:-1] for place in places if place.endswith("|")),
        cases=tuple(_pair(one) for one in names["cases"].split()),
        dates=read["dates"],
    )


def _pair(written: str) -> tuple[str, str]:
    ending, _, nominative = written.partition("=")
    return ending, nominative


def _forms(verbs: dict[str, Any]) -> frozenset[str]:
    found = set(_phrases(verbs["forms"]))
    for group in verbs.get("groups", ()):
        found |= {
            folded(stem + ending)
            for stem in group["stems"].split()
            for ending in group["endings"].split()
        }
    return frozenset(found)
