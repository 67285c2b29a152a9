"""Names for proposals that stay the same while the text around them moves."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.extraction import Span
    from articles.services.reading.shapes import ProposalKind

CONTEXT_WORDS = 5
_NEAR = 200
_WORD = re.compile(r"\w+")


def proposal_key(kind: ProposalKind, *words: str) -> str:
    """The kind and a digest of the words, whatever their case, accents and typography."""
    normal = "\0".join(name_key(part) for part in words)
    return f"{kind.value}-{hashlib.sha256(normal.encode()).hexdigest()[:20]}"


def context_of(text: str, span: Span) -> str:
    """The words next to a span in its paragraph: they tell equal words apart, and do not change
    when another paragraph does."""
    before = text[max(0, span.start - _NEAR) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + _NEAR].split("\n", 1)[0]
    before_words = _WORD.findall(before)[-CONTEXT_WORDS:]
    after_words = _WORD.findall(after)[:CONTEXT_WORDS]
    return " ".join([*before_words, "|", *after_words])


def told_apart(keys: Iterable[str]) -> list[str]:
    """The keys with a number behind those that come again, in the order of the text."""
    seen: dict[str, int] = {}
    found = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        found.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return found
