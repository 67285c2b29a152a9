"""Words inside the paragraph that they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from articles.text.projection import BLOCK_BREAK

# Characters that are shown on each side at most: a paragraph may be as long as the story.
MAX_PASSAGE = 600


@dataclass(frozen=True, slots=True)
class Passage:
    """The words, and what stands before and behind them in their paragraph."""

    before: str
    words: str
    after: str


def passage(text: str, start: int, end: int) -> Passage:
    """The paragraph around `text[start:end]`, cut between words where it is very long.

    >>> passage("One.\\n\\nShe said yes at once.", 15, 18)
    Passage(before='She said ', words='yes', after=' at once.')
    """
    opening = text.rfind(BLOCK_BREAK, 0, start)
    closing = text.find(BLOCK_BREAK, end)
    before = text[0 if opening < 0 else opening + len(BLOCK_BREAK) : start].lstrip()
    after = text[end : closing if closing >= 0 else len(text)].rstrip()
    return Passage(_last(before), text[start:end], _first(after))


def _last(text: str) -> str:
    return text if len(text) <= MAX_PASSAGE else f"…{text[-MAX_PASSAGE:].partition(' ')[2]}"


def _first(text: str) -> str:
    return text if len(text) <= MAX_PASSAGE else f"{text[:MAX_PASSAGE].rpartition(' ')[0]}…"
