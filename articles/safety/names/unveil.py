"""A text as its readers see it, with the place of each character in what was given.

Tags and entities, percent signs, invisible characters, letters made up as pictures of letters: what
hides a word from a search is taken away, and what stands inside tags is read too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

_CODED = re.compile(
    r"(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
    r"|(?P<tag><!--.{0,4000}?-->|</?[a-zA-Z!?][^<>]{0,4000}>)"
    r"|(?P<percent>(?:%[0-9a-fA-F]{2})+)"
    r"|(?P<escape>\\u\{?[0-9a-fA-F]{4,6}\}?|\\x[0-9a-fA-F]{2})"
    r"|(?P<printable>(?:=[0-9A-F]{2}){2,}|=\r?\n)",
    re.DOTALL,
)
_HINT = re.compile(r"[&<%\\=]")
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|td|th|tr|table|blockquote|section|article|hr|dd|dt|figure"
    r"|figcaption|header|footer|title|option|body|head)\b",
    re.IGNORECASE,
)
_LATIN_NAME = re.compile(
    r"(?:(?:NEGATIVE |MODIFIER |COMBINING |FULLWIDTH )*(?:CIRCLED |SQUARED |CROSSED )*"
    r"LATIN (?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL |SMALL |CAPITAL )?"
    r"(?:TURNED |REVERSED |INVERTED |BARRED |LONG |SCRIPT |SIDEWAYS )*"
    r"|REGIONAL INDICATOR SYMBOL LETTER |TAG LATIN (?:SMALL|CAPITAL) LETTER )([A-Z])(?: WITH .*)?$"
)
# Letters upside down.
_TURNED = dict(zip("ɐɔǝɟƃɓɥᴉɾʞʃɯɹʇʌʍʎ∀ƎפԀ⅄ᗡ", "acefgghijklmrtvwyaegpyd", strict=True))
_KEPT_MARKS = "\u0306\u0308"


@dataclass(frozen=True, slots=True)
class Unveiled:
    """`text`, and where each of its characters was: `starts` has one more, the end."""

    text: str
    starts: array[int]


def unveil(raw: str) -> list[Unveiled]:
    """The text that readers see, then what its tags say, if there are any."""
    seen = Unveiled(raw, array("L", range(len(raw) + 1)))
    tags: list[tuple[int, str]] = []
    if _HINT.search(raw):
        seen = _decode(seen, tags)
        if _HINT.search(seen.text):
            seen = _decode(seen, [])
    views = [_drawn(seen)]
    if tags:
        text = "\n".join(tag for _, tag in tags)
        starts = array("L", (start + n for start, tag in tags for n in range(len(tag) + 1)))
        views += [_drawn(_decode(Unveiled(text, starts), []))]
    return views


def _decode(given: Unveiled, tags: list[tuple[int, str]]) -> Unveiled:
    pieces: list[str] = []
    starts: array[int] = array("L")
    at = 0
    for found in _CODED.finditer(given.text):
        new = _replacement(found)
        if new is None:
            continue
        if found.lastgroup == "tag":
            tags.append((given.starts[found.start() + 1], found[0][1:-1]))
        pieces += (given.text[at : found.start()], new)
        starts.extend(given.starts[at : found.start()])
        starts.extend([given.starts[found.start()]] * len(new))
        at = found.end()
    pieces.append(given.text[at:])
    starts.extend(given.starts[at:])
    return Unveiled("".join(pieces), starts)


def _replacement(found: re.Match[str]) -> str | None:
    text = found[0]
    kind = found.lastgroup
    if kind == "tag":
        return "\n" if _BLOCK.match(text) else "\u200b" if not text.startswith("<br") else "\n"
    if kind == "entity":
        new = html.unescape(text if text.endswith(";") else f"{text};")
        return None if new.startswith("&") and len(new) > 2 else new
    if kind == "escape":
        code = int(text.strip("\\ux{}"), 16) if text.strip("\\ux{}") else 0
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else None
    coded = text.replace("=", "%") if kind == "printable" else text
    return "" if text[:2] in ("=\n", "=\r") else unquote(coded, errors="replace")


def _drawn(given: Unveiled) -> Unveiled:
    """Every letter as the plain one that it is drawn like; what has no width is gone."""
    text = given.text
    if text.isascii():
        return given
    pieces: list[str] = []
    starts: array[int] = array("L")
    for char, start in zip(text, given.starts, strict=False):
        new = char if char < "\x80" else _plain_letter(char)
        if new in _KEPT_MARKS and pieces and new:
            pieces[-1] = unicodedata.normalize("NFC", pieces[-1] + new)[:1]
            continue
        if new:
            pieces.append(new)
            starts.extend([start] * len(new))
    starts.append(given.starts[-1])
    return Unveiled("".join(pieces), starts)


@cache
def _plain_letter(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Cs", "Co", "Cn") and char not in "\n\t\r":
        tag = _LATIN_NAME.match(unicodedata.name(char, ""))
        return "" if tag is None or char < "\U000e0000" else tag[1].lower()
    if category in ("Mn", "Me"):
        return char if char in _KEPT_MARKS or "\u0900" <= char <= "\u1cff" else ""
    if char in "\u3164\u115f\u1160\uffa0\u2800":
        return ""
    if char in _TURNED:
        return _TURNED[char]
    return _letter(char, category)


def _letter(char: str, category: str) -> str:
    composed = unicodedata.normalize("NFKC", char)
    if category[0] == "Z":
        return "\n" if char in "\u2028\u2029" else " "
    if composed.isascii():
        return composed
    named = _LATIN_NAME.match(unicodedata.name(char, ""))
    if (
        named
        and category != "Lo"
        and unicodedata.normalize("NFKD", char) == char
        and char not in "đłøıħŧ"
    ):
        return named[1].lower() if category != "Lu" else named[1]
    return composed
