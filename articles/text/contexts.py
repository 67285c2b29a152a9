"""The words of a text around some of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# In characters, before and behind: two or three sentences.
AROUND = 280


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text; `is_quote` where it is what the rest stands around."""

    text: str
    is_quote: bool = False


def surroundings(
    text: str, spans: Iterable[tuple[int, int]], around: int = AROUND
) -> tuple[Stretch, ...]:
    """`text` from `around` characters before the first span to as many behind the last, cut
    between paragraphs or words. Spans are code points, end exclusive; those outside of the text,
    or over one before them, are passed over. Without any left, there is nothing."""
    pieces: list[Stretch] = []
    at = -1
    for start, end in sorted(spans):
        if not max(at, 0) <= start < end <= len(text):
            continue
        between = text[at:start] if at >= 0 else _last_words(text[:start], around)
        pieces += (Stretch(between), Stretch(text[start:end], is_quote=True))
        at = end
    if at >= 0:
        pieces.append(Stretch(_first_words(text[at:], around)))
    return tuple(piece for piece in pieces if piece.text)


def _last_words(text: str, most: int) -> str:
    if len(text) <= most:
        return text.lstrip()
    kept = text[-most:]
    paragraph = kept.find("\n", 0, most // 2)
    if paragraph >= 0:
        return kept[paragraph:].lstrip()
    space = next((at for at, sign in enumerate(kept) if sign.isspace()), -1)
    return f"… {kept[space + 1 :].lstrip()}"


def _first_words(text: str, most: int) -> str:
    if len(text) <= most:
        return text.rstrip()
    kept = text[:most]
    paragraph = kept.rfind("\n", most // 2)
    if paragraph >= 0:
        return kept[:paragraph].rstrip()
    space = max((at for at, sign in enumerate(kept) if sign.isspace()), default=most)
    return f"{kept[:space].rstrip()} …"
