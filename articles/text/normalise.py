"""Forms of a text: clean for storing, a key for names, a folded form for finding words again."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from typing import Any

DOUBLE_QUOTES = '"“”„‟«»″〝〞＂'
SINGLE_QUOTES = "'‘’‚‛‹›′ʼ`´＇"
QUOTATION_MARKS = DOUBLE_QUOTES + SINGLE_QUOTES
DASHES = "-‐‑‒–—―−﹘﹣－"
# Without width and without meaning for the words: soft hyphen, zero-width space, word joiner,
# byte order mark, direction marks, embeddings, overrides and isolates.
_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Joiners shape words of Persian, Indic scripts and emoji, and are noise in any other place.
_STRAY_JOINER = (
    "(?<![\u0600-\u1fff\u2600-\u2bff\ufb50-\ufdff\ufe0f\U0001f000-\U0001ffff])[\u200c\u200d]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb{_INVISIBLE}]|{_STRAY_JOINER}"
)

_BROKEN = re.compile("[\x00\ud800-\udfff]")

# As JSON writes them; a backslash that is itself escaped begins no escape.
_ESCAPED = re.compile(
    r"(?P<kept>\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})"
)

_PLAIN = str.maketrans(
    dict.fromkeys(SINGLE_QUOTES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(DASHES, "-")
)
_INITIALS = re.compile(r"(?<=\b\w)\.\s+(?=\w\.)")
_SPACES = re.compile(r"\s+")
# Below this class stand marks that make another letter (kana voicing, nukta, virama).
_FIRST_ACCENT_CLASS = 10

# Only what changes: a single space, straight marks and a lone hyphen stay as they are.
_GAP = rf"[\s\u200c\u200d{_INVISIBLE}]*\s"
_DASH_RUN = rf"{re.escape(DASHES)}\u200c\u200d{_INVISIBLE}"
_FOLDED = re.compile(
    rf"(?P<space>[^\S ](?:{_GAP})?| {_GAP})"
    rf"|(?P<double>[{DOUBLE_QUOTES[1:]}])|(?P<single>[{SINGLE_QUOTES[1:]}])"
    rf"|(?P<dash>-[{_DASH_RUN}]+|[{DASHES[1:]}][{_DASH_RUN}]*)|(?P<dots>…)"
    rf"|(?P<drop>[\u200c\u200d{_INVISIBLE}])"
)
_REPLACEMENT = {"space": " ", "double": '"', "single": "'", "dash": "-", "dots": "...", "drop": ""}
_MAYBE_COMPOSED = re.compile("(?s).?[^\x00-\x7f]+")


def without_broken_signs(text: str) -> str:
    """`text` without NUL and without halves of characters, which no database takes."""
    return _BROKEN.sub("", text)


def without_broken_escapes(json_text: str) -> str:
    """`json_text` without the escapes of NUL and of halves of characters."""
    return _ESCAPED.sub(lambda found: found["kept"] or "", json_text)


def without_broken_signs_in(value: Any) -> Any:
    """A value out of JSON, in which halves of characters survive, with readable texts."""
    if isinstance(value, str):
        return without_broken_signs(value)
    if isinstance(value, list):
        return [without_broken_signs_in(one) for one in value]
    if isinstance(value, dict):
        return {
            without_broken_signs(key): without_broken_signs_in(one) for key, one in value.items()
        }
    return value


def clean_text(raw: str) -> str:
    """`raw` as it is stored: NFC, line ends as LF, without invisible characters.

    No-break spaces, tabs and the joiners that words of some scripts need are kept.
    """
    lines = _LINE_END.sub("\n", raw)
    return unicodedata.normalize("NFC", _DROPPED.sub("", lines))


def name_key(name: str) -> str:
    """A key under which spellings of one name meet: no case, accents, full stops, typography.

    >>> name_key("J. F.  O’Néill‐Smith")
    "jf o'neill-smith"
    """
    plain = unicodedata.normalize("NFKD", _DROPPED.sub("", name).translate(_PLAIN))
    plain = unicodedata.normalize("NFKD", _INITIALS.sub(".", plain).casefold())
    kept = "".join(c for c in plain if unicodedata.combining(c) < _FIRST_ACCENT_CLASS)
    kept = kept.translate(_PLAIN).replace(".", "")
    return unicodedata.normalize("NFC", _SPACES.sub(" ", kept).strip())


def fold(text: str) -> tuple[str, array[int]]:
    """`text` in the form in which words are compared, and a map back.

    Composed (NFC), typographic quotation marks straight, a run of dashes as one hyphen, a run of
    white space as one space, an ellipsis as three dots, invisible characters gone. Case stays.
    The map has one offset into `text` per folded code point and `len(text)` at its end.
    """
    composed, origins = _compose(text)
    pieces: list[str] = []
    offsets = array("L")
    at = 0
    for found in _FOLDED.finditer(composed):
        start = found.start()
        new = _REPLACEMENT[found.lastgroup or ""]
        pieces += (composed[at:start], new)
        offsets.extend(range(at, start))
        offsets.extend([start] * len(new))
        at = found.end()
    pieces.append(composed[at:])
    offsets.extend(range(at, len(composed) + 1))
    if origins is not None:
        offsets = array("L", [origins[offset] for offset in offsets])
    return "".join(pieces), offsets


def _compose(text: str) -> tuple[str, list[int] | None]:
    """`text` in NFC and the offset of each of its code points in `text`; None: nothing moved."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for found in _MAYBE_COMPOSED.finditer(text):
        pieces.append(text[at : found.start()])
        origins += range(at, found.start())
        for start, cluster in _clusters(found[0], found.start()):
            composed = unicodedata.normalize("NFC", cluster)
            pieces.append(composed)
            origins += [start] * len(composed)
        at = found.end()
    pieces.append(text[at:])
    origins += range(at, len(text) + 1)
    return "".join(pieces), origins


def _clusters(chunk: str, offset: int) -> Iterator[tuple[int, str]]:
    """The parts of `chunk` that composing treats each by itself, with their offsets."""
    start = 0
    for index in range(1, len(chunk)):
        if not _joins(chunk[index]):
            yield offset + start, chunk[start:index]
            start = index
    yield offset + start, chunk[start:]


def _joins(char: str) -> bool:
    """Whether `char` can compose with what stands before it: a mark, a Hangul vowel or final."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
