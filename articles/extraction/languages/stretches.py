"""Finds what is spoken in a paragraph: between marks, or behind the dash of a dialogue, without the
narrator's words that stand inside ("— Yes, — said Ana. — Always.")."""

from __future__ import annotations

from typing import Final

from ..marks import Quoted, quoted_spans, trim_blank
from ..tokens import Token
from .packs import LanguagePack
from .wording import tokens_in

DIALOGUE_DASHES: Final = ("—", "–", "―", "-")
_STOPS: Final = (",", ".", "!", "?", "…", "؟", "،", "»", "”", "“")
# How far behind a dash or a comma the narrator's verb stands.
_NEAR: Final = 5
_LONGEST_INSET: Final = 30
_TRIMMED: Final = " \t\xa0\u202f,;—–―-،"


def spoken_in(
    text: str, start: int, end: int, pack: LanguagePack, style: str, running: bool
) -> list[Quoted]:
    """The spoken stretches of a paragraph, in order, none of them empty."""
    begin = _dialogue_start(text, start, end)
    if begin:
        whole = Quoted(begin, end, start, end, True)
        return _parts(text, whole, pack, dialogue=True)
    found: list[Quoted] = []
    for quoted in quoted_spans(text, start, end, style, running):
        found += _parts(text, quoted, pack, dialogue=False)
    return found


def _dialogue_start(text: str, start: int, end: int) -> int:
    """Where the words of a line of dialogue begin, 0 where the paragraph is none."""
    at, _ = trim_blank(text, start, end)
    if at >= end or text[at] not in DIALOGUE_DASHES:
        return 0
    following = text[at + 1 : at + 2]
    if text[at] == "-" and not following.isspace():
        return 0
    begin, stop = trim_blank(text, at + 1, end)
    return begin if begin < stop and any(char.isalpha() for char in text[begin:stop]) else 0


def _parts(text: str, whole: Quoted, pack: LanguagePack, dialogue: bool) -> list[Quoted]:
    """The speech of a stretch, cut where the narrator puts a word in."""
    tokens = tokens_in(text, whole.start, whole.end, pack)
    spans: list[tuple[int, int]] = []
    begin, at = whole.start, 0
    while at < len(tokens):
        stop = _inset_end(tokens, at, pack, dialogue)
        if stop:
            # Speech ends with its own full stop or question mark, not with the comma.
            ends = tokens[at].end if tokens[at].text in ("!", "?", "…") else tokens[at].start
            spans.append((begin, ends))
            begin = tokens[stop].start if stop < len(tokens) else whole.end
            at = stop
        at += 1
    spans.append((begin, whole.end))
    return _made(text, whole, spans)


def _made(text: str, whole: Quoted, spans: list[tuple[int, int]]) -> list[Quoted]:
    found: list[Quoted] = []
    for start, end in spans:
        while start < end and text[start] in _TRIMMED + ".":
            start += 1
        while end > start and text[end - 1] in _TRIMMED:
            end -= 1
        if any(char.isalnum() for char in text[start:end]):
            found.append(Quoted(start, end, start, end, True))
    if found and len(spans) == 1:
        return [found[0]._replace(outer_start=whole.outer_start, outer_end=whole.outer_end)]
    if found and spans[0][1] > found[0].start:
        found[0] = found[0]._replace(outer_start=whole.outer_start)
    if found and spans[-1][0] < found[-1].end:
        last = found[-1].start >= spans[-1][0]
        found[-1] = found[-1]._replace(outer_end=whole.outer_end) if last else found[-1]
    return found


def _inset_end(tokens: list[Token], at: int, pack: LanguagePack, dialogue: bool) -> int:
    """Index of the first token behind the narrator's words that begin at `at`; 0 for none."""
    token = tokens[at]
    if at + 1 >= len(tokens):
        return 0
    if token.text in DIALOGUE_DASHES and at:
        return _dash_inset(tokens, at, pack, dialogue)
    comma = token.text in (",", "!", "?", "…") and pack.flags["comma_inset"]
    if comma and _inverted(tokens, at + 1, pack):
        return _comma_end(tokens, at + 1)
    return 0


def _dash_inset(tokens: list[Token], at: int, pack: LanguagePack, dialogue: bool) -> int:
    before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
    touches = token.end == after.start and before.end < token.start
    if not (touches if pack.flags["dash_touches"] else before.text in _STOPS):
        return 0
    near = tokens[at + 1 : at + 1 + _NEAR]
    if not dialogue and not any(pack.verb(one.low) for one in near):
        return 0
    if after.kind == "w" and after.capital and not any(pack.verb(one.low) for one in near):
        return 0
    for here in range(at + 2, min(len(tokens), at + _LONGEST_INSET)):
        if tokens[here].text in DIALOGUE_DASHES and _closes(tokens, here, pack):
            return here + 1
    return len(tokens)


def _closes(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    if pack.flags["dash_touches"]:
        return tokens[at - 1].end == tokens[at].start
    return tokens[at - 1].text in (".", ",", "!", "?", ":", ";")


def _inverted(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """Whether a clause with its verb first begins: "soupire-t-il", "a ajouté l'avocat"."""
    verb = -1
    for here in range(at, min(at + 4, len(tokens))):
        low = tokens[here].low
        if pack.verb(low) and low not in pack.words["clitics"]:
            verb = here
            break
        if low not in pack.words["clitics"] and low not in pack.words["inversion"]:
            return False
    if verb < 0 or verb + 1 >= len(tokens):
        return False
    after = tokens[verb + 1]
    words = pack.words
    speaks = after.low in words["inversion"] or after.low in words["determiners"]
    pronoun = any(one.low in words["inversion"] for one in tokens[at:verb])
    return (
        speaks or pronoun or (after.kind == "w" and after.capital) or after.low in words["persons"]
    )


def _comma_end(tokens: list[Token], at: int) -> int:
    for here in range(at + 1, min(len(tokens), at + _LONGEST_INSET)):
        if tokens[here].text in (".", "!", "?", "…"):
            return here + 1
        if tokens[here].text == "," and here - at <= 3:
            return here + 1
    return len(tokens)
